"""Two people at one draft in the same moment: one is told, and nothing is lost or done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from answerable.documents.plan import FindingKind
from answerable.vocabulary.errors import AnswerableError
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Draft
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.services.drafting import begin_correction, change
from answerable.web.plans.services.submitting import submit
from answerable.web.plans.writing.changes import PutFinding
from tests.support.web.accepted import person, place
from tests.web.plans.writing_given import AT, cleared, held_plan, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def prison() -> Place:
    return place("HMP Harrow Gate", place("The service"))


@pytest.fixture
def coordinator(prison: Place) -> Person:
    return person(Role.PLAN_COORDINATOR, prison)


@pytest.fixture
def governor(prison: Place) -> Person:
    return person(Role.GOVERNOR, prison)


def at_once(act: Callable[[int], object], times: int = 4) -> list[str]:
    """What became of doing it so often at once: the name of what was raised, or nothing."""

    def done(number: int) -> str:
        try:
            act(number)
        except AnswerableError as error:
            return type(error).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(times) as many:
        return sorted(many.map(done, range(times)))


def test_of_several_writers_one_is_heard_and_the_others_are_told(prison: Place, coordinator: Person) -> None:
    draft = written(prison, coordinator)

    def write(number: int) -> None:
        finding = PutFinding(str(number), FindingKind.RECOMMENDATION, f"Do the thing numbered {number}.")
        change(draft, said=finding, version=draft.version, by=coordinator, at=AT)

    assert at_once(write) == ["", *["ChangedMeanwhileError"] * 3]
    version = draft.version
    draft.refresh_from_db()
    assert (draft.version, len(content_of(draft).findings)) == (version + 1, 2)


def test_a_draft_is_submitted_once(prison: Place, coordinator: Person, governor: Person) -> None:
    draft = cleared(written(prison, coordinator), by=coordinator, clearer=governor)
    outcomes = at_once(lambda _: submit(draft, by=coordinator, at=AT))
    assert outcomes == ["", *["DraftClosedError"] * 3]
    assert (ActionPlan.objects.count(), Commitment.objects.count()) == (1, 1)


def test_a_plan_is_given_one_draft(prison: Place, coordinator: Person, governor: Person) -> None:
    plan = held_plan(prison, by=coordinator, clearer=governor)
    outcomes = at_once(lambda _: begin_correction(plan, by=coordinator, at=AT))
    assert (outcomes, Draft.objects.filter(plan=plan, edition=None).count()) == (["", *["OpenDraftError"] * 3], 1)
