"""The parts of a commitment's public page, and of a finding's: posts, never people, and nothing that is private."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.urls import reverse

from answerable.web.commitments.models import Commitment, Evidence, OwnerName
from answerable.web.commitments.types import NameState, OwnerNature
from answerable.web.dashboard import published
from answerable.web.dashboard.presenters import finding as of_finding
from answerable.web.dashboard.presenters.commitment import made_rows as all_made_rows
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing
from answerable.web.plans.models import Entry, Finding
from answerable.web.public.presenters.faces import PUBLIC

EVIDENCE = (Column("title", "What it is"), Column("of", "Of the day"), Column("sha256", "Fingerprint (SHA-256)"))


def as_published(found: Iterable[Commitment], chunk: int) -> Iterator[Commitment]:
    """Any number of commitments without the names of people, so many at a time."""
    every = iter(found)
    while some := list(islice(every, chunk)):
        yield from published.so_far(some)


def owners(commitment: Commitment) -> list[tuple[str, Cell]]:
    """Each present owner as the plan names it, and the post it means."""
    present = [line.owner for line in commitment.ownerships.all() if line.present]
    return [(name.shown, _post(name)) for name in present]


def _post(name: OwnerName) -> str:
    if name.nature == OwnerNature.PERSON:
        return "The plan names a person. Only posts are shown here."
    if name.post and name.state == NameState.CONFIRMED:
        return f"{name.post}, {name.post.place}"
    return "Which post this is, nobody has confirmed yet."


def made_rows(entry: Entry) -> list[tuple[str, Cell]]:
    """The finding, plan and report that made the commitment, and the words of the plan."""
    dates = "; ".join(target["raw"]["text"] for target in entry.targets)
    return [
        *all_made_rows(entry, face=PUBLIC),
        ("Owner, as written", entry.owner_words or "No owner is written"),
        ("Date, as written", dates or "No date is written"),
    ]


def evidence(commitment: Commitment, released: Iterable[Evidence]) -> Listing:
    return Listing("Evidence that is released", EVIDENCE, [_item(commitment, item) for item in released])


def _item(commitment: Commitment, item: Evidence) -> tuple[Cell, ...]:
    href = reverse("public:evidence", kwargs={"pk": commitment.pk, "item": item.pk})
    return Lines((Link(item.title, href), item.name)), item.effective_on, item.sha256


def finding_facts(finding: Finding) -> list[tuple[str, Cell]]:
    return [] if finding.restricted_because else of_finding.said(finding, face=PUBLIC)
