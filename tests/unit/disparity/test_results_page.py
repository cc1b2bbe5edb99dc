from answerable.disparity.results import TABLES
from answerable.disparity.results_page import page


def test_every_column_of_every_table_is_documented() -> None:
    sections = {part.partition("\n")[0]: part for part in page().split("\n## ")[1:]}
    assert list(sections) == [f"{name}.parquet" for name in TABLES]
    for name, schema in TABLES.items():
        lines = sections[f"{name}.parquet"].splitlines()
        assert [line.split("`")[1] for line in lines if line.startswith("| `")] == schema.names
