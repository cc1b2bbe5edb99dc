"""The links of a round: what is proposed for each entry, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from answerable.documents.plan import RoundKind
from answerable.web.design.drawing import field
from answerable.web.design.forms import Form
from answerable.web.design.tables import Cell, Lines, Link
from answerable.web.plans.models import Entry, LinkProposal, Round
from answerable.web.plans.proposing import ALIKE, VERY_ALIKE
from answerable.web.plans.types import LinkState, Relation

OTHER = "other"
"""The choice of a commitment that is not proposed."""
_SHORT, _LONG = 120, 320


def likeness_words(score: float) -> str:
    if score > VERY_ALIKE:
        return "very alike"
    return "alike" if score >= ALIKE else "a little alike"


def choices_of(entry: Entry, round_: Round, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """What an entry can be said to be, the likest commitments first."""
    commits = round_.kind == RoundKind.COMMITMENTS
    said = "Says again commitment" if commits else "Progress on commitment"
    return [
        *(
            (str(one.commitment_id), f"{said} {names.get(one.commitment_id, '')} ({likeness_words(one.score)})")
            for one in _proposed(entry)
        ),
        (OTHER, "Says another commitment again" if commits else "Progress on another commitment"),
        (Relation.MADE.value, "A commitment of its own" if commits else "A new commitment"),
        (Relation.NARRATIVE.value, "About no commitment"),
    ]


def hints_of(entry: Entry) -> dict[str, str]:
    return {str(one.commitment_id): Truncator(one.commitment.words).chars(_LONG) for one in _proposed(entry)}


def promise_choices(makers: Sequence[Entry], names: Mapping[int, str]) -> list[tuple[str, str]]:
    return [
        (str(entry.commitment.pk), f"{names[entry.commitment.pk]} {Truncator(entry.words).chars(_SHORT)}")
        for entry in makers
        if entry.commitment
    ]


def _proposed(entry: Entry) -> list[LinkProposal]:
    return [one for one in entry.proposals.all() if one.state == LinkState.PROPOSED]


@dataclass(frozen=True)
class LinkShown:
    """An entry on the page of its round's links."""

    pk: int
    name: str
    words: str
    facts: Sequence[tuple[str, Cell]]
    settled: str
    """What it was settled to be; empty while it is open."""
    link: Link | None
    undo: str | None
    """The address that opens it again, where it may be."""
    choice: SafeString
    """The fields that settle it; empty where it is settled."""


def link_shown(entry: Entry, round_: Round, names: Mapping[int, str], form: Form) -> LinkShown:
    address = {"pk": round_.plan_id, "position": round_.position, "entry": entry.pk}
    settled = entry.relation != Relation.OPEN
    facts: list[tuple[str, Cell]] = [
        ("Finding", f"{entry.finding.number} {Truncator(entry.finding.words).chars(_SHORT)}".strip()),
        ("Owner", Lines(entry.owners)),
        ("Target date", Lines([target["raw"]["text"] for target in entry.targets])),
        ("Page of the document", _pages(entry)),
    ]
    return LinkShown(
        pk=entry.pk,
        name=entry_name(entry),
        words=entry.words,
        facts=[(name, value) for name, value in facts if value and value != Lines([])],
        settled=Relation(entry.relation).label if settled else "",
        link=_link(entry, names),
        undo=reverse("plans:undo_link", kwargs=address) if settled and entry.entered_at is None else None,
        choice=SafeString("") if settled else _choice(form, entry.pk),
    )


def _pages(entry: Entry) -> str:
    """Empty where the document has no pages."""
    return ", ".join(map(str, entry.source["pages"])) if entry.edition.document.pages else ""


def entry_name(entry: Entry) -> str:
    return f"entry {entry.position} of finding {entry.finding.number or entry.finding.position}"


def _link(entry: Entry, names: Mapping[int, str]) -> Link | None:
    if entry.commitment_id is None:
        return None
    href = reverse("dashboard:commitment", kwargs={"pk": entry.commitment_id})
    return Link(f"Commitment {names.get(entry.commitment_id, '')}".strip(), href)


def _choice(form: Form, entry: int) -> SafeString:
    # Not revealed by the radio: a radio with `aria-expanded`, as GOV.UK's script makes it, breaks WAI-ARIA.
    return SafeString(field(form[f"about-{entry}"], classes="govuk-radios--small") + field(form[f"other-{entry}"]))
