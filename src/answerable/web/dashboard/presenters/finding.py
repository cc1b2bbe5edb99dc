"""The parts of a finding's page."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse

from answerable.web.dashboard.presenters.commitment import round_name
from answerable.web.dashboard.presenters.rows import decision_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.plans.models import Entry, Finding
from answerable.web.plans.presenters.faces import REGISTER, Face
from answerable.web.plans.types import Relation

ACTIONS = (
    Column("words", "Action"),
    Column("owner", "Owner, as written"),
    Column("date", "Date, as written"),
    Column("status", "What it says of it"),
    Column("commitment", "Commitment"),
)


def facts(finding: Finding) -> list[tuple[str, Cell]]:
    pages = ", ".join(map(str, finding.source.get("pages", ())))
    document = finding.edition.document
    original = Link(document.name, reverse("plans:original", args=(document.pk,)))
    return [*said(finding), ("Source", Lines((original, f"page {pages}")) if pages else original)]


def said(finding: Finding, *, face: Face = REGISTER) -> list[tuple[str, Cell]]:
    plan, band = finding.plan, finding.band
    due = f"{band.words}, {band.due_words or date(band.due_on)}".rstrip(", ") if band else ""
    return [
        ("Decision", decision_tag(finding)),
        *([("Decision, as written", finding.decision_words)] if finding.decision_words else []),
        *([("Reasons", Lines(tuple(map(str, finding.reasons))))] if finding.reasons else []),
        *([("Directed to", due)] if due else []),
        *([("Refers to", ", ".join(map(str, finding.references)))] if finding.references else []),
        ("Action plan", Link(plan.title, face.to_plan(plan.pk))),
        ("Place", Link(finding.place.name, face.to_place(finding.place_id))),
        *([("Inspectorate", str(plan.inspectorate))] if plan.inspectorate else []),
    ]


def rounds(finding: Finding, *, face: Face = REGISTER) -> list[Listing]:
    """The actions of each round, in the order of the plan."""
    return [
        Listing(round_name(entries[0]), ACTIONS, [_action(entry, face) for entry in entries])
        for entries in (list(group) for _, group in groupby(finding.entries.all(), key=lambda entry: entry.round_id))
    ]


def _action(entry: Entry, face: Face) -> Row:
    status = " ".join(part for part in (entry.status_words, _percent(entry.percent)) if part)
    return (
        entry.words,
        entry.owner_words or "No owner is written",
        "; ".join(_raw(target) for target in entry.targets) or "No date is written",
        status or None,
        _about(entry, face),
    )


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:g}%"


def _about(entry: Entry, face: Face) -> Cell:
    if entry.commitment_id is None:
        return entry.get_relation_display()
    words = "See the commitment" if entry.relation == Relation.MADE else entry.get_relation_display()
    return Link(words, face.to_commitment(entry.commitment_id))


def _raw(target: dict[str, Any]) -> str:
    raw = target.get("raw", "")
    return str(raw["text"] if isinstance(raw, dict) else raw)


def unsettled(entries: Sequence[Entry]) -> bool:
    return any(entry.relation == Relation.OPEN for entry in entries)
