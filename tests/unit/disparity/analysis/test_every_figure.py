"""What holds of every figure, whatever was counted."""

import math
from typing import Any

import pyarrow as pa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from answerable.disparity.analysis import analyse
from answerable.disparity.counts import APART, COUNTS, NOT_RECORDED, STRATA, Counted
from answerable.disparity.measures.model import Catalogue, Kind
from answerable.disparity.results import TABLES
from tests.unit.disparity.analysis.counts import AGE, GYPSY, INDIAN, WHITE, measure, month, row

CELLS = st.lists(
    st.tuples(
        st.sampled_from([WHITE, GYPSY, INDIAN, NOT_RECORDED]),
        st.sampled_from(["A", "B", "C"]),
        st.integers(0, 13),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda cell: cell[:3],
)
COMPARED = ("ratio", "ratio_low", "ratio_high", "gap", "gap_low", "gap_high", "excess", "p", "q")
ADJUSTED = ("shrunk_ratio", "adjusted_ratio", "adjusted_low", "standardised_ratio", "standardised_low", "adjusters")
FEW = settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
"""Each example is a whole analysis."""
KINDS = st.sampled_from([Kind.PROPORTION, Kind.RATE, Kind.MEAN])


def tables(cells: list[tuple[str, str, int, int, int]], kind: Kind) -> dict[str, pa.Table]:
    rows = [
        row(group, min(k, n), n, place, period=month(at), kk=k * k, kn=k, nn=n, people=n)
        for group, place, at, k, n in cells
    ]
    strata = [one | {"stratum": "old" if one["n"] > 20 else "young"} for one in rows]
    counted = Counted(pa.Table.from_pylist(rows, schema=COUNTS), pa.Table.from_pylist(strata, schema=STRATA), (), ())
    return analyse(counted, Catalogue({}, (measure(kind=kind, adjusters=(AGE,)),)))


@FEW
@given(CELLS, KINDS)
def test_nothing_is_infinite_or_missing_without_a_reason(cells: list[Any], kind: Kind) -> None:
    found = tables(cells, kind)
    assert {name: table.schema for name, table in found.items()} == TABLES
    assert found["problems"].to_pylist() == []
    figures = [value for table in found.values() for one in table.to_pylist() for value in one.values()]
    assert all(math.isfinite(value) for value in figures if isinstance(value, float))
    needed = {
        "rates": ("rate", "low", "high"),
        "comparisons": (*COMPARED, *ADJUSTED),
        "trends": ("centre",),
        "funnels": ("value", "low_95", "high_998"),
        "splits": ("gap", "within", "between"),
    }
    for name, columns in needed.items():
        for one in found[name].to_pylist():
            assert one["cannot_say"] or None not in [one[column] for column in columns]
            assert one["cannot_say"] or one["group"] in APART or one.get("shrunk", 0) is not None


@FEW
@given(CELLS, KINDS)
def test_limits_hold_what_they_are_limits_of(cells: list[Any], kind: Kind) -> None:
    for one in tables(cells, kind)["comparisons"].to_pylist():
        for name in ("ratio", "gap", "excess", "shrunk"):
            low, high = one[f"{name}_low"], one[f"{name}_high"]
            figure = one["shrunk_ratio" if name == "shrunk" else name]
            assert None in (low, high) or low - 1e-9 <= figure <= high + 1e-9


@FEW
@given(CELLS, KINDS)
def test_order_of_the_counts_does_not_matter(cells: list[Any], kind: Kind) -> None:
    assert tables(cells, kind) == tables(cells[::-1], kind)


@FEW
@given(CELLS)
def test_sentences_hold_words_and_figures_only(cells: list[Any]) -> None:
    for one in tables(cells, Kind.PROPORTION)["comparisons"].to_pylist():
        assert one["sentence"].startswith("At ")
        assert one["sentence"].endswith(".")
        assert not any(word in one["sentence"] for word in ("nan", "inf ", "None", "  "))
