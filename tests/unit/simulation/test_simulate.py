"""Records that are made up: their shape, and what is planted in them."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from answerable.disparity.engines import resolve
from answerable.disparity.measures import select, shipped
from answerable.disparity.running import Setting, run
from answerable.simulation import DEMO, PLANTED, Place, read_places, simulate
from answerable.vocabulary.errors import UnusableDataError

LAST = date(2025, 4, 30)
SMALL = replace(DEMO, months=16, establishments=4, custody=3_000, probation=300, staff=200, children=60, codes=())
TABLE = """nomis_code,estate,sex_held,postcode,register_status
AAI,adult,male,DN7 6BW,active
BBI,adult,male,S10 1AA,active
CCI,adult,female,M1 1AA,active
DDI,adult,male,SW18 3HU,active
EEI,adult,male,SW18 3HU,inactive in seed data
FYI,children,male,TW13 4ND,active
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    path = tmp_path_factory.mktemp("places") / "places.csv"
    path.write_text(TABLE, encoding="utf-8")
    return read_places(path)


@pytest.fixture(scope="module")
def made(places: list[Place], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "data"
    simulate(out, places, SMALL, last=LAST)
    return out


def test_places_lie_in_the_regions_of_their_postcodes(places: list[Place]) -> None:
    assert [(place.name, place.region.name, place.women, place.children) for place in places] == [
        ("AAI", "Yorkshire and the Humber", False, False),
        ("BBI", "Yorkshire and the Humber", False, False),
        ("CCI", "Greater Manchester", True, False),
        ("DDI", "London", False, False),
        ("FYI", "London", False, True),
    ]


def test_every_data_set_of_the_shipped_measures_is_written_as_it_is_defined(made: Path) -> None:
    definitions = shipped().data_sets
    files = {folder.name: sorted(folder.iterdir()) for folder in made.iterdir() if folder.is_dir()}
    assert set(files) == set(definitions)
    assert {name: pq.read_schema(found[0]).names for name, found in files.items()} == {
        name: list(data.columns) for name, data in definitions.items()
    }
    assert {name: len(found) for name, found in files.items() if name in {"prison_roll", "staff_in_post"}} == {
        "prison_roll": 16,
        "staff_in_post": 1,
    }


def test_people_are_there_month_after_month_and_some_tell_their_ethnicity_later(made: Path) -> None:
    roll = pq.read_table(made / "prison_roll").to_pandas()
    told = roll["ethnicity"].notna() & (roll["ethnicity"] != "NS")
    assert roll.groupby("on_roll").size().between(2_000, 3_000).all()
    assert (1 - told.groupby(roll["prison"]).mean()).between(0.01, 0.12).all()
    assert (told.groupby(roll["person"]).nunique() > 1).any()


def test_the_same_seed_gives_the_same_records(places: list[Place], tmp_path: Path) -> None:
    again, other = tmp_path / "again", tmp_path / "other"
    small = replace(SMALL, months=2)
    for out, seed in ((again, 1), (tmp_path / "twice", 1), (other, 2)):
        simulate(out, places, replace(small, seed=seed), last=LAST)
    tables = [pq.read_table(out / "complaints") for out in (again, tmp_path / "twice", other)]
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]


def test_what_is_planted_is_listed_and_found(made: Path, tmp_path: Path) -> None:
    listed = json.loads((made / PLANTED).read_text(encoding="utf-8"))
    assert listed["said"].startswith("Made up.")
    measure = "adjudications-charges"
    lasting = [row for row in listed["planted"] if row["measure"] == measure and not row["gone from"]]
    planted = max(lasting, key=lambda row: row["people"] * (row["ratio"] - 1))
    catalogue = select(shipped(), [measure])
    found = run(catalogue, resolve([str(made)], catalogue.data_sets), tmp_path / "out", Setting())
    [row] = [
        row
        for row in found.tables["comparisons"].to_pylist()
        if row["place"] == planted["place"]
        and row["group"] == planted["group"]
        and row["pooled"]
        and row["comparator"] == "white British"
    ]
    assert row["ratio_low"] < planted["ratio"] < row["ratio_high"]
    assert row["ratio_low"] > 1


def test_a_folder_with_something_in_it_is_left_alone(places: list[Place], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableDataError, match="is not empty"):
        simulate(tmp_path, places, SMALL, last=LAST)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_table_of_places_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("nomis_code,estate\nAAI,adult\n", encoding="utf-8")
    with pytest.raises(UnusableDataError, match="no column postcode, register_status, sex_held"):
        read_places(path)


def test_a_table_without_children_s_settings_is_refused(places: list[Place], tmp_path: Path) -> None:
    adults = [place for place in places if not place.children]
    with pytest.raises(UnusableDataError, match="settings of children"):
        simulate(tmp_path / "out", adults, SMALL, last=LAST)
