"""What the entries of a round are to the commitments of their plan, and what a settled round enters in the record."""

import datetime as dt

import pytest

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.errors import (
    ChangedMeanwhileError,
    LinksOpenError,
    LinkStandsError,
    NotOfThePlanError,
    RoundSettledError,
)
from answerable.web.plans.models import ActionPlan, Entry, Round
from answerable.web.plans.queries.links import not_mentioned, settled_rounds
from answerable.web.plans.services.linking import (
    Choice,
    confirm_likely,
    settle_link,
    settle_links,
    settle_round,
    undo_link,
)
from answerable.web.plans.types import LinkState, Relation
from tests.support.plan_making import action, answered, commitments, finding, plan, progress
from tests.support.web.accepted import AT, accepted, person, place

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=1)
TRAINING = "Every officer will be trained to write down what a prisoner says about discrimination."
FORUM = "A forum chaired by prisoners will meet on every wing each month."
FIGURES = "Figures on home leave by ethnicity will be published each quarter."
MET = "The forum of prisoners met on two wings."
TRAINED = "Officers were trained."
KITCHENS = "The kitchens will be cleaned at night."


@pytest.fixture
def service() -> Place:
    return place("The service")


@pytest.fixture
def coordinator(service: Place) -> Person:
    return person(Role.PLAN_COORDINATOR, service)


@pytest.fixture
def held(service: Place, coordinator: Person) -> ActionPlan:
    """Three promises under two findings, and three entries of progress."""
    return accepted(
        plan(
            finding(
                "1",
                "Hold forums.",
                "Agreed",
                rounds=(
                    commitments(
                        action(FORUM, "Equality Lead", "May 2023"), action(FIGURES, "Head of Data", "June 2023")
                    ),
                ),
            ),
            finding(
                "2",
                "Train officers.",
                "Agreed",
                rounds=(
                    commitments(action(TRAINING, "Head of Learning", "July 2023")),
                    progress(
                        action(MET, "Head of Prisons", "March 2024"),
                        action(TRAINED, "Head of Learning", "Completed"),
                        action(KITCHENS, "Head of Kitchens", "April 2024"),
                    ),
                ),
            ),
        ),
        service,
        coordinator,
    )


def entry(words: str) -> Entry:
    return Entry.objects.get(words=words)


def made(words: str) -> Commitment:
    return Commitment.objects.get(words=words)


def reported(held: ActionPlan) -> Round:
    return held.rounds.get(position=2)


def settle_all(held: ActionPlan, coordinator: Person) -> None:
    choices = [
        Choice(entry(MET), Relation.PROGRESS, made(FORUM)),
        Choice(entry(TRAINED), Relation.PROGRESS, made(TRAINING)),
        Choice(entry(KITCHENS), Relation.MADE),
    ]
    settle_links(choices, by=coordinator, at=AT)
    settle_round(reported(held), by=coordinator, at=LATER)


def dates(commitment: Commitment) -> list[tuple[int, str, dt.date | None]]:
    return [(line.saying, line.words, line.said_on) for line in commitment.target_dates.all()]


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


def test_silence_is_told_once_the_round_is_settled(held: ActionPlan, coordinator: Person) -> None:
    assert not_mentioned(held, reported(held)) == []
    assert settled_rounds(held) == []
    settle_all(held, coordinator)
    assert [one.words for one in not_mentioned(held, reported(held))] == [FIGURES]
    assert settled_rounds(held) == [reported(held)]


def test_what_was_said_to_be_done_before_is_not_missed(service: Place, coordinator: Person) -> None:
    said = answered("1", "Hold forums.", action(FORUM, "", "Completed"), action(TRAINING, "", "Completed and ongoing"))
    open_too = answered("2", "Publish.", action(FIGURES, "", "May 2024"))
    held = accepted(
        plan(said, open_too.model_copy(update={"rounds": (*open_too.rounds, progress(action(KITCHENS)))})),
        service,
        coordinator,
    )
    settle_link(entry(KITCHENS), None, Relation.NARRATIVE, by=coordinator, at=AT)
    settle_round(reported(held), by=coordinator, at=LATER)
    assert [one.words for one in not_mentioned(held, reported(held))] == [FIGURES]


def test_one_promise_under_two_findings_is_one_commitment(service: Place, coordinator: Person) -> None:
    again = TRAINING.replace("Every officer", "Each officer")
    held = accepted(
        plan(
            answered("1", "Train officers.", action(TRAINING, "Head of Learning", "May 2024")),
            answered("2", "Write it down.", action(again, "Head of Prisons", "June 2024")),
        ),
        service,
        coordinator,
    )
    only = held.rounds.get()
    confirm_likely(only, by=coordinator, at=AT)
    assert (entry(again).relation, entry(again).commitment) == (Relation.SAME, made(TRAINING))
    settle_round(only, by=coordinator, at=LATER)
    assert Commitment.objects.count() == 1
    assert (made(TRAINING).owner_words, made(TRAINING).due_on) == (
        "Head of Learning; Head of Prisons",
        dt.date(2024, 6, 30),
    )


def test_a_promise_of_its_own_takes_part_in_later_proposals(service: Place, coordinator: Person) -> None:
    again = TRAINING.replace("Every officer", "Each manager")
    accepted(
        plan(
            finding("1", "Train officers.", "Agreed", rounds=(commitments(action(TRAINING)),)),
            finding(
                "2",
                "Train managers.",
                "Agreed",
                rounds=(commitments(action(again)), progress(action("Each manager was trained to write it down."))),
            ),
        ),
        service,
        coordinator,
    )
    settle_link(entry(again), None, Relation.MADE, by=coordinator, at=AT)
    proposals = Entry.objects.get(round__position=2).proposals.all()
    assert proposals[0].commitment == made(again)


def test_only_what_one_commitment_alone_is_very_alike_is_confirmed_at_once(service: Place, coordinator: Person) -> None:
    """Two promises that an entry is very alike to are told apart by a person."""
    held = accepted(
        plan(
            finding(
                "1",
                "Hold forums.",
                "Agreed",
                rounds=(
                    commitments(
                        action(FORUM, "Equality Lead"),
                        action(f"{FORUM} Wardens too.", "Equality Lead"),
                        action(FIGURES),
                    ),
                    progress(action(FORUM, "Equality Lead"), action(FIGURES), action("Nothing of the kind was heard.")),
                ),
            )
        ),
        service,
        coordinator,
    )
    confirmed = confirm_likely(reported(held), by=coordinator, at=AT)
    assert [(one.words, one.commitment) for one in confirmed] == [(FIGURES, made(FIGURES))]
