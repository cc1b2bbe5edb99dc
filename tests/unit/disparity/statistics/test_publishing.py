"""Shares against a benchmark, declaration, and what printed figures give away."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from answerable.disparity import statistics as s


def test_bounds_put_everybody_who_did_not_declare_out_then_in() -> None:
    np.testing.assert_allclose(s.representation_bounds(12, 80, 100), [0.12, 0.32])
    assert np.isnan(s.representation_bounds(0, 0, 0)).all()


def test_bands_of_declaration_begin_exactly_at_three_and_four_fifths() -> None:
    answer = s.declaration_rate([59, 60, 79, 80, 0, 3], [100, 100, 100, 100, 0, 5])
    words = ["below 60%", "60% or more", "60% or more", "80% or more", "nobody", "60% or more"]
    assert answer.band.tolist() == words
    assert answer.publishable.tolist() == [False, True, True, True, False, True]
    np.testing.assert_allclose(answer.rate, [0.59, 0.6, 0.79, 0.8, np.nan, 0.6])


@given(st.integers(1, 300), st.integers(0, 3), st.data())
def test_the_counts_behind_a_rate_are_all_that_print_alike(n: int, decimals: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    printed = round(100 * k / n, decimals)
    behind = s.counts_behind_rate(n, printed, decimals).tolist()
    assert k in behind
    assert {other for other in range(n + 1) if round(100 * other / n, decimals) == printed} <= set(behind)
    assert all(abs(100 * other / n - printed) <= 0.5 * 10**-decimals + 1e-6 for other in behind)


@given(st.integers(1, 300), st.integers(1, 50), st.integers(50, 900), st.data())
def test_the_counts_behind_a_ratio_hold_the_true_one(n: int, k0: int, n0: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    assert k in s.counts_behind_ratio(round(k / n / (k0 / n0), 2), n, k0, n0, 2).tolist()


@given(st.integers(0, 10_000), st.integers(1, 20))
def test_rounding_is_to_the_nearest_multiple(value: int, base: int) -> None:
    rounded = int(s.round_to_base(value, base))
    assert rounded % base == 0
    assert abs(rounded - value) * 2 <= base


def test_whole_numbers_tell_more_than_fractions() -> None:
    cells = {"a": 1, "b": 1, "c": 0, "d": 7}
    lines = [("a", "b"), ("a", "c", "a"), ("d",)]
    assert s.suppression_audit_lp(cells, ["a", "b"], [("a", "b")]) == {"a": (0, 2), "b": (0, 2)}
    assert s.suppression_audit_lp(cells, ["a", "b", "c"], lines[:2], whole=True) == {
        "a": (0, 1),
        "b": (1, 2),
        "c": (0, 1),
    }
    assert s.suppression_audit_lp(cells, ["d"], []) == {"d": (0.0, np.inf)}
