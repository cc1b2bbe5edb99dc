"""A plan written in the register, step by step."""

import datetime as dt

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import Decision
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Draft, Edition
from answerable.web.plans.services.clearing import clear, send
from answerable.web.plans.services.drafting import begin_plan, change
from answerable.web.plans.services.submitting import submit
from answerable.web.plans.types import PlanKind
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, Decide, PutFinding, SetFront

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
FRONT = SetFront(
    title="Action plan: fair release at Stonebeck",
    responds_to="Fair release at Stonebeck",
    inspectorate="HM Inspectorate of Probation",
    report_published="4 May 2026",
    body="HM Prison and Probation Service",
)
TRAIN = PutAction(
    finding=0,
    words="Train all 40 officers of the release team to explain a refusal.",
    owners=("Head of Resettlement",),
    dates=("30 September 2026",),
)


def put(draft: Draft, *said: Change, by: Person) -> Draft:
    """The draft after these changes."""
    for one in said:
        draft.refresh_from_db()
        change(draft, said=one, version=draft.version, by=by, at=AT)
    draft.refresh_from_db()
    return draft


def begun(place: Place, by: Person, front: SetFront = FRONT, kind: PlanKind = PlanKind.INSPECTION) -> Draft:
    return begin_plan(place=place, kind=kind, front=front, by=by, at=AT)


def written(place: Place, by: Person) -> Draft:
    """A draft in which nothing is missing."""
    recommended = PutFinding("1", FindingKind.RECOMMENDATION, "Say why, whenever release is refused.")
    return put(begun(place, by), recommended, Decide(0, Decision.AGREED), TRAIN, by=by)


def cleared(draft: Draft, *, by: Person, clearer: Person) -> Draft:
    draft.refresh_from_db()
    send(draft, version=draft.version, by=by, at=AT)
    draft.refresh_from_db()
    clear(draft, version=draft.version, by=clearer, at=AT)
    draft.refresh_from_db()
    return draft


def sent_in(draft: Draft, *, by: Person, clearer: Person, at: dt.datetime = AT) -> Edition:
    """The edition of a draft that was cleared and submitted."""
    return submit(cleared(draft, by=by, clearer=clearer), by=by, at=at)


def held_plan(place: Place, *, by: Person, clearer: Person) -> ActionPlan:
    return sent_in(written(place, by), by=by, clearer=clearer).plan
