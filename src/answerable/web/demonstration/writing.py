"""Plans that the demonstration writes in the register itself: begun, cleared by another, submitted, published."""

import datetime as dt
from dataclasses import dataclass

from answerable.documents.plan import FindingKind
from answerable.web.accounts.models import Person
from answerable.web.estate.clock import now
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Draft
from answerable.web.plans.services.clearing import clear, send
from answerable.web.plans.services.drafting import begin_plan, change
from answerable.web.plans.services.publishing import publish
from answerable.web.plans.services.submitting import submit
from answerable.web.plans.types import PlanKind
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, PutFinding, SetFront

Aim = tuple[str, str, str, str]
"""What is aimed at, what will be done about it, by which post, by when."""


@dataclass(frozen=True)
class Outline:
    title: str
    kind: PlanKind
    aims: tuple[Aim, ...]


LOCAL_EQUALITY = Outline(
    "Moorland equality plan",
    PlanKind.LOCAL_EQUALITY,
    (
        (
            "Everyone who lives here can see whether the prison is fair.",
            "A sheet with the promises of this plan and what became of each will be put up on every wing each month.",
            "Equality Lead",
            "Monthly from {soon}",
        ),
        (
            "People are heard before a rule changes.",
            "A forum of prisoners from ethnic minorities will meet four times a year, and its points be answered.",
            "Head of Residence",
            "{later}",
        ),
    ),
)
PROGRAMME = Outline(
    "Demonstration race programme",
    PlanKind.PROGRAMME,
    (
        (
            "Prisons ask people who they are, and write it down.",
            "Questions that tell Roma, Gypsy and Irish Traveller people apart will be tried, then used everywhere.",
            "Head of Diversity and Inclusion",
            "{later}",
        ),
    ),
)


def write_plan(outline: Outline, *, place: Place, by: Person, cleared_by: Person, on: dt.date) -> ActionPlan:
    """The plan as published: `by` writes and submits it, and `cleared_by` clears it in between."""
    front = SetFront(outline.title, place=place.name, body="HM Prison and Probation Service", caveats=(_CAVEAT,))
    draft = begin_plan(place=place, kind=outline.kind, front=front, by=by, at=now())
    for number, (aim, does, owner, due) in enumerate(outline.aims):
        dates = due.format(soon=_month(on, 1), later=_month(on, 6))
        _say(draft, PutFinding(str(number + 1), FindingKind.OTHER, aim), by)
        _say(draft, PutAction(number, does, owners=(owner,), dates=(dates,)), by)
    send(draft, version=draft.version, by=by, at=now())
    draft.refresh_from_db()
    clear(draft, version=draft.version, by=cleared_by, at=now())
    draft.refresh_from_db()
    return publish(submit(draft, by=by, at=now()), by=by, at=now()).plan


_CAVEAT = "This plan was made up to demonstrate Answerable."


def _say(draft: Draft, said: Change, by: Person) -> None:
    draft.refresh_from_db()
    change(draft, said=said, version=draft.version, by=by, at=now())
    draft.refresh_from_db()


def _month(on: dt.date, later: int) -> str:
    year, month = divmod(on.year * 12 + on.month - 1 + later, 12)
    return f"{dt.date(year, month + 1, 1):%B %Y}"
