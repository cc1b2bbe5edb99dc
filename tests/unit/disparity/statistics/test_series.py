"""Series over time, and places beside each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.disparity import statistics as s

POINTS = np.array([10.0, 12, 11, 9, 10, 13, 11, 10, 40, 12, 11, 10, 9])
FLAGS = st.lists(st.sampled_from([-1, 0, 1]), max_size=40)


def test_a_jump_is_screened_out_of_the_ranges_once() -> None:
    ranges = np.abs(np.diff(POINTS))
    kept = ranges[ranges < 3.267 * ranges.mean()]
    screened, whole = s.xmr(POINTS), s.xmr(POINTS, screen_outliers=False)
    assert (len(ranges), len(kept)) == (12, 10)
    assert screened.mr_bar == pytest.approx(kept.mean())
    assert whole.mr_bar == pytest.approx(ranges.mean())
    assert screened.upl == pytest.approx(POINTS.mean() + 2.66 * kept.mean())


def test_fewer_than_twelve_points_are_too_few() -> None:
    short = s.xmr(np.stack([POINTS[:12], np.append(POINTS[:11], np.nan)]))
    assert short.enough.tolist() == [True, False]
    assert np.isnan(np.array(short[:4])).tolist() == [[False, True]] * 4


def test_a_flat_series_has_no_width() -> None:
    flat = s.xmr(np.full(12, 3.0))
    assert [float(figure) for figure in flat[:4]] == [3, 0, 3, 3]


def test_a_month_without_a_figure_has_no_range_to_its_neighbours() -> None:
    gap = s.xmr([*POINTS[:6], np.nan, *POINTS[6:]], screen_outliers=False)
    assert gap.mr_bar == pytest.approx(np.delete(np.abs(np.diff(POINTS)), 5).mean())


def test_charts_of_counts() -> None:
    k, n = np.array([3, 9, 5, 4, 8, 2, 6, 7, 5, 4, 0, 6]), np.array([50, 60, 40, 55, 45, 50, 65, 70, 50, 40, 0, 60])
    people = np.where(n, n, np.nan)
    k[10], n[10] = 3, 30
    people[10] = 30
    p, u, laney = s.p_chart(k, n), s.u_chart(k, n), s.laney_p_chart(k, n)
    centre = k.sum() / n.sum()
    sigma = np.sqrt(centre * (1 - centre) / people)
    z = (k / people - centre) / sigma
    np.testing.assert_allclose([p.ucl, p.lcl], [centre + 3 * sigma, np.maximum(centre - 3 * sigma, 0)])
    np.testing.assert_allclose(u.ucl, centre + 3 * np.sqrt(centre / people))
    np.testing.assert_allclose(laney.ucl, centre + 3 * sigma * np.abs(np.diff(z)).mean() / 1.128)
    assert (p.cl, u.cl, laney.cl) == (centre, centre, centre)
    np.testing.assert_allclose(p.point, k / people)


def test_a_time_with_nobody_has_no_limits_and_does_not_count() -> None:
    chart = s.p_chart([*[3] * 12, 0], [*[30] * 12, 0])
    assert bool(chart.enough)
    assert np.isnan(chart.ucl).tolist() == [False] * 12 + [True]
    few = s.u_chart([*[3] * 11, 0], [*[30] * 11, 0])
    assert not few.enough
    assert np.isnan(few.ucl).all()
    assert few.cl == pytest.approx(0.1)


@given(FLAGS, st.integers(1, 9))
def test_a_shift_marks_every_point_of_a_long_enough_run(side: list[int], k: int) -> None:
    expected = []
    for at, own in enumerate(side):
        start = end = at
        while start > 0 and side[start - 1] == own:
            start -= 1
        while end + 1 < len(side) and side[end + 1] == own:
            end += 1
        expected.append(own != 0 and end - start + 1 >= k)
    assert s.spc_rule_shift(side, k).tolist() == expected


def test_a_trend_is_seven_points_that_each_rise_or_fall() -> None:
    six, seven = [5, 1, 2, 3, 4, 5, 6, 6], [5, 1, 2, 3, 4, 5, 6, 7, 7]
    assert s.spc_rule_trend(six).tolist() == [False] * 8
    assert s.spc_rule_trend(seven).tolist() == [False, *[True] * 7, False]
    assert s.spc_rule_trend(np.negative(seven)).tolist() == [False, *[True] * 7, False]
    assert s.spc_rule_trend([1, 2, 3, np.nan, 4, 5, 6, 7, 8]).tolist() == [False] * 9


def test_two_of_three_in_the_outer_third_on_one_side() -> None:
    y = [0, 2.5, 0, 2.5, 0, 0, 2.5, -2.5, 0, -2.1, -2.9]
    found = s.spc_rule_two_of_three(y, 0, -3, 3)
    assert np.flatnonzero(found).tolist() == [1, 3, 7, 9, 10]


def test_points_outside_limits() -> None:
    assert s.spc_rule_outside([1, 3, 3.1, np.nan], 1, 3).tolist() == [False, False, True, False]


@pytest.mark.parametrize("length", [0, 1, 2, 6])
def test_short_series_have_no_runs(length: int) -> None:
    y = np.arange(float(length))
    found = [s.spc_rule_shift(y), s.spc_rule_trend(y), s.spc_rule_two_of_three(y, -9, -12, 90)]
    assert [one.tolist() for one in found] == [[False] * length] * 3


def test_many_series_at_once_are_each_their_own() -> None:
    both = np.stack([POINTS, POINTS[::-1] ** 2])
    np.testing.assert_allclose(s.xmr(both)[:4], np.transpose([s.xmr(one)[:4] for one in both]))
    assert s.spc_rule_trend(both).tolist() == [s.spc_rule_trend(one).tolist() for one in both]


def test_funnels_narrow_with_size_and_widen_with_overdispersion() -> None:
    size = np.array([1, 10, 100, 1000])
    for funnel in (s.funnel_ratio, lambda n, conf, tau2: s.funnel_proportion(n, 0.3, conf, tau2)):
        lower, upper = funnel(size, 0.95, 0)
        wide = funnel(size, 0.95, 0.04)
        far = funnel(size, 0.998, 0)
        assert np.all(np.diff(lower) >= 0)
        assert np.all(np.diff(upper) <= 0)
        assert np.all(wide[0][2:] < lower[2:]) and np.all(wide[1][2:] > upper[2:])  # noqa: PT018
        assert np.all(far[0] <= lower) and np.all(far[1] >= upper)  # noqa: PT018
    np.testing.assert_allclose(s.funnel_ratio(100), np.array(s.exact_poisson(100)) / 100)
    np.testing.assert_allclose(s.funnel_ratio(100, tau2=0.03), np.exp([-0.2 * 1.959964, 0.2 * 1.959964]), rtol=1e-6)
    assert np.isnan([s.funnel_ratio(0), s.funnel_proportion(0, 0.3)]).all()


def test_overdispersion_of_ratios_by_hand() -> None:
    expected = np.array([100.0, 25, 400, 100, 64, 81, 49, 36, 121, 144])
    observed = np.array([150, 20, 300, 140, 30, 100, 80, 20, 100, 0])
    z = np.log(np.maximum(observed, 0.5) / expected) * np.sqrt(expected)
    low, high = np.quantile(z, [0.1, 0.9])
    phi = np.mean(np.clip(z, low, high) ** 2)
    tau2 = (10 * phi - 9) / (expected.sum() - (expected**2).sum() / expected.sum())
    np.testing.assert_allclose(s.overdispersion_ratio(observed, expected), [phi, tau2])


def test_places_that_differ_by_chance_are_not_overdispersed() -> None:
    draws = np.random.default_rng(1)
    n = draws.integers(50, 400, 200)
    alike, apart = draws.binomial(n, 0.3), draws.binomial(n, draws.beta(6, 14, 200))
    family = np.repeat(["a", "b"], 200)
    answer = s.overdispersion_proportion([*alike, *apart], [*n, *n], family)
    assert answer.tau2[0] == 0
    assert answer.tau2[1] == pytest.approx(0.012, abs=0.005)
    np.testing.assert_allclose(s.overdispersion_proportion(alike, n), [answer.phi[0], 0])
