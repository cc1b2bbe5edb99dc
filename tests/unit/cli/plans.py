"""A small plan with one of everything that the command line shows."""

from datetime import date

from answerable.documents.plan import (
    Action,
    Count,
    DirectedTo,
    Doubt,
    Finding,
    FindingKind,
    Leftover,
    LeftoverCode,
    Pairing,
    Plan,
    Round,
    RoundKind,
    SaidDate,
    Source,
    SourceFile,
    Submission,
    Target,
    Totals,
)
from answerable.documents.text import Span, Text
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.due_dates import DueDate, TargetKind
from answerable.vocabulary.periods import Precision


def said(text: str, cell: str = "p1.b1", start: int = 0) -> Text:
    return Text(text=text, spans=(Span(cell, start, start + len(text)),))


def target(raw: str, kind: TargetKind, due: date | None = None, **more: str) -> Target:
    meant = DueDate(kind, Precision.MONTH if due else None, due)
    return Target.said(said(raw), meant).model_copy(update=more)


def action(text: str, owners: tuple[str, ...] = (), targets: tuple[Target, ...] = (), **more: object) -> Action:
    pairing = {
        "owner_pairing": Pairing.CERTAIN if owners else Pairing.ABSENT,
        "target_pairing": Pairing.CERTAIN if targets else Pairing.ABSENT,
    }
    fields = {
        "text": said(text),
        "owners": owners,
        "owner_raw": None,
        "targets": targets,
        "status_raw": None,
        "percent": None,
        "doubts": (),
    }
    return Action.model_validate({**fields, **pairing, **more})


def finding(number: str, text: str, *rounds: Round, **more: object) -> Finding:
    fields = {
        "number": number,
        "kind": FindingKind.RECOMMENDATION,
        "directed_to": None,
        "text": said(text),
        "parts": (),
        "references": (),
        "decision": Decision.AGREED,
        "decision_raw": "Agreed",
        "reasons": (),
        "response": (),
        "rounds": rounds,
    }
    return Finding.model_validate({**fields, **more})


BY_MARCH = target("March 2022", TargetKind.BY, date(2022, 3, 31))
FIRST = finding(
    "1",
    "Managers should show residents what became of every complaint about lost property.",
    Round(
        label="May 2021",
        date=date(2021, 5, 31),
        kind=RoundKind.COMMITMENTS,
        actions=(
            action("Publish a booklet on lost property.", ("Head of Stores",), (BY_MARCH,)),
            action(
                "Ask visitors each quarter whether it helps.",
                ("Head of Stores", "Chaplain"),
                (
                    target(
                        "Quarterly from June 2021",
                        TargetKind.RECURRING,
                        date(2021, 6, 30),
                        recurrence="quarterly",
                    ),
                ),
                owner_pairing=Pairing.SHARED,
                target_pairing=Pairing.UNCERTAIN,
                status_raw="Begun",
                percent=40,
                doubts=("target_count",),
            ),
        ),
    ),
    directed_to=DirectedTo(text=said("Directed to the stores"), due=BY_MARCH),
)
SECOND = finding(
    "2",
    "The library should open at weekends.",
    Round(label="", date=None, kind=RoundKind.COMMITMENTS, actions=(action("Recruit a librarian."),)),
    decision=Decision.PARTLY_AGREED,
    decision_raw="Partly agreed",
)
PLAN = Plan(
    file=SourceFile(name="plan.pdf", sha256="0" * 64, media_type="application/pdf", pages=2),
    title="Action plan: lost property",
    inspectorate="Inspectorate of Stores",
    place="Moor Lane",
    responds_to="Lost and found: an inspection",
    body="The Stores Service",
    report_published=SaidDate(raw="April 2021", date=date(2021, 4, 30)),
    submitted=(
        Submission(round="Original", raw="19 May 2021", date=date(2021, 5, 19)),
        Submission(round=None, raw="last week", date=None),
    ),
    caveats=(),
    findings=(FIRST, SECOND),
    totals=Totals(
        stated=Count(agreed=1, partly_agreed=1, not_agreed=0, total=2),
        counted=Count(agreed=1, partly_agreed=1, not_agreed=0, total=2),
        agree=True,
    ),
    leftovers=(
        Leftover(code=LeftoverCode.HEADING, text=said("Recommendation", "p1.t1.r1.c1")),
        Leftover(code=LeftoverCode.ORPHAN, text=said("stray", "p2.b1")),
    ),
    doubts=(
        Doubt(
            code="target_count",
            message="Two actions stand beside three dates.",
            spans=(Span("p1.t1.r2.c5", 0, 9), Span("p1.t1.r2.c6", 0, 9)),
        ),
    ),
    sources=(Source(field="/title", spans=(Span("p1.b2", 0, 26),)),),
)
