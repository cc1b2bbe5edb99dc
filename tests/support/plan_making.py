"""The parts of plans made by hand, each with as little said as it needs."""

from collections import Counter
from datetime import date

from answerable.documents.plan import (
    Action,
    Count,
    Finding,
    FindingKind,
    Pairing,
    Plan,
    Round,
    RoundKind,
    SaidDate,
    SourceFile,
    Submission,
    Target,
    Totals,
)
from answerable.documents.text import Text
from answerable.vocabulary.decisions import Decision

CERTAIN = Pairing.CERTAIN
SHARED = Pairing.SHARED
INHERITED = Pairing.INHERITED
UNCERTAIN = Pairing.UNCERTAIN
SUBMITTED = date(2024, 2, 9)


def text(words: str) -> Text:
    return Text.plain(words)


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(map(text, words))


def target(words: str) -> Target:
    return Target.said(text(words))


def action(
    words: str,
    owners: str = "",
    targets: str = "",
    pairings: tuple[Pairing, Pairing] = (CERTAIN, CERTAIN),
    progress: tuple[str | None, float | None] = (None, None),
) -> Action:
    """Owners and targets one a line; none of them is `absent`, whatever the pairings of owner and target say."""
    return Action(
        text=text(words),
        owners=tuple(owners.splitlines()),
        owner_raw=text(" ".join(owners.split())) if owners else None,
        targets=tuple(map(target, targets.splitlines())),
        status_raw=progress[0],
        percent=progress[1],
        owner_pairing=pairings[0] if owners else Pairing.ABSENT,
        target_pairing=pairings[1] if targets else Pairing.ABSENT,
        doubts=(),
    )


def only_round(*actions: Action) -> Round:
    """The actions of a plan that has no rounds; they were promised when it was submitted."""
    return Round(label="", date=SUBMITTED, kind=RoundKind.COMMITMENTS, actions=actions)


def commitments(*actions: Action) -> Round:
    label = "Action plan commitments (May 2023)"
    return Round(label=label, date=date(2023, 5, 31), kind=RoundKind.COMMITMENTS, actions=actions)


def progress(*actions: Action) -> Round:
    label = "Progress against commitments (February 2024)"
    return Round(label=label, date=date(2024, 2, 29), kind=RoundKind.PROGRESS, actions=actions)


def finding(number: str, words: str, decided: str | None = None, **fields: object) -> Finding:
    """A recommendation, decided in these words; `fields` are any others of its fields."""
    plain = Finding(
        number=number,
        kind=FindingKind.RECOMMENDATION,
        directed_to=None,
        text=text(words),
        parts=(),
        references=(),
        decision=Decision(decided.lower().replace(" ", "_")) if decided else None,
        decision_raw=decided,
        reasons=(),
        response=(),
        rounds=(),
    )
    return plain.model_copy(update=fields)


def plan(*findings: Finding, **fields: object) -> Plan:
    """A plan of these findings; `fields` are any others of its fields."""
    counted = count(findings)
    title = "Getting ready for release at Stonebeck"
    plain = Plan(
        file=SourceFile(name="by hand", sha256="0" * 64, media_type="application/json", pages=None),
        title=title,
        inspectorate=None,
        place=None,
        responds_to=title,
        body=None,
        report_published=SaidDate(raw="8 January 2024", date=date(2024, 1, 8)),
        submitted=(Submission(round=None, raw="9 February 2024", date=SUBMITTED),),
        caveats=(),
        findings=findings,
        totals=Totals(stated=None, counted=counted, agree=None),
        leftovers=(),
        doubts=(),
        sources=(),
    )
    return plain.model_copy(update=fields)


def count(findings: tuple[Finding, ...]) -> Count:
    taken = Counter(finding.decision for finding in findings)
    return Count(**{decision.value: taken[decision] for decision in Decision}, total=len(findings))


def answered(number: str, words: str, *actions: Action, **fields: object) -> Finding:
    """An agreed recommendation with these actions in one round without a label."""
    return finding(number, words, "Agreed", rounds=(only_round(*actions),), **fields)
