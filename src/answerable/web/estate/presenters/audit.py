"""The trail of who did what, in words."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from django.apps import apps
from django.urls import reverse

from answerable.web.audit.models import Entry
from answerable.web.design.tables import Cell, Column, Lines, Link, Row
from answerable.web.design.words import date
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

COLUMNS = (
    Column("number", "Number", numeric=True, sort="-number"),
    Column("at", "When"),
    Column("by", "Who"),
    Column("act", "What was done"),
    Column("subject", "To what"),
    Column("words", "In words"),
)
ORDERS = {"number": ("number", "id"), "-number": ("-number", "-id")}
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PAGES = {
    "accounts.person": (Capability.MANAGE_PEOPLE, "estate:person"),
    "commitments.commitment": (Capability.SEE_PLANS, "dashboard:commitment"),
    "commitments.evidence": (Capability.SEE_EVIDENCE, "commitments:evidence"),
    "estate.place": (Capability.SEE_PLANS, "dashboard:place"),
    "estate.post": (Capability.SEE_PLANS, "dashboard:post"),
    "plans.actionplan": (Capability.SEE_PLANS, "plans:plan"),
    "plans.import": (Capability.BRING_PLANS, "plans:import"),
}
"""The page of a thing, and what it takes to open it."""


def rows(entries: Iterable[Entry], names: Mapping[int, str], *, viewer: Viewer) -> Iterator[Row]:
    for entry in entries:
        yield _row(entry, names, viewer)


def _row(entry: Entry, names: Mapping[int, str], viewer: Viewer) -> Row:
    return (
        entry.number,
        entry.at,
        names.get(entry.by, f"Person {entry.by}") if entry.by else "The system",
        entry.act.replace("_", " ").capitalize(),
        _subject(entry, viewer),
        _words(entry),
    )


def _subject(entry: Entry, viewer: Viewer) -> Cell:
    model = apps.get_model(entry.subject)
    words = f"{model._meta.verbose_name} {entry.subject_id}".capitalize()  # noqa: SLF001
    needed, page = _PAGES.get(entry.subject, (None, ""))
    return Link(words, reverse(page, args=(entry.subject_id,))) if needed and viewer.may(needed) else words


def _words(entry: Entry) -> Cell:
    if entry.detail.redacted_at:
        return f"Taken out on {date(entry.detail.redacted_at)}: {entry.detail.redaction}"
    details = json.loads(entry.detail.content)
    return Lines([f"{name.replace('_', ' ').capitalize()}: {_said(value)}" for name, value in details.items()])


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date(dt.date.fromisoformat(value))
    if isinstance(value, str) and _HASH.fullmatch(value):
        return " ".join(re.findall(".{16}", value))  # else it is wider than the page
    return "nobody" if value is None else str(value)
