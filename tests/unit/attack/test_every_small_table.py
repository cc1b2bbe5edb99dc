"""The intervals of an attack are those of all tables of whole numbers that fit what is printed."""

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from answerable.attack import Report, attack, trying
from tests.support.attack import Row, row, write_release

SIDE = 3
TABLES = arrays(np.int64, (SIDE, SIDE), elements=st.integers(0, 4))
HIDDEN = arrays(np.bool_, (SIDE, SIDE))
GROUPS, PLACES = "abc", "wxy"


def rows(table: np.ndarray, hidden: np.ndarray) -> list[Row]:
    """Groups at places, with everyone at each place and each group in the nation."""
    cells = product(enumerate(GROUPS), enumerate(PLACES))
    inner = [row(name, at, k=None if hidden[i, j] else table[i, j]) for (i, name), (j, at) in cells]
    down = [row("", at, k=table[:, j].sum()) for j, at in enumerate(PLACES)]
    across = [row(name, "", k=table[i].sum()) for i, name in enumerate(GROUPS)]
    return [*inner, *down, *across, row("", "", k=table.sum())]


def fitting(table: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Every table with the same printed cells and the same totals; one a row."""
    most = np.minimum(*np.meshgrid(table.sum(0), table.sum(1)))
    choices = [range(most[i, j] + 1) if hidden[i, j] else (table[i, j],) for i, j in np.ndindex(SIDE, SIDE)]
    free = np.array([*product(*choices[: SIDE * 2])], np.int64).reshape(-1, 2, SIDE)
    last = table.sum(0) - free.sum(1)
    tables = np.concatenate([free, last[:, None]], axis=1)
    fits = (tables.sum(2) == table.sum(1)).all(1) & (tables >= 0).all((1, 2))
    return np.asarray(tables[fits & (tables == table)[:, ~hidden].all(1)])


def attacked(table: np.ndarray, hidden: np.ndarray) -> tuple[Report, np.ndarray, np.ndarray]:
    """The report, and for each hidden cell in the order of its intervals the least and the greatest that fits."""
    with TemporaryDirectory() as folder:
        report = attack(write_release(Path(folder) / "release", rows(table, hidden)))
    possible = fitting(table, hidden)
    return report, possible.min(0)[hidden], possible.max(0)[hidden]


def given_away(report: Report) -> set[tuple[str, str]]:
    return {(one.cell.group.name, one.cell.place.name) for one in report.recovered if one.knowing is None}


@settings(max_examples=25, deadline=None)
@given(table=TABLES, hidden=HIDDEN)
def test_what_is_given_away_is_what_every_table_agrees_on(table: np.ndarray, hidden: np.ndarray) -> None:
    report, low, high = attacked(table, hidden)
    told = report.intervals.sort_values(["group", "place"])
    cells = [(GROUPS[i], PLACES[j]) for i, j in np.argwhere(hidden)]
    assert [*zip(told["group"], told["place"], strict=True)] == cells
    assert given_away(report) == {cell for cell, width in zip(cells, high - low, strict=True) if width < 4}
    assert np.all(told["low"] <= low)
    assert np.all(told["high"] >= high)
    assert not report.unfinished


@settings(max_examples=25, deadline=None)
@given(table=TABLES, hidden=HIDDEN)
def test_in_parts_it_proves_nothing_that_is_not_so(table: np.ndarray, hidden: np.ndarray) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trying, "LARGEST", 1)
        patch.setattr(trying, "_CORE", 1)
        report, low, high = attacked(table, hidden)
    cells = [(GROUPS[i], PLACES[j]) for i, j in np.argwhere(hidden)]
    assert given_away(report) <= {cell for cell, width in zip(cells, high - low, strict=True) if width < 4}
