"""What plans owe is told to those who can see to it: coordinators, those who were asked, those who clear."""

import datetime as dt

import pytest

from answerable.web.accounts.models import Person
from answerable.web.commitments.services import confirm_owner
from answerable.web.estate.models import Place
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Role
from answerable.web.notices.models import Notice
from answerable.web.plans.models import ActionPlan, Ask, Draft, Reporting
from answerable.web.plans.services.owing import add_update_due, meet_update_due
from answerable.web.plans.services.reminding import remind
from answerable.web.plans.types import DraftPurpose, DraftState
from tests.support.web.accepted import AT, person

ON = AT.date()
DUE = ON + dt.timedelta(days=40)


def tick(*days: int) -> list[tuple[str, str, str]]:
    """What ticks on days before the one that is due told: to whom, what, and in which words."""
    for left in days:
        remind(on=DUE - dt.timedelta(days=left), at=AT)
    return list(Notice.objects.order_by("pk").values_list("person__name", "title", "words"))


def draft(place: Place, by: Person, *, state: DraftState, due_on: dt.date | None = None) -> Draft:
    facts = {"begun_by": by, "begun_at": AT, "changed_at": AT}
    made = Draft.objects.create(
        place=place, purpose=DraftPurpose.NEW, content="{}", state=state, due_on=due_on, **facts
    )
    made.writers.add(by)
    return made


@pytest.mark.parametrize("state", [DraftState.DRAFT, DraftState.SUBMITTED])
def test_a_plan_to_be_submitted_by_a_day(prison: Place, coordinator: Person, state: DraftState) -> None:
    draft(prison, coordinator, state=state, due_on=DUE)
    title = "Submit the action plan of HMP Harrow Gate"
    open_ = [
        ("A plan coordinator", title, "Due in 30 days, on 11 July 2026."),
        ("A plan coordinator", title, "Due in 2 days, on 11 July 2026."),
        ("A plan coordinator", title, "Due on 11 July 2026, 7 days ago."),
    ]
    assert tick(40, 30, 30, 2, 2, -7) == (open_ if state == DraftState.DRAFT else [])


def test_an_update_that_is_owed_until_it_is_met(held: ActionPlan, coordinator: Person) -> None:
    owed = add_update_due(held, to=None, words="Six months on", due_on=DUE, by=coordinator, at=AT)
    told = [(coordinator.name, f"Six months on: {held.title}", "Due in 7 days, on 11 July 2026.")]
    assert tick(7) == told
    meet_update_due(owed, edition=held.editions.get(), by=coordinator, at=AT)
    assert tick(0, -7) == told


def test_whoever_was_asked_for_a_round_or_now_holds_the_post(held: ActionPlan, coordinator: Person) -> None:
    first, second = person(Role.COMMITMENT_OWNER, held.place), person(Role.GOVERNOR, held.place)
    name = held.place.owner_names.earliest("pk")
    round_ = Reporting.objects.create(
        plan=held, label="June 2026", date=ON, answer_by=DUE, opened_by=coordinator, opened_at=AT
    )
    ask = Ask.objects.create(reporting=round_, owner=name, commitments=[1], person=first, asked_at=AT)
    assert [(who, words) for who, _, words in tick(30, 7)] == [(first.name, "Due in 7 days, on 11 July 2026.")]
    post = add_post(place=held.place, title="Head of Forums", by=None, at=AT)
    confirm_owner(name=name, post=post, by=coordinator, at=AT)
    hand_over(post, to=second, on=ON, by=None, at=AT)
    assert [who for who, _, _ in tick(1)] == [first.name, second.name]
    Ask.objects.filter(pk=ask.pk).update(answered_at=AT)
    assert len(tick(0)) == 2


def test_whoever_may_clear_a_draft_is_told_each_time_it_is_sent(prison: Place) -> None:
    governor = person(Role.GOVERNOR, prison)
    person(Role.GOVERNOR, prison.above or prison)  # not the nearest
    writer = person(Role.GOVERNOR, prison)
    made = draft(prison, writer, state=DraftState.WAITING)
    told = (governor.name, "Check and clear: a new plan", "Waiting at HMP Harrow Gate.")
    assert tick(40, 39) == [told]
    Draft.objects.filter(pk=made.pk).update(version=1)
    assert tick(38) == [told, told]
