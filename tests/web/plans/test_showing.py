"""Which commitments anyone may read is known beside each from the moment of the act that decides it."""

import pytest

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.publishing import publish, restrict, unrestrict, withdraw_publication
from answerable.web.plans.types import Relation
from tests.support.web.accepted import AT
from tests.web.plans.linking_given import FIGURES, FORUM, KITCHENS, TRAINING, entry

pytestmark = pytest.mark.django_db
EVERY = {FORUM, FIGURES, TRAINING}


def shown() -> set[str]:
    return set(Commitment.objects.filter(published=True).values_list("words", flat=True))


def test_it_follows_what_is_published_and_taken_back(held: ActionPlan, coordinator: Person) -> None:
    assert shown() == set()
    publish(held.editions.get(), by=coordinator, at=AT)
    assert shown() == EVERY
    withdraw_publication(held, because="A date was wrong.", by=coordinator, at=AT)
    assert shown() == set()


def test_it_follows_what_is_kept_back(held: ActionPlan, coordinator: Person) -> None:
    publish(held.editions.get(), by=coordinator, at=AT)
    for thing, left in ((held.findings.earliest("position"), {TRAINING}), (held, set())):
        restrict(thing, because="It names a witness.", by=coordinator, at=AT)
        assert shown() == left
        unrestrict(thing, by=coordinator, at=AT)
        assert shown() == EVERY


def test_a_commitment_made_of_what_is_published_is_published(held: ActionPlan, coordinator: Person) -> None:
    publish(held.editions.get(), by=coordinator, at=AT)
    settle_link(entry(KITCHENS), None, Relation.MADE, by=coordinator, at=AT)
    assert shown() == {*EVERY, KITCHENS}
