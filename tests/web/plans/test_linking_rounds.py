"""Promises said twice, proposals that follow a settled link, and the silence of a settled round."""

import datetime as dt

import pytest

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.queries.links import not_mentioned, settled_rounds
from answerable.web.plans.services.linking import (
    confirm_likely,
    settle_link,
)
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, commitments, finding, plan, progress
from tests.support.web.accepted import AT, accepted
from tests.web.plans.linking_given import (
    FIGURES,
    FORUM,
    KITCHENS,
    LATER,
    TRAINING,
    entry,
    made,
    reported,
    settle_all,
)

pytestmark = pytest.mark.django_db


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
