"""What is said in review is kept beside what was read; two people never overwrite each other."""

import pytest

from answerable.web.plans.errors import AlreadyAcceptedError, ChangedMeanwhileError, NotInReviewError, ReviewError
from answerable.web.plans.models import Change, Import, Reading
from answerable.web.plans.queries.imports import Review, review_of
from answerable.web.plans.review.changes import Edit, Join, Leave, Split
from answerable.web.plans.services.reviewing import Said, change, change_place, settle_doubts, undo
from answerable.web.plans.types import ImportState
from tests.web.plans.bringing_given import AT, Given, bring_in_review, given

pytestmark = pytest.mark.django_db
OWNERS = "/findings/5/rounds/0/actions/0/owners"


@pytest.fixture
def place() -> Given:
    return given()


@pytest.fixture
def brought(place: Given) -> Import:
    return bring_in_review(place)


def fresh(brought: Import) -> Review:
    return review_of(Import.objects.get(pk=brought.pk))


def say(place: Given, brought: Import, *said: Said, version: int = 0) -> None:
    change(brought=brought, said=said, version=version, by=place.coordinator, at=AT)


def owners(review: Review) -> tuple[str, ...]:
    return review.plan.findings[5].rounds[0].actions[0].owners


def test_a_change_settles_its_doubts_and_keeps_what_was_read(place: Given, brought: Import) -> None:
    say(place, brought, Said(Edit(pointer=OWNERS, words="Head of Works"), (3,)))
    review = fresh(brought)
    assert (owners(review), review.read.findings[5].rounds[0].actions[0].owners) == (("Head of Works",), ())
    assert (review.brought.version, review.brought.doubts_open, len(review.open)) == (1, 8, 8)
    [made] = Change.objects.all()
    assert (made.number, made.act, made.pointer, made.before, made.after, made.doubts, made.by, made.at) == (
        1,
        "edit",
        OWNERS,
        [],
        ["Head of Works"],
        [3],
        place.coordinator,
        AT,
    )


def test_several_changes_are_made_together_or_not_at_all(place: Given, brought: Import) -> None:
    joined = Said(Join(pointer="/findings/0/rounds/0/actions/0"))
    with pytest.raises(ReviewError):
        say(place, brought, joined, Said(Join(pointer="/findings/9/rounds/0/actions/0")))
    assert (Change.objects.count(), fresh(brought).brought.version) == (0, 0)
    say(place, brought, joined, Said(Split(pointer="/findings/0/rounds/0/actions/0", at=10)))
    assert [one.number for one in Change.objects.all()] == [1, 2]


def test_undoing_takes_back_the_last_change_that_stands(place: Given, brought: Import) -> None:
    for version, words in enumerate(("Head of Works", "Governor")):
        say(place, brought, Said(Edit(pointer=OWNERS, words=words), (3,)), version=version)
    undo(brought=brought, version=2, by=place.coordinator, at=AT)
    assert (owners(fresh(brought)), fresh(brought).brought.doubts_open) == (("Head of Works",), 8)
    undo(brought=brought, version=3, by=place.coordinator, at=AT)
    review = fresh(brought)
    assert (review.plan, review.brought.doubts_open) == (review.read, 9)
    assert [one.act for one in Change.objects.all()] == ["edit", "edit", "undo", "undo"]
    with pytest.raises(ReviewError, match="no change to undo"):
        undo(brought=brought, version=4, by=place.coordinator, at=AT)


def test_doubts_are_left_as_the_source_has_them(place: Given, brought: Import) -> None:
    settle_doubts(brought=brought, doubts=range(9), version=0, by=place.coordinator, at=AT)
    review = fresh(brought)
    assert (review.open, review.plan, review.brought.doubts_open) == ((), review.read, 0)


def test_the_second_of_two_is_refused_and_overwrites_nothing(place: Given, brought: Import) -> None:
    say(place, brought, Said(Edit(pointer=OWNERS, words="Head of Works")))
    with pytest.raises(ChangedMeanwhileError):
        change(
            brought=brought,
            said=[Said(Edit(pointer=OWNERS, words="Governor"))],
            version=0,
            by=place.elsewhere,
            at=AT,
        )
    assert owners(fresh(brought)) == ("Head of Works",)


@pytest.mark.parametrize(
    ("state", "error"),
    [(ImportState.ACCEPTED, AlreadyAcceptedError), (ImportState.WITHDRAWN, NotInReviewError)],
)
def test_only_what_is_in_review_is_changed(
    place: Given, brought: Import, state: ImportState, error: type[Exception]
) -> None:
    Import.objects.update(state=state)
    with pytest.raises(error):
        say(place, brought, Said(Leave(), (0,)))
    assert Reading.objects.get().reviewed == Reading.objects.get().read


def test_the_place_is_changed_and_said(place: Given, brought: Import) -> None:
    change_place(brought=brought, place=place.other, version=0, by=place.coordinator, at=AT)
    review = fresh(brought)
    assert (review.brought.place, review.brought.version, review.stands) == (place.other, 1, [])
    assert [(one.act, one.before, one.after) for one in review.changes] == [("place", place.prison.pk, place.other.pk)]
