"""Reports, the plans that answer them with their rounds, what they are read from, and what they are written as."""

from answerable.web.plans.models.documents import Document
from answerable.web.plans.models.drafts import Ask, Draft, Reporting, UpdateDue
from answerable.web.plans.models.findings import Entry, Finding, FindingTag, LinkProposal, Wording
from answerable.web.plans.models.imports import Change, Import, Reading
from answerable.web.plans.models.plans import (
    ActionPlan,
    Band,
    Dependency,
    Dispatch,
    Edition,
    Report,
    Round,
    Submission,
)
from answerable.web.plans.models.programmes import (
    Carried,
    Coverage,
    Likeness,
    Offer,
    Pilot,
    PilotSite,
    Workstream,
)

__all__ = [
    "ActionPlan",
    "Ask",
    "Band",
    "Carried",
    "Change",
    "Coverage",
    "Dependency",
    "Dispatch",
    "Document",
    "Draft",
    "Edition",
    "Entry",
    "Finding",
    "FindingTag",
    "Import",
    "Likeness",
    "LinkProposal",
    "Offer",
    "Pilot",
    "PilotSite",
    "Reading",
    "Report",
    "Reporting",
    "Round",
    "Submission",
    "UpdateDue",
    "Wording",
    "Workstream",
]
