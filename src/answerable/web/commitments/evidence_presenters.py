"""Evidence in the words of a page."""

from collections.abc import Iterable, Iterator, Mapping

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from answerable.web.audit.models import Entry
from answerable.web.commitments.file_kinds import NAMES
from answerable.web.commitments.models import Evidence
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import date, when
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

COLUMNS = (
    Column("title", "What it shows"),
    Column("effective", "Speaks of"),
    Column("kind", "File"),
    Column("added", "Added on"),
    Column("state", "State"),
)
_ACTS = (
    (Capability.SEE_OPENINGS, "commitments:evidence_seen", "Who opened “{}”"),
    (Capability.REDACT, "commitments:redact_evidence", "Take out “{}” by law"),
)
SEEN = (Column("at", "When", sort="-number"), Column("by", "Who opened it"))
SEEN_ORDERS = {"number": ("number", "id"), "-number": ("-number", "-id")}


def state(held: Evidence) -> Tag:
    if held.redacted_at:
        return Tag("Taken out by law", "red")
    return Tag("Released to anyone", "green") if held.released_at else Tag("Private", "grey")


def kind(held: Evidence) -> str:
    return f"{NAMES.get(held.media_type, 'File')}, {filesizeformat(held.size)}"


def listing(caption: str, held: Iterable[Evidence], *, viewer: Viewer) -> Listing:
    """With what else the viewer may do, where that is anything."""
    acts = [act for act in _ACTS if viewer.may(act[0])]
    rows = [_row(one, viewer) + ((_acts(one, viewer),) if acts else ()) for one in held]
    return Listing(caption, (*COLUMNS, Column("acts", "More")) if acts else COLUMNS, rows)


def _row(held: Evidence, viewer: Viewer) -> Row:
    opens = viewer.may_at(Capability.SEE_EVIDENCE, held.commitment.place.path)
    title = Link(held.title, reverse("commitments:evidence", args=(held.pk,))) if opens else held.title
    return title, held.effective_on, kind(held), timezone.localdate(held.uploaded_at), state(held)


def _acts(held: Evidence, viewer: Viewer) -> Cell:
    path, acts = held.commitment.place.path, _ACTS[:1] if held.redacted_at else _ACTS
    may = [(words, name) for needed, name, words in acts if viewer.may_at(needed, path)]
    return Lines([Link(words.format(held.title), reverse(name, args=(held.pk,))) for words, name in may])


def facts(held: Evidence) -> list[tuple[str, Cell]]:
    said: list[tuple[str, Cell]] = [
        ("Commitment", Link(held.commitment.words, reverse("dashboard:commitment", args=(held.commitment_id,)))),
        ("Speaks of", date(held.effective_on)),
        ("Added", f"{when(held.uploaded_at)}, by {held.uploaded_by.name}"),
        ("File", f"{held.name} ({kind(held)})"),
        ("Fingerprint (SHA-256)", " ".join(held.sha256[at : at + 16] for at in range(0, 64, 16))),
        ("State", state(held)),
    ]
    if held.released_at and held.released_by:
        said.append(("Released", f"{when(held.released_at)}, by {held.released_by.name}"))
    if held.redacted_at:
        said.append(("Taken out", f"{when(held.redacted_at)}: {held.redaction}"))
    return said


def seen(entries: Iterable[Entry], names: Mapping[int, str]) -> Iterator[Row]:
    for entry in entries:
        yield entry.at, names.get(entry.by or 0, f"Person {entry.by}")
