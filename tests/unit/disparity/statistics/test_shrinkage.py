"""Small groups drawn toward others: the fit against a general optimiser, the posterior against its definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, special, stats

from answerable.disparity import statistics as s

DRAW = np.random.default_rng(20221122)
FAMILY = np.repeat(np.arange(30), 40)
STRENGTH = np.exp(np.linspace(0.5, 7, 30))
PEOPLE = DRAW.poisson(DRAW.gamma(0.5, 60, FAMILY.size))
MEAN = np.linspace(0.02, 0.9, 30)
EVENTS = DRAW.binomial(PEOPLE, DRAW.beta((MEAN * STRENGTH)[FAMILY], ((1 - MEAN) * STRENGTH)[FAMILY]))
EXPECTED = DRAW.gamma(0.5, 8, FAMILY.size)
OBSERVED = DRAW.poisson(EXPECTED * DRAW.gamma(STRENGTH, 1 / STRENGTH)[FAMILY])


def test_the_beta_binomial_fit_is_the_most_likely_in_every_family() -> None:
    fit = s.beta_binomial_fit(EVENTS, PEOPLE, FAMILY)
    assert set(fit.how) == {"fitted", "at the limit"}
    for one in range(30):
        k, n = EVENTS[one == FAMILY], PEOPLE[one == FAMILY]

        def unlikely(at: tuple[float, float], k: np.ndarray = k, n: np.ndarray = n) -> float:
            a, b = special.expit(at[0]) * np.exp(at[1]), special.expit(-at[0]) * np.exp(at[1])
            return float(-np.sum(special.betaln(a + k, b + n - k) - special.betaln(a, b)))

        bounds = [(-9, 9), (-5, np.log(n.sum()))]
        best = optimize.minimize(unlikely, (0, 2), method="L-BFGS-B", bounds=bounds).fun
        assert unlikely((special.logit(fit.mean[one]), np.log(fit.strength[one]))) <= best + 1e-6


def test_the_gamma_poisson_fit_is_the_most_likely_in_every_family() -> None:
    fit = s.gamma_poisson_fit(OBSERVED, EXPECTED, FAMILY)
    assert set(fit.how) == {"fitted", "at the limit"}
    for one in range(30):
        k, mean = OBSERVED[one == FAMILY], EXPECTED[one == FAMILY]

        def unlikely(at: float, k: np.ndarray = k, mean: np.ndarray = mean) -> float:
            size = np.exp(at)
            return float(-stats.nbinom.logpmf(k, size, size / (size + mean)).sum())

        bounds = (-5, np.log(mean.sum()))
        best = optimize.minimize_scalar(unlikely, bounds=bounds, method="bounded").fun
        assert unlikely(float(np.log(fit.strength[one]))) <= best + 1e-6


def test_a_family_that_tells_too_little_has_a_fixed_strength_and_says_so() -> None:
    families = ["two places"] * 3 + ["no events"] * 3 + ["all events"] * 3 + ["told"] * 3
    k, n = [1, 4, 0, 0, 0, 0, 5, 5, 5, 1, 50, 99], [10, 10, 0, 5, 5, 5, 5, 5, 5, 100, 100, 100]
    fit = s.beta_binomial_fit(k, n, families)
    assert dict(zip(fit.family, fit.how, strict=True)) == {
        "all events": "fixed",
        "no events": "fixed",
        "told": "fitted",
        "two places": "fixed",
    }
    np.testing.assert_allclose(fit.mean[[0, 1, 3]], [15.5 / 16, 0.5 / 16, 0.25])
    np.testing.assert_allclose(fit.strength[[0, 1, 3]], 20)
    ratios = s.gamma_poisson_fit(k, np.maximum(n, 1), families)
    assert (ratios.how == "fixed").tolist() == [False, True, False, False]


def test_places_that_differ_no_more_than_by_chance_have_the_strength_of_all_their_people() -> None:
    fit = s.beta_binomial_fit([10, 10, 10, 10], [100, 100, 100, 100])
    assert (fit.how.tolist(), fit.strength.tolist()) == (["at the limit"], [pytest.approx(400)])


@given(st.integers(0, 80), st.integers(0, 80), st.floats(0.01, 0.99), st.floats(0.1, 500))
def test_the_shrunk_proportion_is_the_posterior(k: int, more: int, mean: float, strength: float) -> None:
    n = k + more
    posterior = stats.beta(mean * strength + k, (1 - mean) * strength + n - k)
    estimate, lower, upper = s.beta_binomial_shrink(k, n, mean, strength)
    np.testing.assert_allclose([estimate, lower, upper], [posterior.mean(), *posterior.ppf([0.025, 0.975])], rtol=1e-6)
    assert min(mean, k / max(n, 1)) - 1e-9 <= estimate or not n
    below, above = s.beta_binomial_tails(k, n, mean, strength, (0.2, 0.4))
    np.testing.assert_allclose([below, above], [posterior.cdf(0.2), posterior.sf(0.4)], atol=1e-9)


@given(st.integers(0, 80), st.floats(0.01, 90), st.floats(0.1, 500))
def test_the_shrunk_ratio_is_the_posterior(observed: int, expected: float, strength: float) -> None:
    posterior = stats.gamma(strength + observed, scale=1 / (strength + expected))
    estimate, lower, upper = s.gamma_poisson_shrink(observed, expected, strength)
    np.testing.assert_allclose([estimate, lower, upper], [posterior.mean(), *posterior.ppf([0.025, 0.975])], rtol=1e-6)
    assert min(1, observed / expected) - 1e-9 <= estimate <= max(1, observed / expected) + 1e-9
    below, above = s.gamma_poisson_tails(observed, expected, strength)
    np.testing.assert_allclose([below, above], [posterior.cdf(0.8), posterior.sf(1.25)], atol=1e-9)


def test_rates_all_alike_are_left_alone() -> None:
    answer = s.james_stein([0.2, 0.2, 0.2, 0.2], 10)
    assert answer.factor == 0
    np.testing.assert_allclose(answer.estimate, 0.2)
