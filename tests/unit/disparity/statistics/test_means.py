import math

import numpy as np
import pytest
from scipy import stats

from answerable.disparity.statistics import mean_limits, welch

ONE, OTHER = np.array([3.0, 5.0, 8.0, 4.0]), np.array([2.0, 2.5, 3.0, 2.0, 1.0])


def of(values: np.ndarray) -> tuple[float, float, int]:
    return values.mean(), values.var(ddof=1) / len(values), len(values)


def test_limits_of_a_mean_are_students() -> None:
    expected = stats.t.interval(0.95, 3, loc=ONE.mean(), scale=stats.sem(ONE))
    assert tuple(mean_limits(*of(ONE))) == pytest.approx(expected)


def test_two_means_are_compared_as_by_scipy() -> None:
    found, expected = welch(*of(ONE), *of(OTHER)), stats.ttest_ind(ONE, OTHER, equal_var=False)
    interval = expected.confidence_interval()
    assert (found.diff, found.lower, found.upper) == pytest.approx((2.9, interval.low, interval.high))
    assert (found.p, found.ratio) == pytest.approx((expected.pvalue, 5 / 2.1))
    assert found.ratio_lower < found.ratio < found.ratio_upper
    assert math.isclose(found.ratio_lower * found.ratio_upper, found.ratio**2)


def test_one_person_has_no_limits() -> None:
    assert all(math.isnan(limit) for limit in mean_limits(5, 1, 1))
    assert math.isnan(welch(5, math.nan, 1, *of(OTHER)).p)


def test_a_mean_that_is_not_above_0_has_no_ratio() -> None:
    found = welch(*of(ONE - ONE.mean()), *of(OTHER))
    assert math.isnan(found.ratio)
    assert found.diff == pytest.approx(-2.1)
