"""The scales that ship with the register; no database."""

from answerable.web.commitments.models import Commitment, Judgement
from answerable.web.commitments.scales import SCALES, Grade, grade_of


def test_each_scale_goes_from_the_worst_to_the_best() -> None:
    ranks = {code: [grade.rank for grade in scale.grades] for code, scale in SCALES.items()}
    assert ranks == {
        "hmi_prisons_progress": [1, 2, 3, 4],
        "hmi_prisons_followup": [1, 2, 3, None],
        "hmi_probation_review": [],
    }


def test_every_scale_says_where_it_is_from() -> None:
    assert [code for code, scale in SCALES.items() if not scale.source] == []


def test_codes_fit_where_they_are_kept() -> None:
    longest = max(len(grade.code) for scale in SCALES.values() for grade in scale.grades)
    assert longest <= (Commitment._meta.get_field("grade").max_length or 0)  # noqa: SLF001
    assert max(map(len, SCALES)) <= (Judgement._meta.get_field("scale").max_length or 0)  # noqa: SLF001


def test_a_grade_of_its_codes() -> None:
    assert grade_of("hmi_prisons_progress", "good") == Grade("good", "Good progress", "green", 4)
    assert grade_of("hmi_prisons_progress", "achieved") is None
    assert grade_of("a scale of old", "good") is None
