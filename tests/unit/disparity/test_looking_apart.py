"""A file that a stranger wrote is looked at in a child process, whatever becomes of that."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from answerable.disparity.engines import Files, Renamed
from answerable.disparity.looking import look
from answerable.disparity.looking_apart import BOUNDS, look_apart
from answerable.disparity.measures.model import Catalogue
from answerable.vocabulary.errors import UnusableDataError
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, measure
from tests.unit.conftest import Misbehave

CATALOGUE = Catalogue({"hearings": HEARINGS}, (measure(characteristics=(ETHNICITY,)),))


@pytest.fixture
def source(tmp_path: Path) -> Renamed:
    rows = {"person": ["a", "b"], "prison": "P", "region": "N", "on": ["2026-01-03", "2026-02-04"], "outcome": "proved"}
    pd.DataFrame(rows).to_csv(tmp_path / "hearings.csv", index=False)
    return Renamed(Files((tmp_path / "hearings.csv",)), {"day": "on"})


def test_what_is_found_is_what_looking_finds(source: Renamed) -> None:
    assert look_apart(CATALOGUE, "hearings", source, memory_limit="1GB") == look(CATALOGUE, "hearings", source)


def test_what_lacks_is_told_with_the_columns_that_are_there(source: Renamed) -> None:
    found = look_apart(CATALOGUE, "hearings", source.held)
    assert (found.lacks, found.columns) == (("day",), ("person", "prison", "region", "on", "outcome"))


@pytest.mark.parametrize(
    ("statements", "seconds", "said"),
    [
        ("import time; time.sleep(60)", 2, "took too long and was stopped"),
        ("bytearray(10**12)", 60, "needed too much memory and was stopped"),
        ("import os; os.kill(os.getpid(), 11)", 60, "something in it is not as its kind of file should be"),
        ("{}['no such part']", 60, "something in it is not as its kind of file should be"),
    ],
)
def test_whatever_goes_wrong_a_sentence_comes_back(
    source: Renamed, misbehave: Misbehave, statements: str, seconds: int, said: str
) -> None:
    misbehave("answerable.disparity.looking_apart", "answerable.disparity.looking:look", statements)
    with pytest.raises(UnusableDataError, match=said):
        look_apart(CATALOGUE, "hearings", source, bounds=replace(BOUNDS, seconds=seconds))
