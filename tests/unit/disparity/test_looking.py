"""Looking at data before anything is measured on them, also where their columns have other names."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from answerable.disparity.engines import Files, Renamed, Source
from answerable.disparity.looking import columns_held, look
from answerable.disparity.measures.model import Catalogue
from answerable.disparity.running import Setting, run
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, measure

CATALOGUE = Catalogue({"hearings": HEARINGS}, (measure(characteristics=(ETHNICITY,)),))
Write = Callable[[pd.DataFrame, Path], Source]
THEIRS = {"day": "Heard on", "ethnicity": "Ethnic group", "outcome": "day"}
"""One of theirs is named as another of ours."""


@pytest.fixture
def hearings() -> pd.DataFrame:
    """Twelve hearings, in January and February, at two prisons; three people did not tell their group."""
    rows = [
        {"person": f"p{one}", "prison": f"Prison {one % 2}", "region": "North", "day": date(2026, 1 + one % 2, 3)}
        | {"ethnicity": "NS" if one < 3 else "W1" if one % 2 else "ZZ", "outcome": "proved" if one % 3 else None}
        for one in range(12)
    ]
    return pd.DataFrame(rows)


def as_parquet(hearings: pd.DataFrame, folder: Path) -> Source:
    hearings.to_parquet(folder / "hearings.parquet")
    return Files((folder / "hearings.parquet",))


def as_csv_of_theirs(hearings: pd.DataFrame, folder: Path) -> Source:
    hearings.rename(columns=THEIRS).to_csv(folder / "hearings.csv", index=False)
    return Renamed(Files((folder / "hearings.csv",)), THEIRS)


@pytest.mark.parametrize("write", [as_parquet, as_csv_of_theirs])
def test_what_a_data_set_holds(hearings: pd.DataFrame, tmp_path: Path, write: Write) -> None:
    found = look(CATALOGUE, "hearings", write(hearings, tmp_path))
    assert (found.profile.rows, found.profile.first, found.profile.last) == (12, date(2026, 1, 3), date(2026, 2, 3))
    assert found.periods == {date(2026, 1, 1): 6, date(2026, 2, 1): 6}
    assert found.places == {"Prison 0": {date(2026, 1, 1): 6}, "Prison 1": {date(2026, 2, 1): 6}}
    assert found.profile.unknown_codes == {"ethnicity": {"ZZ": 4}}
    assert found.not_stated == {"ethnicity": (7, 12)}
    assert (found.profile.missing, found.faults) == ({"outcome": 4}, ())


def test_a_column_that_is_not_there_keeps_none_of_the_others_from_being_seen(
    hearings: pd.DataFrame, tmp_path: Path
) -> None:
    found = look(CATALOGUE, "hearings", as_parquet(hearings.drop(columns=["outcome", "ethnicity"]), tmp_path))
    assert [fault.partition(": ")[0] for fault in found.faults] == [
        "hearings, column ethnicity",
        "hearings, column outcome",
    ]
    assert found.periods == {date(2026, 1, 1): 6, date(2026, 2, 1): 6}


def test_the_columns_of_a_source_are_told_as_it_names_them(hearings: pd.DataFrame, tmp_path: Path) -> None:
    theirs = ("person", "prison", "region", "Heard on", "Ethnic group", "day")
    assert columns_held(as_csv_of_theirs(hearings, tmp_path)) == theirs
    assert columns_held(as_parquet(hearings, tmp_path)) == tuple(hearings.columns)


def test_renamed_columns_count_as_those_that_were_named_so(hearings: pd.DataFrame, tmp_path: Path) -> None:
    sources = as_parquet(hearings, tmp_path), as_csv_of_theirs(hearings, tmp_path)
    results = [
        run(CATALOGUE, {"hearings": one}, tmp_path / str(number), Setting()) for number, one in enumerate(sources)
    ]
    assert results[0].tables == results[1].tables
