"""An inspector's judgements, each on a scale."""

import datetime as dt

import pytest

from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, Judgement
from answerable.web.commitments.services import judge
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import Role
from tests.support.web.places import Estate
from tests.web.commitments.promises import AT, ON, promise

PROGRESS, REVIEW = "hmi_prisons_progress", "hmi_probation_review"


@pytest.fixture
def made(estate: Estate) -> list[Commitment]:
    return [promise(estate, words) for words in ("Mend the door.", "Mend the roof.")]


def test_one_judgement_of_all_that_answer_a_finding(estate: Estate, made: list[Commitment]) -> None:
    by = estate.person(Role.INSPECTOR)
    judge(made, scale=PROGRESS, grade="insufficient", words="Only the door.", judged_on=ON, by=by, at=AT)
    assert [Commitment.objects.get(pk=one.pk).grade for one in made] == ["insufficient", "insufficient"]
    kept = Entry.objects.latest("pk")
    assert (kept.act, kept.place) == ("progress judged", estate.ashgate.pk)


def test_the_last_judgement_gives_the_grade_and_the_first_stays(estate: Estate, made: list[Commitment]) -> None:
    by, first = estate.person(Role.INSPECTOR), made[:1]
    judge(first, scale=PROGRESS, grade="good", judged_on=ON, by=by, at=AT)
    judge(first, scale=PROGRESS, grade="reasonable", judged_on=ON - dt.timedelta(days=30), by=by, at=AT)
    made[0].refresh_from_db()
    assert (made[0].grade, made[0].judgements.count()) == ("good", 2)


def test_a_review_without_grades_finds_in_words(estate: Estate, made: list[Commitment]) -> None:
    [found] = judge(
        made[:1], scale=REVIEW, words="The door is mended.", judged_on=ON, by=estate.person(Role.INSPECTOR), at=AT
    )
    assert (found.grade, found.words) == ("", "The door is mended.")


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (("stars", "5", "", ON), "Choose a scale from the list."),
        ((PROGRESS, "", "", ON), "Choose a grade of the scale “HMI Prisons: progress at a review”."),
        ((PROGRESS, "achieved", "", ON), "Choose a grade of the scale “HMI Prisons: progress at a review”."),
        (
            (REVIEW, "good", "Yes.", ON),
            "The scale “HMI Probation: yearly review” has no grades. Say in words what was found.",
        ),
        ((REVIEW, "", " ", ON), "Enter what the review found."),
        ((PROGRESS, "good", "", ON + dt.timedelta(1)), "The day is still to come. Enter today or a day before it."),
    ],
)
def test_what_is_no_judgement_is_refused(
    estate: Estate, made: list[Commitment], judged: tuple[str, str, str, dt.date], said: str
) -> None:
    by = estate.person(Role.INSPECTOR)
    scale, grade, words, on = judged
    with pytest.raises(RefusedError) as refused:
        judge(made, scale=scale, grade=grade, words=words, judged_on=on, by=by, at=AT)
    assert (str(refused.value), Judgement.objects.count()) == (said, 0)


def test_nothing_cannot_be_judged(estate: Estate) -> None:
    with pytest.raises(RefusedError, match="There is no commitment to judge"):
        judge([], scale=PROGRESS, grade="good", judged_on=ON, by=estate.person(Role.INSPECTOR), at=AT)
