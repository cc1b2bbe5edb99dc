"""`answerable measure list`, `show`, `check` and `explain`."""

from pathlib import Path

from tests.unit.cli.running import answerable
from tests.unit.disparity.measures.definitions import catalogue_file, measure_text


def test_the_shipped_catalogue_is_listed_for_other_programs() -> None:
    ran = answerable("measure", "list")
    lines = ran.out.splitlines()
    assert (ran.status, lines[0]) == (0, "Name\tMeasure\tKind\tVerified")
    assert "adjudications-proved\tCharges found proved\tproportion\tproposed" in lines
    assert "purposeful-activity\tSessions of purposeful activity attended (version 2)\tproportion\tproposed" in lines


def test_measures_of_ones_own_are_listed(tmp_path: Path) -> None:
    ran = answerable("measure", "list", catalogue_file(tmp_path, measure_text()))
    assert ran.out == "Name\tMeasure\tKind\tVerified\nproved\tCharges proved\tproportion\tproposed\n"


def test_a_definition_is_shown(tmp_path: Path) -> None:
    ran = answerable("measure", "show", "proved", "--measures", catalogue_file(tmp_path, measure_text()))
    assert (ran.status, ran.out) == (
        0,
        """\
Measure          Charges proved (proved, version 1)
Why it matters   Hearings should be fair.
Kind             proportion; lower is better
What is counted  Charges proved: records of hearings where outcome is proved.
Out of           Charges: records of hearings.
Repeats          Events are counted: each record counts; intervals allow for
                 records of one person being alike.
Broken down by   Ethnicity (19 groups in 5 broad ones).
Compared with    White British, all white and everyone else.
Periods          By month; for small groups the latest 12 together.
Verified         Proposed by us from public descriptions; its owners have not
                 confirmed it.
""",
    )


def test_a_measure_is_explained() -> None:
    out = answerable("measure", "explain", "adjudications-proved").out
    assert "Flag             The ratio, or that of the complement, lies outside 0.80 to\n" in out
    assert "Interval         Wilson's limits of 95%, widened where people have several\n" in out


def test_both_versions_of_a_measure_are_shown() -> None:
    out = answerable("measure", "show", "purposeful-activity").out
    assert out.count("Why it matters") == 2
    assert "\n\nMeasure          " in out


def test_a_measure_that_is_not_there() -> None:
    ran = answerable("measure", "show", "recal")
    assert (ran.status, ran.err) == (3, "answerable: There is no measure `recal`. Did you mean `recall`?\n")


def test_definitions_without_fault(tmp_path: Path) -> None:
    ran = answerable("measure", "check", catalogue_file(tmp_path, measure_text()))
    assert (ran.status, ran.out) == (0, "No fault found in 1 measure.\n")


def test_faults_are_named_with_their_lines(tmp_path: Path) -> None:
    ran = answerable("measure", "check", catalogue_file(tmp_path, measure_text(kind="proportio", pool="0")))
    assert (ran.status, ran.out) == (
        3,
        "measures.yaml, line 27: `proportio` is not known here. Did you mean `proportion`?\n1 fault found.\n",
    )


def test_the_sql_of_a_measure_is_printed_for_an_engine() -> None:
    ran = answerable("measure", "explain", "adjudications-proved", "--sql", "trino")
    assert (ran.status, ran.out.count(";"), "GROUPING SETS" in ran.out) == (0, 1, True)
    assert answerable("measure", "explain", "adjudications-proved", "--sql", "dbase").status == 2


def test_a_shipped_measure_may_stand_for_a_file(tmp_path: Path) -> None:
    listed = answerable("measure", "list", "incentives-basic")
    assert listed.out.splitlines()[1:] == [
        "incentives-basic\tPeople on the Basic level of incentives\tproportion\tproposed"
    ]
    assert answerable("measure", "check", "incentives-basic", "release-on-tag").status == 3
    assert answerable("measure", "check", "incentives-basic").out == "No fault found in 1 measure.\n"
    ran = answerable("measure", "run", "incentives-basic", "--data", tmp_path, "--out", tmp_path / "out")
    assert "prison_roll" in ran.err
