"""Published plans in lists, and one of them with its files."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.urls import reverse

from answerable.documents.writers import Format
from answerable.web.dashboard.published import as_listed, tallies
from answerable.web.dashboard.published.plans import Silence
from answerable.web.design.tables import Cell, Link, Listing, Row
from answerable.web.design.words import count, when
from answerable.web.plans.models import ActionPlan, Edition
from answerable.web.plans.presenters import files
from answerable.web.plans.presenters.plans import plan_listing, plan_rows, round_name
from answerable.web.plans.presenters.silence import listing as silent
from answerable.web.public.presenters.faces import PUBLIC

MEDIA_TYPES: Mapping[str, str] = {**files.MEDIA_TYPES, Format.CSV: "text/csv; charset=utf-8"}
CSV_METADATA = "csv-metadata.json"


def links(plan: ActionPlan) -> list[Link]:
    """The published edition as a document, in each format."""
    return [Link(files.name_of(one), file_address(plan, one)) for one in MEDIA_TYPES]


def file_address(plan: ActionPlan, file_format: str) -> str:
    return reverse("public:plan_file", kwargs={"pk": plan.pk, "file_format": file_format})


def record(edition: Edition) -> list[tuple[str, Cell]]:
    """Where in the record the edition stands, by which anyone can check that nothing was changed since."""
    redacted = [("Words taken out by law", edition.redaction)] if edition.redacted_at else []
    return [
        ("Edition", str(edition.number)),
        ("Published", when(edition.published_at)),
        ("Record", edition.anchor),
        ("Fingerprint of this edition (SHA-256)", edition.sha256),
        *redacted,
    ]


def editions(found: Sequence[Edition]) -> list[tuple[str, Cell]]:
    """The editions that were published, the newest first."""
    return [(f"Edition {one.number}", when(one.published_at)) for one in reversed(found) if one.published_at]


def silences(found: Iterable[Silence], *, on: dt.date) -> Iterator[tuple[str, Listing]]:
    """What each later round does not mention, under a line that says how much it is."""
    for silence in found:
        many = count(len(silence.entries), "commitment")
        yield f"{round_name(silence.round)} does not mention {many}", silent(silence.entries, on=on, face=PUBLIC)


def rows(found: Sequence[ActionPlan], *, on: dt.date) -> Iterator[Row]:
    return plan_rows(as_listed(found), tallies(found, on=on), face=PUBLIC)


def listing(found: Sequence[ActionPlan], *, on: dt.date) -> Listing:
    return plan_listing(as_listed(found), tallies(found, on=on), face=PUBLIC)
