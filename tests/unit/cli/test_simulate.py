"""`answerable simulate`."""

from pathlib import Path

from tests.unit.cli.running import answerable

TABLE = """nomis_code,estate,sex_held,postcode,register_status
MDI,adult,male,DN7 6BW,active
WYI,children,male,LS22 5ED,active
"""


def test_data_are_made_up_for_a_table_of_places(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(TABLE, encoding="utf-8")
    options = ("--places", str(tmp_path / "places.csv"), "--to", "2025-12-31", "--seed", "3")
    done = answerable("simulate", "--out", str(tmp_path / "data"), *options)
    assert done.status == 0
    assert "disparities are planted in it." in done.out
    assert (tmp_path / "data" / "prison_roll" / "2025-12.parquet").exists()
    assert (tmp_path / "data" / "planted.json").exists()
    again = answerable("simulate", "--out", str(tmp_path / "data"), *options)
    assert again.status == 3
    assert "is not empty" in again.err
