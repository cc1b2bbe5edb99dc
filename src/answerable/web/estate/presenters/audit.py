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
    "accounts.person": "estate:person",
    "commitments.commitment": "dashboard:commitment",
    "estate.place": "dashboard:place",
    "estate.post": "dashboard:post",
    "plans.actionplan": "plans:plan",
    "plans.import": "plans:import",
}


def rows(entries: Iterable[Entry], names: Mapping[int, str]) -> Iterator[Row]:
    for entry in entries:
        yield _row(entry, names)


def _row(entry: Entry, names: Mapping[int, str]) -> Row:
    return (
        entry.number,
        entry.at,
        names.get(entry.by, f"Person {entry.by}") if entry.by else "The system",
        entry.act.replace("_", " ").capitalize(),
        _subject(entry),
        _words(entry),
    )


def _subject(entry: Entry) -> Cell:
    model = apps.get_model(entry.subject)
    words = f"{model._meta.verbose_name} {entry.subject_id}".capitalize()  # noqa: SLF001
    page = _PAGES.get(entry.subject)
    return Link(words, reverse(page, args=(entry.subject_id,))) if page else words


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
