"""Tests of whether groups differ, one at a time and many together."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from answerable.disparity import statistics as s
from tests.unit.disparity.statistics.tables import Two, two_groups


@given(st.lists(two_groups(60), min_size=1, max_size=20))
def test_fishers_p_is_that_of_scipy(tables: list[Two]) -> None:
    theirs = [stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue for a, n, b, m in tables]
    np.testing.assert_allclose(s.fisher_p_value(*zip(*tables, strict=True)), theirs, rtol=1e-7)


@pytest.mark.parametrize("table", [(40, 20_000, 90, 20_000), (0, 10, 30_000, 100_000), (500, 1000, 500, 1_000_000)])
def test_fishers_p_in_large_tables(table: Two) -> None:
    a, n, b, m = table
    theirs = stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue
    assert s.fisher_p_value(*table) == pytest.approx(max(theirs, np.finfo(float).tiny), rel=1e-6)


def test_a_p_too_small_to_write_is_never_zero() -> None:
    assert s.fisher_p_value(2000, 2000, 0, 2000) == np.finfo(float).tiny


@given(st.integers(1, 300), st.floats(0.01, 0.99), st.data())
def test_the_binomial_p_is_that_of_scipy(n: int, p0: float, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    assert s.binomial_test(k, n, p0) == pytest.approx(stats.binomtest(k, n, p0).pvalue, rel=1e-6)


@given(two_groups())
def test_the_p_of_a_ratio_is_fishers_where_a_cell_expects_fewer_than_five_else_pearsons(two: Two) -> None:
    a, n, b, m = two
    table = np.array([[a, n - a], [b, m - b]])
    small = table.sum(0).min() * table.sum(1).min() / table.sum() < 5
    theirs = stats.fisher_exact(table).pvalue if small else stats.chi2_contingency(table, correction=False).pvalue
    assert s.ratio_p_value(*two) == pytest.approx(theirs, rel=1e-7)
    if not small:
        assert s.pearson_p_value(*two) == pytest.approx(s.pearson_chi2([a, b], [n, m]).p)


@given(two_groups())
def test_a_rates_p_is_below_one_in_twenty_where_its_limits_exclude_one(two: Two) -> None:
    a, n, b, m = two
    p = s.ratio_p_value(*two, person_time=True)
    assert p == pytest.approx(
        min(1, 2 * min(stats.binom.cdf(a, a + b, n / (n + m)), stats.binom.sf(a - 1, a + b, n / (n + m))))
    )
    if b and abs(p - 0.05) > 1e-9:
        _, lower, upper = s.rri_exact_conditional(*two)
        assert (p < 0.05) == (lower > 1 or upper < 1)


@given(two_groups())
def test_repeats_make_a_difference_less_sure(two: Two) -> None:
    a, n, b, m = two
    table = np.array([[a, n - a], [b, m - b]])
    expected = table.sum(0).min() * table.sum(1).min() / table.sum()
    if expected >= 10:
        assert s.ratio_p_value(*two, 2, 2) >= s.ratio_p_value(*two)
    assert 0 < s.ratio_p_value(*two, 2, 2) <= 1


def test_nobody_is_compared_with_nobody() -> None:
    assert np.isnan([s.ratio_p_value(0, 0, 3, 9), s.ratio_p_value(0, 0, 3, 9, person_time=True)]).all()
    assert np.isnan([s.binomial_test(0, 0, 0.5), s.fisher_p_value(3, 9, 0, 0)]).all()


def test_one_chi_squared_for_each_family() -> None:
    answer = s.pearson_chi2([5, 9, 0, 3, 8, 2], [20, 20, 0, 30, 30, 2], ["b", "b", "b", "a", "a", "c"])
    theirs = [stats.chi2_contingency(t, correction=False) for t in ([[3, 27], [8, 22]], [[5, 15], [9, 11]])]
    np.testing.assert_allclose(answer.chi2, [theirs[0].statistic, theirs[1].statistic, np.nan])
    np.testing.assert_allclose(answer.p, [theirs[0].pvalue, theirs[1].pvalue, np.nan])
    assert answer.df.tolist() == [1, 1, 0]


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3)), min_size=1, max_size=60))
def test_adjusted_p_values_are_those_of_statsmodels_family_by_family(rows: list[tuple[float, int]]) -> None:
    p, family = (np.array(column) for column in zip(*rows, strict=True))
    methods = ((s.benjamini_hochberg, "fdr_bh"), (s.benjamini_yekutieli, "fdr_by"), (s.bonferroni, "bonferroni"))
    for ours, theirs in methods:
        answer = ours(p, 0.1, family)
        for one in np.unique(family):
            here = family == one
            adjusted = multipletests(p[here], 0.1, theirs)[1]
            np.testing.assert_allclose(answer.adjusted[here], adjusted, atol=1e-12)
            assert answer.reject[here].tolist() == (adjusted <= 0.1 + 1e-12).tolist()
            assert set(answer.m[here].tolist()) == {here.sum()}


def test_what_was_not_tested_is_not_counted() -> None:
    answer = s.benjamini_hochberg([0.01, np.nan, 0.04, np.nan])
    assert answer.m.tolist() == [2, 2, 2, 2]
    assert answer.reject.tolist() == [True, False, True, False]
    np.testing.assert_allclose(answer.adjusted, [0.02, np.nan, 0.04, np.nan])


def test_four_fifths_compares_whole_numbers() -> None:
    screen = s.four_fifths({"A": (50, 100), "B": (40, 100), "C": (39, 100), "D": (0, 0), "E": (1, 4)})
    assert screen.flag == {"A": False, "B": False, "C": True, "D": False, "E": True}
    assert screen.flag_one_more == {"A": False, "B": False, "C": False, "D": False, "E": False}
    assert screen.ratio == pytest.approx({"A": 1, "B": 0.8, "C": 0.78, "D": np.nan, "E": 0.5}, nan_ok=True)
    assert screen.p["C"] == pytest.approx(stats.fisher_exact([[39, 61], [50, 50]]).pvalue)


ROWS = st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 2)))


@given(st.lists(ROWS, min_size=1, max_size=30))
def test_the_four_fifths_screen_by_fractions(rows: list[tuple[int, int, int]]) -> None:
    k, n, family = zip(*rows, strict=True)
    rate = [Fraction(selected, people) if people else Fraction(-1) for selected, people, _ in rows]
    best = {one: max(own for own, of in zip(rate, family, strict=True) if of == one) for one in family}
    flagged = [0 <= own < Fraction(4, 5) * best[one] for own, one in zip(rate, family, strict=True)]
    assert s.four_fifths_screen(k, n, family).flag.tolist() == flagged


def test_the_adverse_screen_begins_at_exactly_a_quarter_more() -> None:
    assert s.adverse_rate_screen([25, 24, 3], 100, [20, 20, 0], 100).tolist() == [True, False, False]
