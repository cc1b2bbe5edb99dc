"""Limits of one figure: against other libraries, and what must hold of any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from answerable.disparity import statistics as s

PEOPLE = np.repeat(np.arange(1, 60), 60)
EVENTS = np.minimum(np.tile(np.arange(60), 59), PEOPLE)


@pytest.mark.parametrize(("ours", "theirs"), [(s.wilson, "wilson"), (s.clopper_pearson, "beta")])
@pytest.mark.parametrize("conf", [0.8, 0.95, 0.998])
def test_proportions_have_the_limits_of_statsmodels(ours: type, theirs: str, conf: float) -> None:
    expected = proportion_confint(EVENTS, PEOPLE, 1 - conf, theirs)
    np.testing.assert_allclose(ours(EVENTS, PEOPLE, conf), expected, atol=1e-10)


def test_counts_have_exact_limits_below_ten_and_byars_from_ten() -> None:
    lower, upper = s.poisson_limits([0, 1, 9, 10, 500])
    few = np.array([0, 1, 9])
    np.testing.assert_allclose(lower[:3], [0, *stats.chi2.ppf(0.025, 2 * few[1:]) / 2])
    np.testing.assert_allclose(upper[:3], stats.chi2.ppf(0.975, 2 * few + 2) / 2)
    np.testing.assert_allclose([lower[3:], upper[3:]], s.byar([10, 500]))


def test_byars_lower_limit_is_missing_where_it_would_be_negative() -> None:
    lower, _ = s.byar([0, 1, 1], [0.95, 0.95, 0.998])
    assert np.isnan(lower).tolist() == [True, False, True]


def test_nobody_has_no_limits() -> None:
    assert np.isnan([s.wilson(0, 0), s.clopper_pearson(0, 0), s.rate_limits(0, 0)]).all()


def test_a_rate_has_the_limits_of_its_events_over_its_exposure() -> None:
    np.testing.assert_allclose(s.rate_limits(9, 12.5), np.array(s.exact_poisson(9)) / 12.5)


@given(st.integers(1, 500), st.floats(1, 20), st.data())
def test_limits_hold_the_figure_and_repeats_only_widen_them(n: int, deff: float, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    for limits in (s.wilson, s.clopper_pearson, s.rate_limits):
        (lower, upper), (low, high) = limits(k, n), limits(k, n, deff=deff)
        assert low - 1e-9 <= lower <= k / n + 1e-12
        assert k / n - 1e-12 <= upper <= high + 1e-9
        assert limits(k, n, deff=0.3) == limits(k, n)


def test_more_events_mean_higher_limits() -> None:
    for limits in (s.wilson(range(51), 50), s.clopper_pearson(range(51), 50), s.exact_poisson(range(51))):
        assert all(np.all(np.diff(limit) > 0) for limit in limits)


def test_the_share_of_limits_that_hold_the_truth() -> None:
    k, chance = np.arange(201), stats.binom(200, 0.08).pmf(np.arange(201))
    lower, upper = s.wilson(k, 200)
    assert 0.94 < chance[(lower <= 0.08) & (upper >= 0.08)].sum() < 0.97
    lower, upper = s.clopper_pearson(k, 200)
    assert chance[(lower <= 0.08) & (upper >= 0.08)].sum() >= 0.95


def test_standardised_figures_that_cannot_be_said() -> None:
    few = s.direct_standardised_rate_dobson([{"count": 9, "pop": 100, "std": 1}])
    nobody = s.direct_standardised_rate_dobson({"count": [12, 0], "pop": [90, 0], "std": [1, 1]})
    assert np.isnan([few, nobody, s.observed_over_expected(0, 0)[:3]]).all()
