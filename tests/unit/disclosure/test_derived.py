"""A figure is printed only if all that it is made of is."""

import numpy as np

from answerable.disclosure import shipped
from answerable.disclosure.derived import INPUTS, withheld
from answerable.disparity import results

STANDARD = shipped("standard")
NO = np.array([False])
YES = np.array([True])


def gone(table: str, counts: dict[str, float] | None = None, **hidden: np.ndarray) -> dict[str, str]:
    """Every figure that is withheld, and why."""
    told = {name: np.array([value]) for name, value in (counts or {}).items()}
    return {figure: why[0] for figure, why in withheld(table, hidden, told, STANDARD).items() if why[0]}


def test_every_figure_of_the_results_has_its_inputs_named() -> None:
    words = {"limits", "ratio_limits", "test", "family", "family_size", "comparator", "rule", "adjusters", "benchmark"}
    words |= {"cannot_say", "chart", "break_before", *results.KEY}
    for table, figures in INPUTS.items():
        assert set(results.TABLES[table].names) - words == set(figures), table


def test_a_rate_goes_with_its_count() -> None:
    """Beside 60 people, 6.7% tells that it was 4."""
    made = dict.fromkeys(set(INPUTS["rates"]) - {"k", "n"}, "derived")
    assert gone("rates", k=YES, n=NO, unknown=NO) == {"k": "small"} | made
    assert gone("rates", k=NO, n=NO, unknown=YES) == {"bound_low": "derived", "bound_high": "derived"}


def test_a_ratio_goes_with_any_of_four_counts() -> None:
    """6 of 50 beside a comparator of 100 people and a ratio of 3.0 tells that the comparator's count was 4."""
    found = gone("comparisons", {"k": 6, "comparator_k": 4}, k=NO, n=NO, comparator_k=YES, comparator_n=NO)
    assert found["comparator_k"] == "small"
    assert {why for figure, why in found.items() if figure != "comparator_k"} == {"derived"}
    assert "comparator_n" not in found
    assert {"ratio", "gap", "excess", "adjusted_ratio", "complement_ratio", "flag", "sentence"} <= set(found)


def test_no_ratio_of_few_although_the_counts_are_printed() -> None:
    shown = {"k": NO, "n": NO, "comparator_k": NO, "comparator_n": NO}
    assert gone("comparisons", {"k": 5, "comparator_k": 5}, **shown) == {}
    few = gone("comparisons", {"k": 0, "comparator_k": 30}, **shown)
    assert set(few.values()) == {"small"}
    assert "ratio" in few
    assert "gap" not in few


def test_lines_of_a_chart_go_with_any_of_its_points() -> None:
    limits = dict.fromkeys(("centre", "low", "high", "signals"), "derived")
    assert gone("trends", k=NO, n=NO, all=YES) == limits
    assert gone("trends", k=NO, n=NO, all=NO) == {}
