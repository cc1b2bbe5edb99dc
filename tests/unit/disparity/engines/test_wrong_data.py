"""Data that are wrong: a sentence says what and where, and what can be counted is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from answerable.disparity.counts import Counted
from answerable.disparity.engines import DuckDBFile, Files, SparkTable, count
from answerable.disparity.measures.conditions import IsOneOf, Within
from answerable.disparity.measures.model import Catalogue, Characteristic, Kind, Measure, Quantity, Repeats
from answerable.vocabulary.errors import UnusableDataError
from tests.support.disparity.drawn import drawn, told, write
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, catalogue, measure

ROWS = drawn(
    """
    person  prison    region  day         ethnicity  sex  age  outcome    days
    ann     Moorland  North   2026-01-05  W1         F    24   proved     14
    bea     Moorland  North   2026-01-31  A1         F    30   dismissed  0
    cat     Wandle    South   2026-02-01  W1         M    17   proved     3
    """,
    HEARINGS,
)
SEVERE = measure(above=Within("days", 10), name="severe")


@pytest.fixture
def hearings(tmp_path: Path) -> pa.Table:
    return pq.read_table(write(ROWS, HEARINGS, tmp_path / "hearings.parquet"))


def _counted(table: pa.Table, folder: Path, *measures: Measure) -> Counted:
    path = folder / "given.parquet"
    pq.write_table(table, path)
    return count(catalogue(*measures), {"hearings": Files((path,))})


def _csv(text: str, folder: Path, *measures: Measure) -> Counted:
    path = folder / "given.csv"
    path.write_text(text, encoding="utf-8")
    return count(catalogue(*measures), {"hearings": Files((path,))})


def _why(found: Counted) -> list[tuple[str, str, str]]:
    return [(problem.measure, problem.where, problem.why) for problem in found.problems]


def _measures(found: Counted) -> set[str]:
    return set(found.counts["measure"].to_pylist())


def test_a_missing_column_stops_only_the_measures_that_need_it(hearings: pa.Table, tmp_path: Path) -> None:
    found = _counted(hearings.drop_columns(["days"]), tmp_path, measure(), SEVERE)
    there = "person, prison, region, day, ethnicity, sex, age, outcome"
    assert _why(found) == [
        ("severe", "hearings, column days", f"There is no such column in the data. There are: {there}.")
    ]
    assert _measures(found) == {"proved"}


def test_a_column_that_is_named_like_a_reader_of_files_is_just_a_missing_column(
    hearings: pa.Table, tmp_path: Path
) -> None:
    name = "(SELECT content FROM read_text('/etc/passwd'))"
    data = replace(HEARINGS, columns=HEARINGS.columns | {name: HEARINGS.columns["sex"]})
    spying = measure(characteristics=(Characteristic("secret", name),), name="spying")
    path = tmp_path / "given.parquet"
    pq.write_table(hearings, path)
    found = count(Catalogue({"hearings": data}, (measure(), spying)), {"hearings": Files((path,))})
    assert [problem.where for problem in found.problems] == [f"hearings, column {name}"]
    assert _measures(found) == {"proved"}


def test_codes_that_nobody_knows_are_counted_and_listed(hearings: pa.Table, tmp_path: Path) -> None:
    odd = hearings.set_column(4, "ethnicity", pa.array(["Q7", "Q7", "W1"]))
    for repeats in (Repeats.NONE, Repeats.ONCE):
        found = _counted(odd, tmp_path, measure(repeats=repeats))
        assert found.profiles[0].unknown_codes == {"ethnicity": {"Q7": 2}}
        assert told(found.counts, "group  k  n", level="place", place="Moorland", characteristic="ethnicity") == [
            ("Code not known", "1", "2")
        ]


def test_what_is_found_in_the_data_is_told(hearings: pa.Table, tmp_path: Path) -> None:
    lacking = hearings.set_column(7, "outcome", pa.array([None, "proved", "proved"]))
    profile = _counted(lacking, tmp_path, measure()).profiles[0]
    assert (profile.data, profile.rows, profile.first, profile.last) == (
        "hearings",
        3,
        date(2026, 1, 5),
        date(2026, 2, 1),
    )
    assert profile.missing == {"outcome": 1}
    assert len(profile.fingerprint) == 64


def test_records_without_a_day_or_a_place_are_told(hearings: pa.Table, tmp_path: Path) -> None:
    lacking = hearings.set_column(3, "day", pa.array([None, date(2026, 1, 1), date(2026, 1, 1)])).set_column(
        1, "prison", pa.array([None, None, "Wandle"])
    )
    assert _why(_counted(lacking, tmp_path, measure())) == [
        ("proved", "hearings, column day", "Records that lack it: 1. They are in no period, so they are not counted."),
        (
            "proved",
            "hearings, column prison",
            "Records that lack it: 2. They are counted under the place “Not recorded”.",
        ),
    ]


def test_negative_counts_are_refused_where_counts_are_summed(hearings: pa.Table, tmp_path: Path) -> None:
    negative = hearings.set_column(8, "days", pa.array([14, -1, 3], pa.int32()))
    summed = Quantity("days", "hearings", column="days")
    rate = measure(kind=Kind.RATE, denominator=summed, name="rate")
    mean = measure(kind=Kind.MEAN, above=None, numerator=summed, name="mean")
    found = _counted(negative, tmp_path, rate, mean)
    assert _why(found) == [
        (
            "rate",
            "hearings, column days",
            "It holds numbers below zero, and a count cannot be. Correct them, or leave those cells empty.",
        )
    ]
    assert told(found.counts, "k  n", measure="mean", characteristic="", level="place", place="Moorland") == [
        ("13", "2")
    ]


def test_more_events_than_people_are_refused(hearings: pa.Table, tmp_path: Path) -> None:
    wrong = measure(below=IsOneOf("sex", ("M",)), name="wrong")
    found = _counted(hearings, tmp_path, wrong, measure())
    why = "1 had the outcome, and only 0 could have: the data or the definition is wrong."
    assert _why(found) == [("wrong", "everyone at all places from 2026-01-01", why)]
    assert _measures(found) == {"proved"}


def test_a_person_with_several_records_is_refused_where_none_is_expected(hearings: pa.Table, tmp_path: Path) -> None:
    twice = pa.concat_tables([hearings, hearings.slice(0, 1)])
    found = _counted(twice, tmp_path, measure(), measure(repeats=Repeats.ONCE, name="once"))
    assert _why(found) == [
        (
            "proved",
            "hearings",
            (
                "People with several records in a period: 1. The measure says `repeats: none`: say `every` or "
                "`once`, or take out what is there twice."
            ),
        )
    ]
    assert told(found.counts, "n", measure="once", characteristic="", level="nation", place="") == [("1",), ("2",)]


def test_a_place_in_two_regions_is_refused(hearings: pa.Table, tmp_path: Path) -> None:
    moved = hearings.set_column(2, "region", pa.array(["North", "South", "South"]))
    found = _counted(moved, tmp_path, measure())
    why = "This place is in more than one region: North and South. Give it one name, or one region."
    assert _why(found) == [("proved", "Moorland", why)]
    assert found.counts.num_rows == 0


def test_a_characteristic_with_thousands_of_values_tells_no_groups(hearings: pa.Table, tmp_path: Path) -> None:
    many = pa.concat_tables([hearings] * 4000)
    many = many.set_column(0, "person", pa.array([f"person {number}" for number in range(len(many))]))
    named = measure(characteristics=(ETHNICITY, Characteristic("name", "person")), name="named")
    found = _counted(many, tmp_path, measure(), named)
    assert [(problem.measure, problem.where) for problem in found.problems] == [("named", "hearings, column person")]
    assert "more than 500 different values" in found.problems[0].why
    assert _measures(found) == {"proved"}


def test_moments_count_on_their_day_in_the_time_zone_of_the_data_set(hearings: pa.Table, tmp_path: Path) -> None:
    late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    moments = hearings.set_column(3, "day", pa.array([late] * 3, pa.timestamp("us", tz="UTC")))
    path = tmp_path / "given.parquet"
    pq.write_table(moments, path)
    periods = {}
    for zone in ("UTC", "Europe/London"):
        data = replace(HEARINGS, time_zone=zone)
        found = count(Catalogue({"hearings": data}, (measure(),)), {"hearings": Files((path,))})
        periods[zone] = set(found.counts["period"].to_pylist())
    assert periods == {"UTC": {date(2026, 3, 1)}, "Europe/London": {date(2026, 4, 1)}}


def test_moments_with_and_without_a_time_zone_are_not_mixed(hearings: pa.Table, tmp_path: Path) -> None:
    said = pa.array(["2026-03-31T23:30:00Z", "2026-03-31T23:30:00", "2026-03-31"])
    with pytest.raises(UnusableDataError, match=r"mixes time zones\. Moments that name one: 1; that do not: 1"):
        _counted(hearings.set_column(3, "day", said), tmp_path, measure())


CSV = """person,prison,region,day,ethnicity,sex,age,outcome,days
ann,Moorland,North,2026-01-05,W1,F,24,proved,14
bea,Moorland,North,2026-01-31,A1,F,30,dismissed,
"""


def test_csv_is_read_in_the_types_that_the_data_set_declares(tmp_path: Path) -> None:
    found = _csv(CSV, tmp_path, measure(), SEVERE)
    assert _why(found) == []
    assert told(found.counts, "measure  k  n", characteristic="", level="nation", place="") == [
        ("proved", "1", "2"),
        ("severe", "1", "2"),
    ]


def test_a_cell_of_the_wrong_type_is_found_in_whatever_row_it_stands(tmp_path: Path) -> None:
    rows = "".join(f"p{number},Moorland,North,2026-01-05,W1,F,24,proved,7\n" for number in range(30_000))
    found = _csv(f"{CSV}{rows}zoe,Moorland,North,2026-01-05,W1,F,24,proved,a week\n", tmp_path, measure(), SEVERE)
    assert _why(found) == [
        (
            "severe",
            "hearings, column days",
            (
                "Cells that are not a whole number: 1. The first is “a week”, in record 30,003. Correct them, or "
                "leave them empty."
            ),
        )
    ]
    assert _measures(found) == {"proved"}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), "cannot be read as Parquet; it may be cut short"),
        (lambda path: path.write_bytes(b""), "cannot be read as Parquet; it may be cut short"),
        (lambda path: path.unlink(), "cannot be read as Parquet"),
        (lambda path: pq.write_table(pq.read_table(path).slice(0, 0), path), "holds no record"),
    ],
)
def test_a_file_that_cannot_be_counted_is_told_and_the_others_are_counted(
    hearings: pa.Table, tmp_path: Path, damage: object, said: str
) -> None:
    good, bad = tmp_path / "good.parquet", tmp_path / "bad.parquet"
    pq.write_table(hearings, good)
    pq.write_table(hearings, bad)
    damage(bad)  # type: ignore[operator]
    numerator, denominator = Quantity("proved", "other"), Quantity("all", "other")
    other = measure(name="other", numerator=numerator, denominator=denominator)
    both = catalogue(measure(), other, other=replace(HEARINGS, name="other"))
    found = count(both, {"hearings": Files((good,)), "other": Files((bad,))})
    assert [(problem.measure, problem.where, said in problem.why) for problem in found.problems] == [
        ("other", "other", True)
    ]
    assert _measures(found) == {"proved"}
    with pytest.raises(UnusableDataError, match=said):
        count(catalogue(measure()), {"hearings": Files((bad,))})


def test_a_damaged_page_of_a_file_is_told(hearings: pa.Table, tmp_path: Path) -> None:
    path = tmp_path / "given.parquet"
    pq.write_table(pa.concat_tables([hearings] * 5000), path, compression="zstd")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(byte ^ 255 for byte in whole[100:900]) + whole[900:])
    try:
        found = count(catalogue(measure()), {"hearings": Files((path,))})
    except UnusableDataError as fault:
        assert "cannot be read" in str(fault)  # noqa: PT017 - either is right: refused at once, or when it is counted
    else:
        assert "cannot be read" in found.problems[0].why


def test_data_that_were_not_given_and_engines_that_cannot_read_them_are_told(tmp_path: Path) -> None:
    with pytest.raises(
        UnusableDataError, match="No data were given for “hearings”: say where they are, with hearings="
    ):
        count(catalogue(measure()), {})
    with pytest.raises(UnusableDataError, match="choose the engine “spark”"):
        count(catalogue(measure()), {"hearings": SparkTable("hearings")})
    duckdb.connect(tmp_path / "of.duckdb").close()
    with pytest.raises(UnusableDataError, match="The data cannot be read"):
        count(catalogue(measure()), {"hearings": DuckDBFile(tmp_path / "of.duckdb", "hearings")})
