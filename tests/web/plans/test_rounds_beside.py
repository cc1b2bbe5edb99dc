"""A plan as its table, with its rounds side by side and progress beside what was promised."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.presenters.beside import Line, lines
from answerable.web.plans.presenters.plans import round_name
from answerable.web.plans.queries.plans import whole
from answerable.web.plans.services.linking import Choice, settle_links
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import AT, accepted
from tests.web.plans.linking_given import (
    FIGURES,
    FORUM,
    KITCHENS,
    LATER,
    MET,
    TRAINED,
    TRAINING,
    entry,
    made,
    reported,
    settle_all,
)

pytestmark = pytest.mark.django_db


def said(line: Line) -> list[list[str]]:
    """What each round says in a row."""
    return [
        [
            *(action.words for action in cell.actions),
            *(link.text for link in cell.elsewhere),
            *filter(None, [cell.silence]),
        ]
        for cell in line
    ]


def table(held: ActionPlan) -> list[list[list[list[str]]]]:
    """The rows of each finding."""
    return [[said(line) for line in of_finding] for of_finding in lines(whole(held), on=AT.date()).values()]


def test_until_links_are_settled_the_rounds_of_a_finding_share_a_row(held: ActionPlan) -> None:
    assert table(held) == [
        [[[FORUM, FIGURES], ["No entry"]]],
        [[[TRAINING], [MET, TRAINED, KITCHENS]]],
    ]


def test_progress_stands_in_the_row_of_its_commitment(held: ActionPlan, coordinator: Person) -> None:
    settle_all(held, coordinator)
    assert table(held) == [
        [[[FORUM], ["under recommendation 2"]], [[FIGURES], ["Not mentioned"]]],
        [[[TRAINING], [TRAINED]], [[], [MET, KITCHENS]]],
    ]


def test_progress_beside_its_commitment_does_not_name_it(held: ActionPlan, coordinator: Person) -> None:
    settle_all(held, coordinator)
    shown = [cell for of in lines(whole(held), on=AT.date()).values() for line in of for cell in line]
    named = {action.words: (action.about, str(action.link or "")) for cell in shown for action in cell.actions}
    assert {words: named[words] for words in (TRAINING, TRAINED, MET)} == {
        TRAINING: ("", "Commitment 2.1"),
        TRAINED: ("", ""),
        MET: ("Progress on", "Commitment 1.1"),
    }


def test_silence_is_told_only_of_a_settled_round(held: ActionPlan, coordinator: Person) -> None:
    choices = [
        Choice(entry(MET), Relation.NARRATIVE),
        Choice(entry(TRAINED), Relation.NARRATIVE),
        Choice(entry(KITCHENS), Relation.PROGRESS, made(TRAINING)),
    ]
    settle_links(choices, by=coordinator, at=AT)
    assert table(held)[0] == [[[FORUM, FIGURES], ["No entry"]]]
    settle_round(reported(held), by=coordinator, at=LATER)
    assert table(held)[0] == [[[FORUM, FIGURES], ["Not mentioned"]]]


def test_the_page_has_a_column_for_each_round(client: Client, held: ActionPlan, coordinator: Person) -> None:
    settle_all(held, coordinator)
    page = client.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()
    headings = re.findall(
        r'<th scope="col" class="govuk-table__header[^"]*">([^<]*)</th>', page.partition("round by round")[2]
    )
    first, second = (round_name(round_) for round_ in held.rounds.all())
    assert headings == ["Rec no.", "Recommendation", "Decision", first, second]
    assert 'href="#finding-2">under recommendation 2</a>' in page


def test_a_plan_of_one_round_keeps_the_official_columns(client: Client, coordinator: Person) -> None:
    at = coordinator.grants.get().place
    only = accepted(
        plan(answered("1", "Do better.", action("It will be done.", "A Head", "May 2024"))), at, coordinator
    )
    page = client.get(reverse("plans:plan", kwargs={"pk": only.pk})).content.decode()
    assert "round by round" not in page
    assert "Response: action taken or planned" in page
