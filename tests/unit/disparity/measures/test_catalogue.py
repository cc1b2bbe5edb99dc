"""The shipped catalogue."""

import re
from datetime import date
from pathlib import Path

import pytest

from answerable.disparity.classifications import ETHNIC_MINORITY, ETHNICITY
from answerable.disparity.measures import check, describe, explain, read_catalogue, select, shipped
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.measures.page import page
from answerable.vocabulary.errors import InvalidMeasureError

MEASURES = shipped().measures


def test_nothing_in_it_is_seen_to_be_wrong() -> None:
    assert check(shipped()) == ()


def test_it_covers_every_kind_and_every_theme() -> None:
    assert {measure.kind for measure in MEASURES} == set(Kind)
    names = " ".join(measure.name for measure in MEASURES)
    themes = (
        *("incentives", "adjudications", "use-of-force", "segregation", "self-isolation", "temporary-licence"),
        *("curfew", "early-release", "parole", "programmes", "education", "purposeful-activity", "complaints"),
        *("discrimination", "supervision", "breach", "recall", "pre-sentence", "without-report", "adjournment"),
        *("housing", "in-work", "declared", "representation", "promoted", "recruitment", "grievance", "discipline"),
        *("board-members", "sentence-length", "equality-form", "children-separat", "survey", "release-plan"),
    )
    assert [theme for theme in themes if theme not in names] == []


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: f"{measure.name}-{measure.version}")
def test_every_measure_says_what_a_reader_needs(measure: Measure) -> None:
    headings = dict(explain(measure))
    assert measure.why.endswith(".")
    assert {"What is counted", "Out of", "Broken down by", "Compared with", "Periods", "Interval", "Test"} <= set(
        headings
    )
    assert all(words and "None" not in words for words in headings.values())


def test_ethnicity_is_looked_at_wherever_it_is_not_itself_declared() -> None:
    without = [
        measure.name
        for measure in MEASURES
        if not {one.classification for one in measure.characteristics} & {ETHNICITY, ETHNIC_MINORITY}
    ]
    assert without == ["equality-form-completed", "declared-ethnicity"]


def test_a_change_of_definition_has_dates() -> None:
    both = select(shipped(), ["purposeful-activity"]).measures
    assert [(measure.version, measure.valid_from, measure.valid_to) for measure in both] == [
        (1, date.min, date(2026, 3, 31)),
        (2, date(2026, 4, 1), None),
    ]
    on = [select(shipped(), ["purposeful-activity"], day).measures for day in (date(2026, 3, 31), date(2026, 4, 1))]
    assert on == [both[:1], both[1:]]


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(InvalidMeasureError, match=r"There is no measure `recal`. Did you mean `recall`\?"):
        select(shipped(), ["recal"])


def test_what_is_asked_for_without_names_is_everything() -> None:
    assert select(shipped()) == shipped()


def test_a_measure_in_plain_words() -> None:
    (measure,) = select(shipped(), ["incentives-basic"]).measures
    told = dict(describe(measure))
    assert told["What is counted"] == "People on Basic: records of prison_roll where incentive_level is Basic."
    assert told["Out of"] == (
        "People with an incentive level: records of prison_roll where incentive_level is Basic, Standard or Enhanced."
    )
    assert told["Compared with"] == (
        "White British, all white, everyone else and the named group (Men, No disability recorded, Heterosexual, "
        "Not transgender)."
    )


def test_a_condition_in_plain_words() -> None:
    (measure,) = select(shipped(), ["declared-religion"]).measures
    assert dict(describe(measure))["What is counted"] == (
        "Staff who declared their religion: records of staff_in_post where religion is known and religion is not "
        "NS, Prefer not to say, Not stated, Not recorded, Not transferred or Unknown."
    )


def test_the_page_of_the_catalogue_names_everything() -> None:
    text = page(shipped())
    assert all(f"## `{measure.name}`" in text for measure in MEASURES)
    assert all(f"| `{name}` |" in text for name in shipped().data_sets)


def test_the_example_of_the_guide_is_right(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[4] / "docs/how-to/define-a-measure.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "guide.yaml").write_text("".join(blocks), "utf-8")
    assert [measure.name for measure in read_catalogue(tmp_path).measures] == ["charges-proved"]
