"""What the entries of a round are to the commitments of their plan, and what a settled round enters in the record."""

import datetime as dt

import pytest

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.estate.models import Place
from answerable.web.plans.errors import (
    ChangedMeanwhileError,
    LinksOpenError,
    LinkStandsError,
    NotOfThePlanError,
    RoundSettledError,
)
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.linking import (
    Choice,
    settle_link,
    settle_links,
    undo_link,
)
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import LinkState, Relation
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import AT, accepted
from tests.web.plans.linking_given import (
    FORUM,
    KITCHENS,
    LATER,
    MET,
    TRAINED,
    TRAINING,
    dates,
    entry,
    made,
    reported,
    settle_all,
)

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("held")
def test_a_link_says_what_an_entry_is_and_judges_what_was_proposed(coordinator: Person) -> None:
    settled = settle_link(entry(MET), made(FORUM), Relation.PROGRESS, by=coordinator, at=AT)
    assert (settled.relation, settled.commitment, settled.settled_by, settled.settled_at) == (
        Relation.PROGRESS,
        made(FORUM),
        coordinator,
        AT,
    )
    states = {one.commitment.words: one.state for one in settled.proposals.select_related("commitment")}
    assert states.pop(FORUM) == LinkState.CONFIRMED
    assert set(states.values()) == {LinkState.DECLINED}
    assert AuditEntry.objects.filter(act="links settled").count() == 1


def test_a_link_can_be_undone_until_its_round_is_settled(held: ActionPlan, coordinator: Person) -> None:
    settle_link(entry(MET), made(FORUM), Relation.PROGRESS, by=coordinator, at=AT)
    undone = undo_link(entry(MET), by=coordinator, at=LATER)
    assert (undone.relation, undone.commitment, undone.settled_at) == (Relation.OPEN, None, None)
    assert {one.state for one in undone.proposals.all()} == {LinkState.PROPOSED}
    settle_all(held, coordinator)
    with pytest.raises(LinkStandsError):
        undo_link(entry(MET), by=coordinator, at=LATER)


@pytest.mark.usefixtures("held")
def test_nothing_is_entered_in_the_record_before_the_round_is_settled(coordinator: Person) -> None:
    settle_link(entry(MET), made(FORUM), Relation.PROGRESS, by=coordinator, at=AT)
    assert dates(made(FORUM)) == [(1, "May 2023", dt.date(2023, 5, 31))]
    assert not made(FORUM).claims.exists()


def test_a_settled_round_enters_claims_dates_and_owners(held: ActionPlan, coordinator: Person) -> None:
    settle_all(held, coordinator)
    forum, training = made(FORUM), made(TRAINING)
    assert dates(forum) == [(1, "May 2023", dt.date(2023, 5, 31)), (2, "March 2024", dt.date(2024, 2, 9))]
    assert (forum.due_on, forum.moves, forum.owner_words) == (dt.date(2024, 3, 31), 1, "Head of Prisons")
    assert [(one.kind, one.words) for one in forum.claims.all()] == [("progress", MET)]
    assert [(one.kind, one.words) for one in training.claims.all()] == [("done", TRAINED)]
    assert training.owner_words == "Head of Learning"
    assert training.ownerships.count() == 1
    held_round = reported(held)
    assert (held_round.settled_at, held_round.settled_by) == (LATER, coordinator)


def test_a_commitment_is_done_only_if_every_entry_about_it_says_so(held: ActionPlan, coordinator: Person) -> None:
    settle_links(
        [
            Choice(entry(MET), Relation.PROGRESS, made(TRAINING)),
            Choice(entry(TRAINED), Relation.PROGRESS, made(TRAINING)),
            Choice(entry(KITCHENS), Relation.NARRATIVE),
        ],
        by=coordinator,
        at=AT,
    )
    settle_round(reported(held), by=coordinator, at=LATER)
    assert (made(TRAINING).claim, made(TRAINING).due_on) == ("progress", dt.date(2024, 3, 31))


@pytest.mark.usefixtures("held")
def test_progress_can_make_a_commitment_that_stands(coordinator: Person) -> None:
    settled = settle_link(entry(KITCHENS), None, Relation.MADE, by=coordinator, at=AT)
    assert settled.commitment is not None
    assert (settled.commitment.words, settled.commitment.due_on) == (KITCHENS, dt.date(2024, 4, 30))
    with pytest.raises(LinkStandsError):
        undo_link(settled, by=coordinator, at=LATER)


@pytest.mark.usefixtures("held")
def test_what_was_settled_already_is_not_settled_again(coordinator: Person) -> None:
    settle_link(entry(MET), made(FORUM), Relation.PROGRESS, by=coordinator, at=AT)
    with pytest.raises(ChangedMeanwhileError):
        settle_link(entry(MET), made(TRAINING), Relation.PROGRESS, by=coordinator, at=LATER)
    assert entry(MET).commitment == made(FORUM)


@pytest.mark.usefixtures("held")
def test_an_entry_is_about_commitments_of_its_own_plan(service: Place, coordinator: Person) -> None:
    accepted(plan(answered("1", "Clean.", action("The kitchens are cleaned."))), service, coordinator)
    with pytest.raises(NotOfThePlanError):
        settle_link(entry(MET), made("The kitchens are cleaned."), Relation.PROGRESS, by=coordinator, at=AT)
    with pytest.raises(NotOfThePlanError):
        settle_link(entry(MET), None, Relation.PROGRESS, by=coordinator, at=AT)
    with pytest.raises(NotOfThePlanError):
        settle_link(entry(MET), made(FORUM), Relation.NARRATIVE, by=coordinator, at=AT)
    assert entry(MET).relation == Relation.OPEN


def test_a_round_is_settled_once_and_only_when_no_link_is_open(held: ActionPlan, coordinator: Person) -> None:
    with pytest.raises(LinksOpenError, match="3 entries are still to be settled"):
        settle_round(reported(held), by=coordinator, at=AT)
    settle_all(held, coordinator)
    with pytest.raises(RoundSettledError):
        settle_round(reported(held), by=coordinator, at=LATER)
