"""Results in their folder: whole, or known to be changed; and read no further than they are asked for."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from answerable.disparity.results_folder import Results, read_results
from answerable.vocabulary.errors import UnusableResultsError
from tests.support.releasing import PROVED, WHO, results


@pytest.fixture
def written(tmp_path: Path) -> Results:
    return results(tmp_path / "out", measures=(PROVED, WHO))


def test_what_was_written_is_read(tmp_path: Path, written: Results) -> None:
    assert read_results(tmp_path / "out") == written


def test_the_figures_of_a_measure_are_read_by_themselves(written: Results) -> None:
    parts, whole = list(written.by_measure()), written.tables["rates"].to_pylist()
    assert [part.tables["rates"].to_pylist() for part in parts] == [
        [row for row in whole if row["measure"] == name] for name in ("proved", "who")
    ]
    in_memory = replace(written, tables=dict(written.tables))
    assert [dict(part.tables) for part in in_memory.by_measure()] == [dict(part.tables) for part in parts]


@pytest.mark.parametrize("name", ["rates.parquet", "measures.yaml", "manifest.json"])
@pytest.mark.usefixtures("written")
def test_results_changed_by_hand_are_found_out(tmp_path: Path, name: str) -> None:
    file = tmp_path / "out" / name
    if name == "manifest.json":
        file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"problems": 9}), encoding="utf-8")
    else:
        file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(UnusableResultsError, match=f"{name} changed"):
        read_results(tmp_path / "out")


def test_results_that_are_not_there_are_no_results(tmp_path: Path) -> None:
    with pytest.raises(UnusableResultsError, match="holds no results"):
        read_results(tmp_path)
