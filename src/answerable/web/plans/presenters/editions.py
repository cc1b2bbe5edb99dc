"""An edition of a plan, and what it changed."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.text import Truncator

from answerable.web.design import words
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing
from answerable.web.plans.differences import Difference, PlanDifferences
from answerable.web.plans.models import Edition

_SHORT = 80
_COLUMNS = (Column("what", "Where"), Column("before", "Before"), Column("after", "Now"))


def facts(edition: Edition) -> list[tuple[str, Cell]]:
    document = edition.document
    file = Link(document.name, reverse("plans:original", kwargs={"pk": document.pk}))
    deleted = f"{document.name}, deleted on {words.date(document.redacted_at)}: it held personal data"
    said: list[tuple[str, Cell]] = [
        ("Plan", Link(edition.plan.title, reverse("plans:plan", kwargs={"pk": edition.plan_id}))),
        ("Accepted", f"{words.when(edition.accepted_at)}, by {edition.accepted_by.name}"),
        ("Source", deleted if document.redacted_at else file),
        ("Fingerprint of the source (SHA-256)", document.sha256),
        ("Fingerprint of this edition (SHA-256)", edition.sha256),
    ]
    if edition.redacted_at:
        since = "The fingerprint is that of the edition as it was accepted."
        said.append(("Redacted", f"Personal data was taken out on {words.date(edition.redacted_at)}. {since}"))
    return said


def changes(found: PlanDifferences) -> list[Listing]:
    """What differs on the front, then under each finding that differs."""
    front = [_listing("The front of the plan", found.front)] if found.front else []
    return front + [
        _listing(f"Finding {one.number} {Truncator(one.words).chars(_SHORT)}", one.differences) for one in found.changed
    ]


def _listing(caption: str, found: Iterable[Difference]) -> Listing:
    return Listing(caption, _COLUMNS, [(one.what, _lines(one.before), _lines(one.after)) for one in found])


def _lines(said: str) -> Cell:
    return Lines(said.splitlines()) if said else None
