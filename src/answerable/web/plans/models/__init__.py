"""Reports, the plans that answer them with their rounds, and the documents they were read from."""

from answerable.web.plans.models.documents import Document
from answerable.web.plans.models.findings import Entry, Finding, FindingTag, LinkProposal
from answerable.web.plans.models.imports import Change, Import, Reading
from answerable.web.plans.models.plans import ActionPlan, Band, Edition, Report, Round, Submission

__all__ = [
    "ActionPlan",
    "Band",
    "Change",
    "Document",
    "Edition",
    "Entry",
    "Finding",
    "FindingTag",
    "Import",
    "LinkProposal",
    "Reading",
    "Report",
    "Round",
    "Submission",
]
