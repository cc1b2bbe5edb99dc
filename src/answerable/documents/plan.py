"""An action plan as a value: what a service said it would do, in the words in which it said so.

The JSON form of `Plan` is the contract that other tools build on; `answerable read --schema` prints its schema.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from answerable.documents.text import Span, Text, Value
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.due_dates import DueDate, TargetKind, read_due_date
from answerable.vocabulary.periods import Precision

SCHEMA_VERSION = "1.0"


class FindingKind(StrEnum):
    RECOMMENDATION = "recommendation"
    PRIORITY_CONCERN = "priority_concern"
    KEY_CONCERN = "key_concern"
    OTHER = "other"


class RoundKind(StrEnum):
    COMMITMENTS = "commitments"
    PROGRESS = "progress"


class Pairing(StrEnum):
    """How sure it is that an owner, or a target, belongs to an action."""

    CERTAIN = "certain"
    SHARED = "shared"
    """One entry serves every action of its cell."""
    INHERITED = "inherited"
    """The place was blank and takes what stands above it."""
    UNCERTAIN = "uncertain"
    """The counts disagree: every candidate of the cell is given, and a person must choose."""
    ABSENT = "absent"


class LeftoverCode(StrEnum):
    HEADING = "heading"
    DEFINITION = "definition"
    TOTALS = "totals"
    CAVEAT = "caveat"
    REPEATED = "repeated"
    ORPHAN = "orphan"
    UNREADABLE = "unreadable"
    RECORD = "record"
    """What a register prints on a plan that it publishes, by which its trail can be checked."""


class SourceFile(Value):
    name: str
    sha256: str
    media_type: str
    pages: int | None


class SaidDate(Value):
    """A date as the document writes it, and the day it means (the last day it can mean), if it can be told."""

    raw: str
    date: date | None


class Submission(Value):
    round: str | None
    """Which submission the document says it is ("Original", "Updated", "Final"), if it says."""
    raw: str
    date: date | None


class Target(Value):
    """When an action is due, as it was said."""

    raw: Text
    kind: TargetKind
    precision: Precision | None
    date: date | None
    """The last day it can mean."""
    recurrence: str | None
    condition: str | None
    milestone: str | None

    @classmethod
    def said(cls, raw: Text, due: DueDate | None = None) -> Self:
        """The target that these words state; `due` where they have been read already."""
        due = due or read_due_date(raw.text)
        return cls(
            raw=raw,
            kind=due.kind,
            precision=due.precision,
            date=due.date,
            recurrence=due.recurrence,
            condition=due.condition,
            milestone=due.milestone,
        )


class Action(Value):
    text: Text
    owners: tuple[str, ...]
    owner_raw: Text | None
    targets: tuple[Target, ...]
    status_raw: str | None
    percent: float | None
    owner_pairing: Pairing
    target_pairing: Pairing
    doubts: tuple[str, ...]

    @classmethod
    def bare(cls, words: Text) -> Self:
        """An action of which only the words are known."""
        return cls(
            text=words,
            owners=(),
            owner_raw=None,
            targets=(),
            status_raw=None,
            percent=None,
            owner_pairing=Pairing.ABSENT,
            target_pairing=Pairing.ABSENT,
            doubts=(),
        )


class Round(Value):
    label: str
    """The words that head the round in the document; empty where the plan has one round and no heading."""
    date: date | None
    kind: RoundKind
    actions: tuple[Action, ...]


class DirectedTo(Value):
    text: Text
    due: Target | None


class Finding(Value):
    number: str
    kind: FindingKind
    directed_to: DirectedTo | None
    text: Text
    parts: tuple[Text, ...]
    references: tuple[str, ...]
    decision: Decision | None
    decision_raw: str | None
    reasons: tuple[str, ...]
    response: tuple[Text, ...]
    rounds: tuple[Round, ...]


class Count(Value):
    agreed: int
    partly_agreed: int
    not_agreed: int
    total: int

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Self:
        taken = Counter(finding.decision for finding in findings)
        return cls(**{decision.value: taken[decision] for decision in Decision}, total=len(findings))


class Totals(Value):
    stated: Count | None
    counted: Count
    agree: bool | None


class Leftover(Value):
    code: LeftoverCode
    text: Text


class Doubt(Value):
    code: str
    message: str
    spans: tuple[Span, ...]


class Source(Value):
    """Where the words of a field that is a plain string stand: a JSON Pointer to the field, and its spans.

    With the spans of every `Text` and of the leftovers, this accounts for every character of the document.
    """

    field: Annotated[str, Field(pattern=r"^(/[^/]+)+$")]
    spans: tuple[Span, ...]


class Plan(Value):
    schema_version: str = SCHEMA_VERSION
    file: SourceFile
    title: str
    inspectorate: str | None
    place: str | None
    responds_to: str
    body: str | None
    report_published: SaidDate | None
    submitted: tuple[Submission, ...]
    caveats: tuple[Text, ...]
    findings: tuple[Finding, ...]
    totals: Totals
    leftovers: tuple[Leftover, ...]
    doubts: tuple[Doubt, ...]
    sources: tuple[Source, ...]
