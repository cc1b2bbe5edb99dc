"""A plan before its first words are written, and as it is once it is submitted."""

import datetime as dt

from answerable.documents.plan import Count, Plan, Round, SourceFile, Submission, Totals
from answerable.web.plans.rounds import key_of, rounds_of
from answerable.web.plans.writing.actions import FIRST_ROUND
from answerable.web.plans.writing.changes import SetFront

_NONE = Count(agreed=0, partly_agreed=0, not_agreed=0, total=0)
_WRITTEN_HERE = SourceFile(name="Written in the register", sha256="", media_type="application/json", pages=None)


def begun(front: SetFront) -> Plan:
    """A plan of which only the front is known."""
    empty = Plan(
        file=_WRITTEN_HERE,
        title="",
        inspectorate=None,
        place=None,
        responds_to="",
        body=None,
        report_published=None,
        submitted=(),
        caveats=(),
        findings=(),
        totals=Totals(stated=None, counted=_NONE, agree=None),
        leftovers=(),
        doubts=(),
        sources=(),
    )
    return front.apply(empty)


def reopened(plan: Plan) -> Plan:
    """An edition as the beginning of the next. It no longer says what was in doubt when a document was read."""
    return plan.model_copy(update={"doubts": (), "sources": ()})


def submitted(plan: Plan, *, name: str, on: dt.date) -> Plan:
    """The plan as it is submitted on a day: the day on its front, on the actions it first promises, and its totals."""
    raw = f"{on.day} {on:%B %Y}"
    counted = Count.of(plan.findings)
    decided = any(finding.decision for finding in plan.findings)
    return plan.model_copy(
        update={
            "submitted": (*plan.submitted, Submission(round=name, raw=raw, date=on)),
            "findings": tuple(
                finding.model_copy(update={"rounds": tuple(_dated(one, plan, on) for one in finding.rounds)})
                for finding in plan.findings
            ),
            "totals": Totals(stated=counted if decided else None, counted=counted, agree=True if decided else None),
        }
    )


def _dated(said: Round, plan: Plan, on: dt.date) -> Round:
    """The first round of a plan that was never submitted is of the day of its submission."""
    is_first = not plan.submitted and key_of(said) == key_of(FIRST_ROUND)
    return said.model_copy(update={"date": on}) if is_first else said


def opening_round(plan: Plan) -> Round:
    """Where one more action of a plan stands: in its first round."""
    first = next(iter(rounds_of(plan.findings)), None)
    found = (one for finding in plan.findings for one in finding.rounds if first and key_of(one) == first.key)
    return next((one.model_copy(update={"actions": ()}) for one in found), FIRST_ROUND)
