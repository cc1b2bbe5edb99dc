"""Measures that need too much memory together are counted fewer at a time."""

from pathlib import Path

import pandas as pd
import pytest
from sqlglot import exp

from answerable.disparity.counts import Counted, Problem
from answerable.disparity.engines import Files, count
from answerable.disparity.engines.duckdb import DuckDB
from answerable.disparity.measures.model import Catalogue, Repeats
from answerable.vocabulary.errors import LargeDataError
from tests.support.disparity.measuring import AGE, ETHNICITY, HEARINGS, SEX, measure

MEASURES = Catalogue(
    {"hearings": HEARINGS},
    (
        measure(name="by-ethnicity", repeats=Repeats.EVERY, pool=2),
        measure(name="by-sex", characteristics=(SEX,), repeats=Repeats.EVERY),
        measure(name="by-age", characteristics=(AGE,), adjusters=(), repeats=Repeats.EVERY),
        measure(name="by-both", characteristics=(ETHNICITY, SEX), repeats=Repeats.EVERY),
    ),
)


@pytest.fixture
def hearings(tmp_path: Path) -> Files:
    rows = [
        {"person": f"p{one % 5}", "prison": f"P{one % 2}", "region": "N", "day": f"2026-0{1 + one % 3}-03"}
        | {"ethnicity": "A1", "sex": "F", "age": str(20 + one), "outcome": "proved" if one % 4 else "not", "days": "1"}
        for one in range(24)
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "hearings.csv", index=False)
    return Files((tmp_path / "hearings.csv",))


def counted(hearings: Files) -> Counted:
    return count(MEASURES, {"hearings": hearings})


def short_of_memory(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Every statement whose text is longer than this runs out of memory."""
    run = DuckDB.run

    def refusing(engine: DuckDB, query: exp.Query) -> object:
        if len(query.sql("duckdb")) > most:
            raise LargeDataError("Allow more.")
        return run(engine, query)

    monkeypatch.setattr(DuckDB, "run", refusing)


def test_what_is_counted_in_parts_is_what_is_counted_at_once(hearings: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = counted(hearings)
    assert set(whole.counts["measure"].to_pylist()) == {one.name for one in MEASURES.measures}
    short_of_memory(monkeypatch, 3100)
    assert counted(hearings) == whole


def test_what_needs_too_much_by_itself_is_a_problem_of_its_measure(
    hearings: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    short_of_memory(monkeypatch, 2000)
    found = counted(hearings)
    assert found.problems == tuple(Problem(one.name, "hearings", "Allow more.") for one in MEASURES.measures)
    assert not len(found.counts)
