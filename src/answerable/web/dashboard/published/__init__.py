"""Reads for anyone: they take no viewer, and begin from what is published."""

from answerable.web.dashboard.published.changes import MOST, Change, ChangeKind, changes
from answerable.web.dashboard.published.commitments import are_published, carried_by, commitments, find_commitment
from answerable.web.dashboard.published.content import content
from answerable.web.dashboard.published.findings import find_finding, findings, listed
from answerable.web.dashboard.published.places import find_place, places, places_narrowed, promised_at
from answerable.web.dashboard.published.plans import (
    as_listed,
    decisions,
    edition_of,
    find_plan,
    is_whole,
    silences,
    tallies,
    whole,
)
from answerable.web.dashboard.published.reach import plans
from answerable.web.dashboard.published.search import search
from answerable.web.dashboard.published.slippage import slippage
from answerable.web.dashboard.published.so_far import present_of, said, so_far

__all__ = [
    "MOST",
    "Change",
    "ChangeKind",
    "are_published",
    "as_listed",
    "carried_by",
    "changes",
    "commitments",
    "content",
    "decisions",
    "edition_of",
    "find_commitment",
    "find_finding",
    "find_place",
    "find_plan",
    "findings",
    "is_whole",
    "listed",
    "places",
    "places_narrowed",
    "plans",
    "present_of",
    "promised_at",
    "said",
    "search",
    "silences",
    "slippage",
    "so_far",
    "tallies",
    "whole",
]
