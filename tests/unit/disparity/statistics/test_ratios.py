"""Ratios and gaps of two groups."""

import warnings

import numpy as np
import pytest
from hypothesis import assume, example, given
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from answerable.disparity import statistics as s
from answerable.disparity.statistics.proportions import exact_limits
from tests.unit.disparity.statistics.tables import Two, two_groups

LIMITS = (s.rate_ratio_score, s.rri_exact_conditional, s.default_ratio_limits)


@given(two_groups())
@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::numpy.exceptions.ComplexWarning")
def test_score_limits_are_those_of_statsmodels(two: Two) -> None:
    a, n, b, m = two
    assume(0 < a < n and 0 < b < m)
    for correction in (True, False):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = confint_proportions_2indep(*two, compare="ratio", method="score", correction=correction)
        np.testing.assert_allclose(s.rate_ratio_score(*two, correction=correction)[1:], theirs, rtol=1e-6, atol=1e-6)


def koopman(two: Two, ratio: float) -> float:
    """The statistic at a ratio by a search over the second group's rate, without any of our algebra."""
    a, n, b, m = two
    q = np.linspace(0, min(1, 1 / ratio), 200_001)[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        likelihood = stats.binom.logpmf(a, n, q * ratio) + stats.binom.logpmf(b, m, q)
        q = q[np.nanargmax(likelihood)]
        p = q * ratio
        return float(np.nansum([(a - n * p) ** 2 / (n * p * (1 - p)), (b - m * q) ** 2 / (m * q * (1 - q))]))


@pytest.mark.parametrize("two", [(13, 17, 5, 5), (0, 7, 13, 21), (12, 12, 56, 80), (0, 30, 14, 14), (6, 6, 9, 9)])
def test_at_a_score_limit_where_everybody_or_nobody_had_the_event_the_statistic_is_that_of_the_confidence(
    two: Two,
) -> None:
    for limit in s.rate_ratio_score(*two, correction=False)[1:]:
        if limit > 0:
            assert koopman(two, float(limit)) == pytest.approx(1.959964**2, abs=0.02)


@given(two_groups())
@example((5, 5, 7, 7))
@example((0, 5, 7, 7))
@example((400, 400, 1, 400))
def test_limits_hold_the_ratio_and_turn_over_with_the_groups(two: Two) -> None:
    a, n, b, m = two
    for method in LIMITS:
        ratio, lower, upper = method(*two)[:3]
        assert np.isnan([ratio, lower, upper]).all() == (b == 0)
        if b:
            assert 0 <= lower <= ratio <= upper < np.inf
        if a and b:
            other = method(b, m, a, n)[:3]
            np.testing.assert_allclose(other, [1 / ratio, 1 / upper, 1 / lower], rtol=1e-6)


@given(two_groups())
def test_repeats_only_widen(two: Two) -> None:
    for method in (*LIMITS, s.risk_difference_newcombe, s.rate_difference):
        plain, wide = method(*two), method(*two, deff=1.7, deff0=1.2)
        if not np.isnan(plain[1]):
            assert wide[1] <= plain[1] + 1e-9
            assert wide[2] >= plain[2] - 1e-9


def test_the_default_method_of_each_row() -> None:
    k, n, k0, n0 = [10, 9, 10, 10, 0, 10], 100, [10, 10, 9, 0, 0, 10], [100, 100, 100, 100, 100, 0]
    k0[5] = 0
    answer = s.default_ratio_limits(k, n, k0, n0)
    exact, score = s.rri_exact_conditional(k, n, k0, n0), s.rate_ratio_score(k, n, k0, n0)
    assert answer.method.tolist() == ["score", *["exact conditional"] * 2, *["undefined"] * 3]
    chosen = [[score, exact, exact, exact, exact, exact][row] for row in range(6)]
    np.testing.assert_allclose(answer[:3], np.transpose([np.array(part)[:, row] for row, part in enumerate(chosen)]))
    assert np.isnan(np.array(answer[:3], float)[:, 3:]).all()


def test_person_time_always_has_exact_limits_and_may_have_more_events_than_time() -> None:
    answer = s.default_ratio_limits(50, 12.5, 40, 20.0, person_time=True)
    assert answer.method == "exact conditional"
    np.testing.assert_allclose(answer[:3], s.rri_exact_conditional(50, 12.5, 40, 20.0))
    low, high = (np.array(limit) for limit in exact_limits(np.array(50.0), np.array(90.0), np.array(0.025)))
    np.testing.assert_allclose(answer[1:3], [low / (1 - low) * 20 / 12.5, high / (1 - high) * 20 / 12.5])


@given(two_groups())
def test_gaps_are_newcombes_and_the_excess_is_the_gap_times_the_people(two: Two) -> None:
    a, n, b, m = two
    gap = s.risk_difference_newcombe(*two)
    theirs = confint_proportions_2indep(*two, compare="diff", method="newcomb")
    np.testing.assert_allclose(gap[1:], theirs, atol=1e-9)
    excess = s.excess_over_comparator(*two)
    np.testing.assert_allclose(excess, np.array(gap) * n)
    assert excess.excess == pytest.approx(a - n * b / m)


def test_a_gap_of_rates_uses_their_own_limits() -> None:
    gap, (low, high) = s.rate_difference(0, 10, 20, 40.0), s.rate_limits(20, 40.0)
    assert gap.diff == -0.5
    assert gap.upper == pytest.approx(-0.5 + np.hypot(s.rate_limits(0, 10).upper, 0.5 - low))
    assert gap.lower == pytest.approx(-0.5 - (high - 0.5))


def test_the_complement_tells_what_completion_hides() -> None:
    assert s.rate_ratio(81, 100, 90, 100) == pytest.approx(0.9)
    assert s.complement_ratio(81, 100, 90, 100) == pytest.approx(1.9)
    assert np.isnan(s.complement_ratio(81, 100, 90, 90))


def test_a_log_wald_limit_needs_events_in_both_groups() -> None:
    answer = s.rate_ratio_log_wald([0, 3], 10, [3, 0], 10)
    assert np.isnan(np.array(answer[1:3])).all()
    assert answer.ratio[0] == 0


def test_parity_is_shown_only_by_an_interval_inside_the_band() -> None:
    inside = s.inside_band([0.8, 0.79, 0.9, np.nan], [1.25, 1.1, 1.26, 1.1])
    assert inside.tolist() == [True, False, False, False]
