"""`answerable measure run`."""

from pathlib import Path

import pytest

from tests.unit.cli.running import answerable

DEFINITIONS = """
data sets:
  charges:
    columns: {charged_on: date, prison: text, ethnicity: text, outcome: text}
    date: charged_on
    place: prison
characteristics:
  ethnicity: {column: ethnicity, classification: ethnicity}
measures:
  - name: charges-proved
    title: Charges proved
    why: They add days.
    kind: proportion
    direction: lower is better
    numerator: {stage: charges proved, data: charges, where: {outcome: proved}}
    denominator: {stage: charges, data: charges}
    characteristics: [ethnicity]
"""


@pytest.fixture
def measures(tmp_path: Path) -> Path:
    (tmp_path / "charges.csv").write_text(
        "charged_on,prison,ethnicity,outcome\n"
        + "2024-01-05,Moorland,A1,proved\n" * 40
        + "2024-01-05,Moorland,W1,not proved\n" * 60
        + "2024-01-05,Moorland,W1,proved\n" * 20,
        encoding="utf-8",
    )
    (tmp_path / "measures.yaml").write_text(DEFINITIONS, encoding="utf-8")
    return tmp_path / "measures.yaml"


def test_a_run_says_what_it_wrote(tmp_path: Path, measures: Path) -> None:
    ran = answerable("measure", "run", measures, "--data", tmp_path, "--out", tmp_path / "out")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"Wrote 1 measure to {tmp_path / 'out'}; 16 rows are flagged.\n"
    assert (tmp_path / "out" / "comparisons.parquet").is_file()


def test_a_day_that_is_none_is_wrong_use(tmp_path: Path, measures: Path) -> None:
    ran = answerable("measure", "run", measures, "--data", tmp_path, "--out", tmp_path / "out", "--from", "May")
    assert ran.status == 2


def test_a_measure_that_is_not_there(tmp_path: Path, measures: Path) -> None:
    ran = answerable("measure", "run", measures, "--data", tmp_path, "--out", tmp_path / "out", "--measure", "recalls")
    assert ran.status == 3
    assert "There is no measure `recalls`" in ran.err


def test_data_that_cannot_be_read(tmp_path: Path, measures: Path) -> None:
    (tmp_path / "charges.csv").write_bytes(b"")
    ran = answerable("measure", "run", measures, "--data", tmp_path, "--out", tmp_path / "out")
    assert ran.status == 3
    assert ran.err.startswith("answerable: ")
    assert not (tmp_path / "out").exists()
