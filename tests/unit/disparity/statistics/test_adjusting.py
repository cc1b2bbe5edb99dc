"""What is left of a difference once other factors are allowed for."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable

from answerable.disparity import statistics as s
from answerable.vocabulary.errors import UnusableFiguresError

CASES = json.loads(Path(__file__).with_name("cases.json").read_text())["cases"]
ADMISSIONS = np.array(next(case["input"]["strata"] for case in CASES if case["id"] == "mh-ucb-admissions"))
CELL = st.integers(1, 60)
STRATA = st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=2, max_size=6).map(
    lambda rows: np.reshape(rows, (-1, 2, 2))
)


@given(STRATA)
def test_pooled_ratios_and_homogeneity_are_those_of_statsmodels(strata: np.ndarray) -> None:
    theirs = StratifiedTable([table.astype(float) for table in strata])
    odds, rates, alike = s.mantel_haenszel_or(strata), s.mantel_haenszel_rr(strata), s.breslow_day(strata)
    np.testing.assert_allclose(odds[:3], [theirs.oddsratio_pooled, *theirs.oddsratio_pooled_confint()])
    assert rates.rr_mh == pytest.approx(theirs.riskratio_pooled)
    with np.errstate(invalid="ignore"):
        equal = theirs.test_equal_odds()
    # Theirs divides 0 by 0 where the pooled odds ratio is exactly 1.
    if np.isfinite(equal.statistic):
        np.testing.assert_allclose([alike.chi2, alike.p], [equal.statistic, equal.pvalue], rtol=1e-6, atol=1e-9)
    assert odds.dropped == 0


def test_one_stratum_has_the_limits_of_a_plain_ratio() -> None:
    table = [[[30, 70], [40, 160]]]
    np.testing.assert_allclose(s.mantel_haenszel_rr(table)[:3], s.rate_ratio_log_wald(30, 100, 40, 200)[:3])
    variance = 1 / 30 + 1 / 70 + 1 / 40 + 1 / 160
    limits = 12 / 7 * np.exp(np.array([-1, 1]) * 1.959963984540054 * np.sqrt(variance))
    np.testing.assert_allclose(s.mantel_haenszel_or(table)[1:3], limits)


def test_many_comparisons_at_once_are_each_their_own() -> None:
    ids = np.array(["y", "x", "y", "x", "x", "y"])
    for method in (s.mantel_haenszel_or, s.mantel_haenszel_rr, s.breslow_day):
        together = np.array(method(ADMISSIONS, ids))
        apart = [method(ADMISSIONS[ids == one]) for one in ("x", "y")]
        np.testing.assert_allclose(together, np.transpose(apart))


def test_strata_with_an_empty_margin_add_nothing_and_their_people_are_counted() -> None:
    full, nobody, no_events, all_events = [[5, 5], [2, 8]], [[0, 0], [4, 6]], [[0, 7], [0, 3]], [[3, 0], [9, 0]]
    odds = s.mantel_haenszel_or([full, nobody, no_events, all_events])
    assert odds[:5] == s.mantel_haenszel_or([full])[:5]
    assert odds.dropped == 10 + 10 + 12
    assert s.mantel_haenszel_rr([full, nobody, no_events]).dropped == 20
    nothing = s.mantel_haenszel_or([nobody])
    assert np.isnan(nothing[:5]).all()
    assert np.isnan(s.breslow_day([full, nobody])[0])


def test_a_saturated_model_is_direct_standardisation() -> None:
    (a, b), (c, d) = np.moveaxis(ADMISSIONS, 0, -1)
    direct = s.direct_standardisation(a, a + b, c, c + d)
    rows = pd.DataFrame(
        {"k": [*a, *c], "n": [*(a + b), *(c + d)], "sex": ["m"] * 6 + ["f"] * 6, "dept": [*range(6)] * 2}
    )
    for dept in range(6):
        one = rows[rows["dept"] == dept]
        model = s.marginal_standardisation(one["k"], one["n"], one["sex"], {"none": ["x", "x"]}, "m", "f")
        alone = s.direct_standardisation(a[dept : dept + 1], (a + b)[dept], c[dept : dept + 1], (c + d)[dept])
        np.testing.assert_allclose(model, alone, rtol=1e-6)
    main_effects = s.marginal_standardisation(rows["k"], rows["n"], rows["sex"], rows[["dept"]], "m", "f")
    assert main_effects.ratio == pytest.approx(float(direct.ratio), abs=0.06)
    assert main_effects.ratio_lower < main_effects.ratio < main_effects.ratio_upper


def test_adjusting_removes_what_only_the_place_did() -> None:
    place, group = np.repeat(["high", "low"], 2), np.tile(["g", "r"], 2)
    n = np.array([900, 100, 100, 900])
    k = np.where(place == "high", 0.4, 0.1) * n
    model = s.marginal_standardisation(k, n, group, {"place": place}, "g", "r")
    assert s.rate_ratio(370, 1000, 130, 1000) > 2
    np.testing.assert_allclose([model.ratio, model.gap], [1, 0], atol=1e-6)
    np.testing.assert_allclose([model.rate, model.rate0], 0.25, atol=1e-6)


def test_persons_who_repeat_widen_the_limits() -> None:
    draws = np.random.default_rng(4)
    person = np.repeat(np.arange(150), 6)
    group = np.where(person < 75, "g", "r")
    k = np.repeat(draws.random(150) < np.where(np.arange(150) < 75, 0.5, 0.35), 6)
    rows = (k, np.ones(900), group, {"age": np.where(person % 2, "old", "young")}, "g", "r")
    plain, drawn = s.marginal_standardisation(*rows), s.marginal_standardisation(*rows, person=person, replicates=60)
    again = s.marginal_standardisation(*rows, person=person, replicates=60)
    assert (plain[:3], plain.gap) == (drawn[:3], drawn.gap)
    assert 1.8 < (drawn.gap_upper - drawn.gap_lower) / (plain.gap_upper - plain.gap_lower) < 3.2
    assert drawn == again


@pytest.mark.parametrize(
    ("k", "group", "message"),
    [
        ([1, 2, 3, 4], ["g", "g", "x", "x"], "Nobody is in the group r, so it cannot be compared."),
        (
            [0, 0, 3, 4],
            ["g", "g", "r", "r"],
            "The model cannot be fitted: a group or level has no events, or nothing else.",
        ),
        (
            [1, 2, 3, 4],
            ["g", "r", "g", "r"],
            "The model cannot be fitted: a group or level is empty, or two say the same thing.",
        ),
    ],
)
def test_a_model_that_cannot_be_fitted_says_why(k: list[int], group: list[str], message: str) -> None:
    with pytest.raises(UnusableFiguresError) as refusal:
        s.marginal_standardisation(k, [9] * 4, group, {"age": ["a", "b"] * 2, "sex": ["m", "f", "f", "m"]}, "g", "r")
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("group", "adjusters", "message"),
    [
        (["g", "r", "g"], {"age": ["a", "b"] * 2}, "There are 4 rows of counts, but 3 of labels."),
        (
            ["g", "r"] * 2,
            {"age": ["a", "b", None, "b"]},
            "Some rows have no label; give people without one a label of their own.",
        ),
        (
            ["g", "r"] * 2,
            {"age": ["a"], "sex": ["m", "f"]},
            "The labels do not fit each other: All arrays must be of the same length.",
        ),
    ],
)
def test_labels_that_do_not_fit_are_refused(group: list[str], adjusters: dict[str, list[str]], message: str) -> None:
    with pytest.raises(UnusableFiguresError) as refusal:
        s.marginal_standardisation([1, 2, 3, 4], [9] * 4, group, adjusters, "g", "r")
    assert str(refusal.value) == message


def test_rows_of_nobody_change_nothing() -> None:
    rows = ([1, 2, 3, 4, 0], [9, 9, 9, 9, 0], ["g", "r", "g", "r", "x"], {"age": ["a", "a", "b", "b", "c"]})
    fewer = (rows[0][:4], rows[1][:4], rows[2][:4], {"age": rows[3]["age"][:4]})
    assert s.marginal_standardisation(*rows, "g", "r") == s.marginal_standardisation(*fewer, "g", "r")


def test_too_few_persons_to_draw_from_are_refused() -> None:
    rows = ([1, 0, 1, 0], [1, 1, 1, 1], ["g", "g", "r", "r"], {"age": ["a", "a", "a", "a"]})
    with pytest.raises(UnusableFiguresError) as refusal:
        s.marginal_standardisation(*rows, "g", "r", person=[1, 2, 3, 4])
    assert str(refusal.value) == "Most draws of persons could not be fitted: there are too few people or events."


def test_strata_with_one_group_only_cannot_be_standardised() -> None:
    answer = s.direct_standardisation([5, 3, 1], [10, 10, 10], [2, 0, 1], [10, 0, 10], ["a", "a", "b"])
    assert (answer.rate.tolist(), answer.dropped.tolist()) == ([0.5, 0.1], [10, 0])
    nothing = s.direct_standardisation([5], [10], [0], [0])
    assert np.isnan(nothing[:8]).all()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(0, 9), st.integers(0, 40)), min_size=1))
def test_the_parts_of_a_gap_add_up_to_it(rows: list[tuple[int, int, int, int]]) -> None:
    k, n, k0, n0 = np.array([(min(a, b), b, min(c, d), d) for a, b, c, d in rows]).T
    split = s.between_within(k, n, k0, n0)
    if n.sum() and n0.sum():
        assert split.crude == pytest.approx(k.sum() / n.sum() - k0.sum() / n0.sum(), abs=1e-12)
        assert split.within + split.between == pytest.approx(float(split.crude), abs=1e-12)
        assert split.within_lower <= split.within <= split.within_upper
        assert split.alone == sum(n[(n == 0) ^ (n0 == 0)]) + sum(n0[(n == 0) ^ (n0 == 0)])
    else:
        assert np.isnan(split[:5]).all()


def test_a_gap_that_only_places_make_is_all_between() -> None:
    split = s.between_within([36, 1, 9, 0], [90, 10, 90, 0], [4, 9, 0, 5], [10, 90, 0, 90], ["x", "x", "y", "y"])
    np.testing.assert_allclose(split.crude, [0.24, 0.1 - 5 / 90])
    np.testing.assert_allclose(split.within, 0, atol=1e-12)
    assert split.alone.tolist() == [0, 180]


def test_combinations_that_only_add_up_have_the_events_expected() -> None:
    parts = {"sex": ["f", "f", "m", "m"], "group": ["g", "r", "g", "r"]}
    n = np.array([100, 200, 300, 400])
    odds = np.array([1 / 4, 1 / 9, 1.0, 4 / 9])
    k = np.round(n * odds / (1 + odds)).astype(int)
    np.testing.assert_allclose(s.additive_expected(k, n, parts), n * odds / (1 + odds), rtol=0.02)
    doubled = k * [2, 1, 1, 1]
    expected = s.additive_expected(doubled, n, parts)
    np.testing.assert_allclose(expected.reshape(2, 2).sum(0), doubled.reshape(2, 2).sum(0))
    np.testing.assert_allclose(expected.reshape(2, 2).sum(1), doubled.reshape(2, 2).sum(1))
    assert doubled[0] > 1.25 * expected[0]


def test_rates_by_person_time_are_pooled_over_strata() -> None:
    a, t1, b, t0 = [10, 30], [100, 150], [20, 15], [400, 150]
    found = s.mantel_haenszel_rates(a, t1, b, t0)
    top, bottom = 10 * 400 / 500 + 30 * 150 / 300, 20 * 100 / 500 + 15 * 150 / 300
    spread = 30 * 100 * 400 / 500**2 + 45 * 150 * 150 / 300**2
    ratio, width = top / bottom, 1.959963984540054 * np.sqrt(spread / (top * bottom))
    np.testing.assert_allclose(found, [ratio, ratio * np.exp(-width), ratio * np.exp(width), 0])


def test_one_stratum_of_person_time_is_a_plain_rate_ratio_and_empty_strata_drop_out() -> None:
    found = s.mantel_haenszel_rates([8, 0, 3], [40, 0.5, 9], [6, 0, 0], [90, 2, 0])
    width = 1.959963984540054 * np.sqrt(1 / 8 + 1 / 6)
    ratio = 8 / 40 * 90 / 6
    np.testing.assert_allclose(found, [ratio, ratio * np.exp(-width), ratio * np.exp(width), 11.5])
    assert np.isnan(s.mantel_haenszel_rates([1], [2], [0], [3]).rr_mh)


def test_rates_and_means_are_standardised_as_proportions_are() -> None:
    k, n, k0, n0 = [30, 5], [20.0, 80.0], [9, 10], [10.0, 190.0]
    found = s.direct_standardisation(k, n, k0, n0, person_time=True)
    share = np.array([0.1, 0.9])
    rate, rate0 = share @ [1.5, 0.0625], share @ [0.9, 10 / 190]
    variances = share**2 @ [30 / 400, 5 / 6400], share**2 @ [9 / 100, 10 / 36100]
    np.testing.assert_allclose(found[:3], [rate, rate0, rate / rate0])
    width = 1.959963984540054 * np.sqrt(sum(variances))
    np.testing.assert_allclose([found.gap_lower, found.gap_upper], [rate - rate0 - width, rate - rate0 + width])
    one = [np.nan, *np.divide(k, np.square(n))], [np.nan, *np.divide(k0, np.square(n0))]
    means = s.direct_standardised_means([7, 1.5, 0.0625], one[0], [1, *n], [3, 0.9, 10 / 190], one[1], [4, *n0])
    np.testing.assert_allclose(means[:8], found[:8])
    assert means.dropped == 5


def test_a_negative_mean_has_no_standardised_ratio() -> None:
    found = s.direct_standardised_means([-1, -2], [1, 1], [5, 5], [3, 4], [1, 1], [5, 5])
    assert found.gap == -5
    assert np.isnan(found.ratio)


def test_gaps_of_rates_and_of_means_are_split_as_well() -> None:
    split = s.between_within([30, 40], [10, 80], [6, 30], [4, 120], person_time=True)
    assert split.crude == pytest.approx(70 / 90 - 36 / 124)
    assert split.within + split.between == pytest.approx(float(split.crude))
    weight = np.mean([[10 / 90, 80 / 90], [4 / 124, 120 / 124]], axis=0)
    assert split.within == pytest.approx(weight @ [1.5, 0.25])
    means = s.between_within_means(
        [3, 0.5, 9], [0.3, 0.1, 1], [10, 80, 0], [1.5, 0.25, 9], [0.2, np.nan, 1], [4, 120, 0]
    )
    np.testing.assert_allclose(means[:3], split[:3])
    assert np.isnan(means.within_lower)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 40)), min_size=6, max_size=6))
def test_pairs_of_many_places_are_expected_as_those_of_each(cells: list[tuple[int, int]]) -> None:
    k, n = np.array([(events, events + others + 1) for events, others in cells]).T
    sex, group = ["f", "f", "f", "m", "m", "m"], ["g", "r", "i"] * 2
    one = s.additive_expected(k, n, {"sex": sex, "group": group})
    both = s.additive_expected_of_pairs([*k, *k[::-1]], [*n, *n[::-1]], sex * 2, group * 2, [1] * 6 + [0] * 6)
    np.testing.assert_allclose(both[:6], one, rtol=1e-3)
    time = s.additive_expected_of_pairs(k, n / 7, sex, group, np.zeros(6), person_time=True)
    np.testing.assert_allclose(time.reshape(2, 3).sum(1), k.reshape(2, 3).sum(1), rtol=1e-3)
    np.testing.assert_allclose(time.reshape(2, 3).sum(0), k.reshape(2, 3).sum(0), rtol=1e-3)


def test_pairs_without_events_or_with_nothing_else_are_expected_so() -> None:
    found = s.additive_expected_of_pairs([0, 0, 3, 7], [5, 4, 3, 7], ["f", "f", "m", "m"], ["g", "r"] * 2, [0] * 4)
    np.testing.assert_allclose(found, [0, 0, 3, 7], atol=1e-4)
    assert s.additive_expected_of_pairs([], [], [], [], []).size == 0
