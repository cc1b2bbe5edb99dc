"""A plan as a careful person reads it from the page: what a reader of documents is measured against.

Words are what is printed, white space folded to single spaces. Nothing here knows how the plan is set on
paper, nor how Answerable reads it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Decision(StrEnum):
    AGREED = "agreed"
    PARTLY_AGREED = "partly_agreed"
    NOT_AGREED = "not_agreed"


class Kind(StrEnum):
    RECOMMENDATION = "recommendation"
    PRIORITY_CONCERN = "priority_concern"
    KEY_CONCERN = "key_concern"


class Pairing(StrEnum):
    """How sure a careful reader is that the owner, or the target, belongs to the action."""

    CERTAIN = "certain"
    SHARED = "shared"
    INHERITED = "inherited"
    UNCERTAIN = "uncertain"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class KnownAction:
    text: str
    items: tuple[str, ...] = ()
    """A list inside the action, which shares its owner and target; printed as "i) ...", "ii) ..."."""
    owners: tuple[str, ...] = ()
    """Its entries in the owner column; where the pairing is uncertain, every candidate of the cell."""
    targets: tuple[str, ...] = ()
    status: str | None = None
    percent: int | None = None
    owner_pairing: Pairing = Pairing.CERTAIN
    target_pairing: Pairing = Pairing.CERTAIN

    @property
    def words(self) -> str:
        return " ".join([self.text, *self.labelled_items])

    @property
    def labelled_items(self) -> tuple[str, ...]:
        return tuple(f"{'i' * place}) {item}" for place, item in enumerate(self.items, start=1))


@dataclass(frozen=True, slots=True)
class KnownRound:
    label: str
    actions: tuple[KnownAction, ...]


@dataclass(frozen=True, slots=True)
class KnownDirection:
    addressee: str
    due: str

    @property
    def words(self) -> str:
        return f"Directed to: {self.addressee} should, by {self.due}:"


@dataclass(frozen=True, slots=True)
class KnownFinding:
    number: str
    text: str
    kind: Kind = Kind.RECOMMENDATION
    directed_to: KnownDirection | None = None
    parts: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """Numbers of the report's paragraphs, such as "2.14"; printed after the text as "(paragraph 2.14)"."""
    decision: Decision | None = None
    decision_words: str | None = None
    reasons: tuple[str, ...] = ()
    response: tuple[str, ...] = ()
    """Prose before the actions that is no action itself: a lead-in, or why the answer is no."""
    rounds: tuple[KnownRound, ...] = ()
    torn_dates: tuple[str, ...] = ()
    """Target dates printed as bare lines after the table, so that no reader can tell whose they are."""

    def actions(self) -> Iterator[KnownAction]:
        for round_ in self.rounds:
            yield from round_.actions


@dataclass(frozen=True, slots=True)
class KnownSubmission:
    round: str | None
    words: str


@dataclass(frozen=True, slots=True)
class KnownTotals:
    agreed: int
    partly_agreed: int
    not_agreed: int

    @property
    def total(self) -> int:
        return self.agreed + self.partly_agreed + self.not_agreed


@dataclass(frozen=True, slots=True)
class KnownPlan:
    title: str
    responds_to: str
    body: str
    report_published: str
    submitted: tuple[KnownSubmission, ...]
    findings: tuple[KnownFinding, ...]
    caveat: str | None = None
    totals: KnownTotals | None = None


def counted(findings: tuple[KnownFinding, ...]) -> KnownTotals:
    """The totals table that these findings call for."""
    decisions = Counter(finding.decision for finding in findings)
    return KnownTotals(*(decisions[decision] for decision in Decision))


def change_rounds(
    finding: KnownFinding, change: Callable[[tuple[KnownAction, ...]], tuple[KnownAction, ...]]
) -> KnownFinding:
    """The finding with the actions of each round changed."""
    rounds = tuple(replace(round_, actions=change(round_.actions)) for round_ in finding.rounds)
    return replace(finding, rounds=rounds)
