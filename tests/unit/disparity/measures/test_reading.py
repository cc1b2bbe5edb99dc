"""Definitions from YAML."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from answerable.disparity.measures import read_catalogue
from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.model import Adjuster, Band, Benchmark, Characteristic, Comparator, Thresholds
from answerable.vocabulary.errors import InvalidMeasureError
from tests.unit.disparity.measures.definitions import DATA, PROVED, catalogue_file, catalogue_of, measure_text


def faults(*paths: Path) -> str:
    with pytest.raises(InvalidMeasureError) as raised:
        read_catalogue(*paths)
    return str(raised.value)


def where(text: str, folder: Path) -> Condition | None:
    """The condition of the numerator that `text` says."""
    numerator = f"{{stage: some, data: hearings, where: {text}}}"
    return read_catalogue(catalogue_file(folder, measure_text(numerator=numerator))).measures[0].numerator.where


def test_a_measure_is_read_as_the_values_it_stands_for(tmp_path: Path) -> None:
    assert read_catalogue(catalogue_file(tmp_path, measure_text())) == catalogue_of(PROVED)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    text = measure_text(
        characteristics="[ethnicity, {name: sex, column: sex, classification: sex, reference: Men}]",
        comparators="[everyone else, named]",
        adjusters="[{characteristic: {name: age, column: age, bands: [{label: Young, to: 24}, 25+]}, reason: Youth.}]",
        intersections="[[ethnicity, sex]]",
        thresholds="{low: 0.7, high: 1.5, q: 0.01, least events: 20, least people: 50, posterior: 0.9}",
        pool="6",
        version="2",
        valid_from="2026-04-01",
        valid_to="2027-03-31",
    )
    age = Characteristic("age", "age", bands=(Band("Young", None, 24), Band("25+", 25, None)))
    expected = replace(
        PROVED,
        characteristics=(*PROVED.characteristics, Characteristic("sex", "sex", "sex", reference="Men")),
        comparators=(Comparator.EVERYONE_ELSE, Comparator.NAMED),
        adjusters=(Adjuster(age, "Youth."),),
        intersections=(("ethnicity", "sex"),),
        thresholds=Thresholds(0.7, 1.5, 0.01, 20, 50, 0.9),
        pool=6,
        version=2,
        valid_from=date(2026, 4, 1),
        valid_to=date(2027, 3, 31),
    )
    assert read_catalogue(catalogue_file(tmp_path, text)) == catalogue_of(expected)


def test_a_share_with_its_benchmark(tmp_path: Path) -> None:
    benchmark = "{name: People, version: Census 2011, source: ONS, shares: {White: 0.86, Ethnic minority: 0.14}}"
    text = measure_text(
        kind="share",
        numerator="{stage: charges, data: hearings}",
        denominator=None,
        characteristics="[{name: origin, column: ethnicity}]",
        benchmark=benchmark,
    )
    measure = read_catalogue(catalogue_file(tmp_path, text)).measures[0]
    assert measure.denominator is None
    assert measure.benchmark == Benchmark("People", "Census 2011", {"White": 0.86, "Ethnic minority": 0.14}, "ONS")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{outcome: [proved, no]}", IsOneOf("outcome", ("proved", "no"))),
        ("{outcome: 12:30}", IsOneOf("outcome", ("12:30",))),
        ("{outcome: 007}", IsOneOf("outcome", ("007",))),
        ("{plea: known}", Known("plea")),
        ("{plea: [known]}", IsOneOf("plea", ("known",))),
        ("{plea: 'known'}", IsOneOf("plea", ("known",))),
        ("{appealed: yes}", IsOneOf("appealed", (True,))),
        ("{age: 18}", IsOneOf("age", (18,))),
        ("{days: {at least: 30}}", Within("days", 30.0, None)),
        (
            "{charged_on: {at least: 2026-01-01, at most: 2026-06-30}}",
            Within("charged_on", date(2026, 1, 1), date(2026, 6, 30)),
        ),
        ("{outcome: proved, plea: known}", AllOf((IsOneOf("outcome", ("proved",)), Known("plea")))),
        (
            "{any: [{outcome: proved}, {not: {plea: known}}]}",
            AnyOf((IsOneOf("outcome", ("proved",)), Not(Known("plea")))),
        ),
    ],
)
def test_conditions(text: str, condition: Condition, tmp_path: Path) -> None:
    assert where(text, tmp_path) == condition


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{outcom: proved}", "`hearings` has no column `outcom`. Did you mean `outcome`?"),
        ("{appealed: perhaps}", "`perhaps` is neither yes nor no."),
        ("{age: old}", "`old` is no whole number."),
        ("{days: .nan}", "`.nan` is no number."),
        ("{charged_on: 31/12/2026}", "`31/12/2026` is no date. Write it as 2026-04-01."),
        (
            "{outcome: {at least: a}}",
            "`outcome` is text: it can be one of some values, but not at least or at most one.",
        ),
        ("{age: {at least: 30, at most: 20}}", "No value is at least 30 and at most 20."),
        ("{age: {}}", "Say `at least`, `at most` or both."),
        ("{age: []}", "The list is empty. Name at least one value."),
        ("{any: []}", "The list is empty. Name at least one condition."),
        ("{}", "This condition says nothing. Leave it out to count every record."),
        ("{outcome: }", "Nothing stands here. Write the value, or leave the word before it out."),
        ("outcome = 'proved'", "Names with values belong here, each as `name: value`."),
    ],
)
def test_conditions_that_cannot_be(text: str, why: str, tmp_path: Path) -> None:
    file = catalogue_file(tmp_path, measure_text(numerator=f"{{stage: some, data: hearings, where: {text}}}"))
    assert faults(file) == f"measures.yaml, line 29: {why}"


def test_several_faults_are_told_at_once_each_on_its_line(tmp_path: Path) -> None:
    text = measure_text(why=None, kind="proportio", pool="many", adjuster="age", thresholds="{low: 0.8, low: 0.9}")
    assert faults(catalogue_file(tmp_path, text, measure_text(name="Two Words"))).splitlines() == [
        "measures.yaml, line 24: `why` is missing.",
        "measures.yaml, line 26: `proportio` is not known here. Did you mean `proportion`?",
        "measures.yaml, line 32: `many` is no whole number.",
        "measures.yaml, line 33: `adjuster` is not known here. Did you mean `adjusters`?",
        "measures.yaml, line 34: `low` stands twice; the first is on line 34.",
        "measures.yaml, line 35: `Two Words` is no short name. Use small letters, digits and hyphens: for-example.",
    ]


def test_a_fault_of_a_rule_is_told_on_the_line_of_the_field(tmp_path: Path) -> None:
    assert faults(catalogue_file(tmp_path, measure_text(four_fifths="yes", pool="0"))).splitlines() == [
        (
            "measures.yaml, line 33: proved: The four-fifths screen is not defined for an outcome that is not wanted. "
            "Use the thresholds: a ratio of 1.25 or more is a screen of its own."
        ),
        "measures.yaml, line 34: proved: At least 1 period is pooled; 0 cannot be.",
    ]


def test_a_broken_data_set_is_told_once(tmp_path: Path) -> None:
    file = catalogue_file(tmp_path, measure_text(), data=DATA.replace("prison: text", "prison: txt"))
    assert faults(file) == "measures.yaml, line 5: `txt` is not known here. Did you mean `text`?"


def test_files_of_a_folder_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text(DATA, "utf-8")
    catalogue_file(tmp_path, measure_text(), data="")
    assert read_catalogue(tmp_path) == catalogue_of(PROVED)
    assert "There is no data set `hearings` here." in faults(tmp_path / "measures.yaml")


def test_what_is_defined_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text(DATA, "utf-8")
    catalogue_file(tmp_path, measure_text())
    assert faults(tmp_path).splitlines() == [
        "measures.yaml, line 2: `hearings` is defined in two files. Keep one.",
        "measures.yaml, line 22: `ethnicity` is defined in two files. Keep one.",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "m.yaml: The file is empty. Write at least one measure under `measures`."),
        (b"measures:\n\t- name: x\n", "m.yaml, line 2: A tab stands before the text. Use spaces."),
        (b"measures: []\nwhy: caf\xe9\n", "m.yaml, line 2: The text is not UTF-8. Save the file as UTF-8."),
        (b"a: &a [x]\nmeasures: [*a, *a]\n", "m.yaml, line 2: *a is an alias. Write out what it stands for."),
        (
            b"measures: !!python/object:os.system [x]\n",
            "m.yaml, line 1: The tag tag:yaml.org,2002:python/object:os.system has no meaning here. Leave it out.",
        ),
        (b"measures: " + b"[" * 60 + b"]" * 60, "m.yaml, line 1: More than 40 levels stand within each other."),
        (
            b"measures: [}\n",
            "m.yaml, line 1: This is not YAML: expected the node content, but found '}'. Look there and above.",
        ),
        (b"- name: x\n", "m.yaml, line 1: Names with values belong here, each as `name: value`."),
        (
            b"#" * 1_000_001,
            "m.yaml: The file is larger than 1 MB. No catalogue of measures is: split it.",
        ),
        (b"measures:\n- /etc/passwd\n", "m.yaml, line 2: Names with values belong here, each as `name: value`."),
        (
            b"data sets:\n  ../secret.csv:\n    columns: {a: text}\n",
            "m.yaml, line 3: `../secret.csv` is no name of a data set. Use letters, digits and underscores.",
        ),
    ],
)
def test_files_that_are_no_definitions(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_bytes(content)
    assert faults(tmp_path / "m.yaml") == why


def test_what_is_not_there(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.yaml") == "none.yaml: The file cannot be read: No such file or directory."
    assert faults(tmp_path) == f"{tmp_path}: the folder holds no file whose name ends in .yaml."
