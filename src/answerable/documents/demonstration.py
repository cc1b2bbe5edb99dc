"""A plan of a service that does not exist, in our own words, to show what a plan is and what can be done with one."""

from datetime import date
from typing import NamedTuple

from answerable.documents.plan import (
    Action,
    Count,
    DirectedTo,
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

_TITLE = "An open door: how fairly people reach work, learning and support in Wexmoor"
_PRISONS = "Head of Prisons"
_PROBATION = "Head of Probation"
_LEARNING = "Head of Learning and Work"
_DATA = "Head of Data and Insight"
_EQUALITY = "Equality Lead"


class _Answer(NamedTuple):
    decision: Decision
    response: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


_AGREED = _Answer(Decision.AGREED)


def demonstration_plan() -> Plan:
    """Six recommendations in two bands, answered in May 2025 and followed up in January 2026."""
    findings = (_activities(), _figures(), _forums(), _reports(), _interpreters(), _travel())
    counted = Count.of(findings)
    return Plan(
        file=SourceFile(name="demonstration plan", sha256="0" * 64, media_type="application/json", pages=None),
        title=_TITLE,
        inspectorate="Wexmoor Inspectorate of Justice",
        place="Wexmoor",
        responds_to=_TITLE,
        body="Wexmoor Prison and Probation Service",
        report_published=SaidDate(raw="11 March 2025", date=date(2025, 3, 11)),
        submitted=(
            Submission(round="Original", raw="12 May 2025", date=date(2025, 5, 12)),
            Submission(round="Updated", raw="30 January 2026", date=date(2026, 1, 30)),
        ),
        caveats=(Text.plain("Dates may be affected by the rebuilding of Harrow Gate prison."),),
        findings=findings,
        totals=Totals(stated=counted, counted=counted, agree=True),
        leftovers=(),
        doubts=(),
        sources=(),
    )


def _activities() -> Finding:
    words = (
        "Find out why fewer prisoners from ethnic minority backgrounds are in work or learning, and act on it. Cover:",
        "how places are offered and filled;",
        "what prisoners say keeps them from applying;",
        "the waiting lists of the five most wanted courses.",
    )
    commitments = _commitments(
        _action(
            "Every prison will compare who applies, who is offered a place and who finishes, by ethnicity, and "
            "discuss the result at its monthly equality meeting.",
            [_PRISONS],
            "September 2025",
        ),
        _action(
            "A new rule for filling places will be written with prisoners and tried in two prisons.",
            [_LEARNING],
            "Draft rule July 2025",
            "Both trials begin December 2025",
        ),
    )
    progress = _progress(
        _action(
            "The comparison is made in all nine prisons. In three of them it led to a change in how places are "
            "advertised.",
            [_PRISONS],
            "Completed and ongoing",
        ),
        _action(
            "One trial began in December 2025; the other waits for the workshop at Harrow Gate.",
            [_LEARNING],
            "June 2026",
        ),
    )
    return _finding("1", _prisons(), words, _AGREED, commitments, progress)


def _figures() -> Finding:
    words = (
        "Publish figures on early release and temporary licence by ethnicity, religion and age, in useful detail.",
    )
    why_not_all = (
        "Figures by ethnicity and age will be published. For policy reasons, figures by religion will not be "
        "published for single prisons, where the groups are so small that people could be recognised."
    )
    commitments = _commitments(
        _shared("The tables will be settled with the inspectorate.", _DATA, "June 2025"),
        _shared("The first tables will be published, with the rates and the numbers.", _DATA, "October 2025"),
        _shared("The tables will be published again every year.", _DATA, "Annually from October 2026"),
    )
    progress = _progress(_action("The first tables came out on 28 October 2025.", [_DATA], "Completed"))
    answer = _Answer(Decision.PARTLY_AGREED, (why_not_all,), ("policy",))
    return _finding("2", _prisons(), words, answer, commitments, progress)


def _forums() -> Finding:
    words = ("Give prisoners a regular way to say how fairly they are treated, and tell them what came of it.",)
    commitments = _commitments(
        _action(
            "A forum chaired by prisoners will meet in every prison.",
            [_EQUALITY, _PRISONS],
            "Quarterly from July 2025",
        ),
        _action(
            "A notice of what was said and what was done will go up on every wing within a month of each forum.",
            [_EQUALITY],
            "Commencing August 2025",
        ),
    )
    progress = _progress(
        _action("Forums have met twice in eight prisons and once in the ninth.", [_EQUALITY], "Ongoing"),
    )
    return _finding("3", _prisons(), words, _AGREED, commitments, progress)


def _reports() -> Finding:
    words = ("Make sure that a report to the court is written for everybody who should have one.",)
    commitments = _commitments(
        _action(
            "The share of people sentenced without a report will be counted by ethnicity and by court.",
            [_DATA],
            "August 2025",
        ),
        _action(
            "Report writers will be trained to set down a person’s own account of discrimination.",
            [_PROBATION],
            "March 2026",
        ),
    )
    progress = _progress(
        _action(
            "The count showed a gap of four percentage points at two of seven courts; both will be visited.",
            [_PROBATION],
            "April 2026",
        ),
    )
    return _finding("4", _probation(), words, _AGREED, commitments, progress)


def _interpreters() -> Finding:
    words = ("Offer an interpreter at every first appointment to anyone who may need one.",)
    why_not_all = (
        "An interpreter will be offered by telephone. To have one in the room at every first appointment is not "
        "possible for reasons of affordability."
    )
    commitments = _commitments(
        _action("A telephone service for 60 languages will be open to every office.", [_PROBATION], "November 2025"),
    )
    answer = _Answer(Decision.PARTLY_AGREED, (why_not_all,), ("affordability",))
    return _finding("5", _probation(), words, answer, commitments)


def _travel() -> Finding:
    words = ("Count travel time towards the hours of people on unpaid work.",)
    why_not = "Fares are paid already. For policy reasons, travel time will not count towards a sentence."
    return _finding("6", _probation(), words, _Answer(Decision.NOT_AGREED, (why_not,), ("policy",)))


def _prisons() -> DirectedTo:
    return _directed_to("Directed to: Wexmoor prisons should,", "by 31 March 2026")


def _probation() -> DirectedTo:
    return _directed_to("Directed to: Wexmoor probation offices should,", "by 30 June 2026")


def _directed_to(words: str, due: str) -> DirectedTo:
    return DirectedTo(text=Text.plain(f"{words} {due}:"), due=_target(due))


def _finding(number: str, directed_to: DirectedTo, words: tuple[str, ...], answer: _Answer, *rounds: Round) -> Finding:
    """A recommendation; the first of its words are its text, the others its parts."""
    text, *parts = map(Text.plain, words)
    return Finding(
        number=number,
        kind=FindingKind.RECOMMENDATION,
        directed_to=directed_to,
        text=text,
        parts=tuple(parts),
        references=(),
        decision=answer.decision,
        decision_raw=answer.decision.replace("_", " ").title(),
        reasons=answer.reasons,
        response=tuple(map(Text.plain, answer.response)),
        rounds=rounds,
    )


def _commitments(*actions: Action) -> Round:
    label = "Action plan commitments (May 2025)"
    return Round(label=label, date=date(2025, 5, 31), kind=RoundKind.COMMITMENTS, actions=actions)


def _progress(*actions: Action) -> Round:
    label = "Progress against commitments (January 2026)"
    return Round(label=label, date=date(2026, 1, 31), kind=RoundKind.PROGRESS, actions=actions)


def _action(words: str, owners: list[str], *targets: str) -> Action:
    return Action(
        text=Text.plain(words),
        owners=tuple(owners),
        owner_raw=Text.plain(" ".join(owners)),
        targets=tuple(map(_target, targets)),
        status_raw=None,
        percent=None,
        owner_pairing=Pairing.CERTAIN,
        target_pairing=Pairing.CERTAIN,
        doubts=(),
    )


def _shared(words: str, owner: str, target: str) -> Action:
    """An action of a list that has one owner for all its items."""
    return _action(words, [owner], target).model_copy(update={"owner_pairing": Pairing.SHARED})


def _target(words: str) -> Target:
    return Target.said(Text.plain(words))
