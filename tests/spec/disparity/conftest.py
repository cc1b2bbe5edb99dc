"""Every engine, in turn, counts the tables that the specification draws."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest

from answerable.disparity.engines import Files, count, reference
from answerable.disparity.measures.model import Catalogue
from tests.support.disparity.drawn import Tables, write

Count = Callable[[Catalogue, Tables], tuple[pa.Table, pa.Table]]


SPARK = (
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="Spark is an extra of 450 MB: make test-spark"),
)


@pytest.fixture(params=["reference", "duckdb", pytest.param("spark", marks=SPARK)])
def counted(request: pytest.FixtureRequest, tmp_path: Path) -> Count:
    """Counts and strata of a catalogue over tables, by one engine."""

    def by_engine(catalogue: Catalogue, tables: Tables) -> tuple[pa.Table, pa.Table]:
        if request.param == "reference":
            return reference.count(catalogue, tables)
        sources = {
            name: Files((write(rows, catalogue.data_sets[name], tmp_path / f"{name}.parquet"),))
            for name, rows in tables.items()
        }
        found = count(catalogue, sources, engine=request.param)
        assert [problem for problem in found.problems if "Records that lack it" not in problem.why] == []
        return found.counts, found.strata

    return by_engine
