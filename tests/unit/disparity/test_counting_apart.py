"""Files that strangers wrote are counted in a child process, whatever becomes of that."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from answerable.disparity.counting_apart import BOUNDS, count_apart
from answerable.disparity.engines import Files, Renamed, count
from answerable.disparity.measures.model import Catalogue
from answerable.vocabulary.errors import UnusableDataError
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, measure
from tests.unit.conftest import Misbehave

CATALOGUE = Catalogue({"hearings": HEARINGS}, (measure(characteristics=(ETHNICITY,)),))
COUNT = "answerable.disparity.engines:count"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renamed:
    rows = {"person": ["a", "b"], "prison": "P", "region": "N", "on": ["2026-01-03", "2026-02-04"]}
    pd.DataFrame(rows | {"ethnicity": ["A1", "W?"], "outcome": "proved"}).to_csv(tmp_path / "hearings.csv", index=False)
    (tmp_path / "aside").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    return Renamed(Files((tmp_path / "hearings.csv",)), {"day": "on"})


def test_what_is_counted_is_what_counting_counts(source: Renamed) -> None:
    data = {"hearings": source}
    assert count_apart(CATALOGUE, data, memory_limit="1GB") == count(CATALOGUE, data)
    assert not list(Path(tempfile.gettempdir()).iterdir())


def test_what_cannot_be_counted_is_said_as_ever(source: Renamed) -> None:
    with pytest.raises(UnusableDataError, match="“many” is no amount of memory"):
        count_apart(CATALOGUE, {"hearings": source}, memory_limit="many")


@pytest.mark.parametrize(
    ("statements", "seconds", "said"),
    [
        ("import tempfile, time; tempfile.mkdtemp(); time.sleep(60)", 4, "took too long and was stopped"),
        ("bytearray(10**12)", 60, "needed too much memory and was stopped"),
        ("import os; os.kill(os.getpid(), 11)", 60, "something in them is not as their kind of file should be"),
        ("{}['no such part']", 60, "something in them is not as their kind of file should be"),
    ],
)
def test_whatever_goes_wrong_a_sentence_comes_back_and_nothing_is_left(
    source: Renamed, misbehave: Misbehave, statements: str, seconds: int, said: str
) -> None:
    misbehave("answerable.disparity.counting_apart", COUNT, statements)
    with pytest.raises(UnusableDataError, match=said):
        count_apart(CATALOGUE, {"hearings": source}, bounds=replace(BOUNDS, seconds=seconds))
    assert not list(Path(tempfile.gettempdir()).iterdir())
