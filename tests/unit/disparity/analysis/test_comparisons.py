import math
from datetime import date

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from answerable.disparity.counts import NOT_RECORDED
from answerable.disparity.measures.model import Adjuster, Comparator, Direction, Kind, Repeats, Thresholds
from answerable.disparity.statistics import direct_standardisation, mantel_haenszel_rates
from tests.unit.disparity.analysis.counts import (
    AGE,
    GYPSY,
    INDIAN,
    ROMA,
    SEX,
    WHITE,
    analysed,
    beside_white_british,
    measure,
    month,
    only,
    picked,
    row,
)


def test_a_comparison_tells_the_ratio_the_gap_and_the_excess_with_their_limits_and_the_test() -> None:
    found = analysed([row(WHITE, 90, 1000), row(GYPSY, 18, 100)])
    told = only(found["comparisons"], group=GYPSY, comparator="white British")
    low, high = confint_proportions_2indep(18, 100, 90, 1000, compare="ratio", method="score")
    other_low, other_high = confint_proportions_2indep(82, 100, 910, 1000, compare="ratio", method="score")
    gap_low, gap_high = confint_proportions_2indep(18, 100, 90, 1000, compare="diff", method="newcomb")
    p = stats.chi2_contingency([[18, 82], [90, 910]], correction=False).pvalue
    assert {name: told[name] for name in told if isinstance(told[name], float)} == pytest.approx(
        {
            "comparator_k": 90,
            "comparator_n": 1000,
            "comparator_rate": 0.09,
            "ratio": 2.0,
            "ratio_low": low,
            "ratio_high": high,
            "complement_ratio": 0.82 / 0.91,
            "complement_low": other_low,
            "complement_high": other_high,
            "gap": 0.09,
            "gap_low": gap_low,
            "gap_high": gap_high,
            "excess": 9.0,
            "excess_low": 100 * gap_low,
            "excess_high": 100 * gap_high,
            "p": p,
            "q": p,
            **{name: told[name] for name in ("shrunk_ratio", "shrunk_low", "shrunk_high", "above", "below")},
        },
        abs=1e-6,
    )
    assert told["shrunk_low"] < 1 < told["shrunk_ratio"] < told["shrunk_high"] < told["ratio"]
    assert {name: told[name] for name in told if not isinstance(told[name], float) and told[name] is not None} == {
        "measure": "proved",
        "version": 1,
        "characteristic": "ethnicity",
        "detail": "fine",
        "group": GYPSY,
        "level": "place",
        "place": "Moorland",
        "region": "North",
        "from": date(2024, 1, 1),
        "to": date(2024, 1, 31),
        "pooled": False,
        "comparator": "white British",
        "ratio_limits": "score",
        "test": "Pearson",
        "family": "proved 1, ethnicity, 2024-01-01 to 2024-01-31, place",
        "family_size": 3,
        "flag": True,
        "severity": "very large",
        "persistence": 1,
        "rank": 1,
        "cannot_say": "",
        "rule": "Ratio, or that of the complement, outside 0.80 to 1.25; q below 0.05; "
        "10 or more events in both groups together and 30 or more in the group.",
        "sentence": "At Moorland, in January 2024, charges proved: Gypsy or Irish Traveller 18 of 100 (18.0%), "
        "white British 90 of 1,000 (9.0%). That is 2.00 times as often (95% interval 1.25 to 3.11). "
        "That is about 9 more than at the comparator’s rate.",
    }


def test_no_group_is_compared_with_people_it_shares() -> None:
    rows = [row(group, 10, 100) for group in (WHITE, GYPSY, INDIAN, NOT_RECORDED)]
    women = [row(group, 10, 100, characteristic="sex") for group in ("Men", "Women")]
    everyone = [row("", 40, 400, characteristic="")]
    found = analysed([*rows, *women, *everyone], measure(comparators=tuple(Comparator)))
    assert {(one["group"], one["comparator"]) for one in found["comparisons"]} == {
        (WHITE, "everyone else"),
        (GYPSY, "white British"),
        (GYPSY, "everyone else"),
        (INDIAN, "white British"),
        (INDIAN, "all white"),
        (INDIAN, "everyone else"),
        ("Asian or Asian British", "white British"),
        ("Asian or Asian British", "all white"),
        ("Asian or Asian British", "everyone else"),
        ("White", "everyone else"),
        ("Men", "everyone else"),
        ("Women", "everyone else"),
        ("Women", "Men"),
    }


def test_comparators_are_sums_of_the_groups_whose_people_they_are() -> None:
    rows = [row(WHITE, 1, 10), row(GYPSY, 2, 20), row(INDIAN, 4, 40), row(ROMA, 8, 80), row(NOT_RECORDED, 16, 160)]
    found = analysed(rows)["comparisons"]
    told = {(one["group"], one["comparator"]): (one["comparator_k"], one["comparator_n"]) for one in found}
    assert (told[INDIAN, "all white"], told[INDIAN, "white British"]) == ((11, 110), (1, 10))
    assert (told[GYPSY, "everyone else"], told["White", "everyone else"]) == ((13, 130), (4, 40))


def test_pairs_are_compared_with_white_people_of_the_same_other_group_and_with_everyone_else() -> None:
    pair = {"characteristic": "ethnicity × sex"}
    cells = {(WHITE, "Men"): 1, (WHITE, "Women"): 2, (INDIAN, "Men"): 4, (INDIAN, "Women"): 8}
    rows = [row(f"{one} × {other}", k, 100, **pair) for (one, other), k in cells.items()]
    found = picked(analysed(rows)["comparisons"], group=f"{INDIAN} × Women")
    assert {one["comparator"]: one["comparator_k"] for one in found} == {
        "white British": 2,
        "all white": 2,
        "everyone else": 7,
    }
    assert {one["detail"] for one in found} == {"pair"}


def test_a_comparator_without_events_leaves_the_gap_and_says_why() -> None:
    told = beside_white_british(GYPSY, [row(WHITE, 0, 50), row(GYPSY, 5, 50)])
    assert (told["ratio"], told["ratio_low"], told["shrunk_ratio"]) == (None, None, None)
    assert told["gap"] == pytest.approx(0.1)
    assert told["cannot_say"] == "The comparator has no events, so there is no ratio, only a gap."
    assert told["sentence"].endswith("The gap is 10.0 percentage points (95% interval 0.9 to 21.4).")


def test_a_comparator_of_nobody_leaves_no_figure_and_says_why() -> None:
    told = only(analysed([row(INDIAN, 1, 2)])["comparisons"], detail="fine", comparator="everyone else")
    assert {told[name] for name in ("ratio", "gap", "excess", "p", "q")} == {None}
    assert (told["cannot_say"], told["family_size"]) == ("Nobody of the comparator is here.", 0)
    assert told["sentence"] == (
        "At Moorland, in January 2024, charges proved: Indian cannot be compared with everyone else, "
        "for nobody of one of the two is counted."
    )


def test_small_counts_take_exact_limits_and_fisher() -> None:
    told = beside_white_british(GYPSY, [row(WHITE, 5, 40), row(GYPSY, 3, 10)])
    low, high = proportion_confint(3, 8, method="beta")
    limits = (low / (1 - low) * 4, high / (1 - high) * 4)
    assert (told["ratio_low"], told["ratio_high"]) == pytest.approx(limits)
    assert (told["ratio_limits"], told["test"]) == ("exact conditional", "Fisher")
    assert told["p"] == pytest.approx(stats.fisher_exact([[3, 7], [5, 35]]).pvalue)


def test_tests_of_one_characteristic_period_and_level_are_corrected_together() -> None:
    places = [
        row(group, k, 100, place) for place, k in (("A", 30), ("B", 12)) for group in (WHITE, INDIAN) for k in (k,)
    ]
    region = [row(group, 42, 200, "North", level="region") for group in (WHITE, INDIAN)]
    found = analysed([*places, *region])["comparisons"]
    sizes = {(one["family"].rpartition(", ")[2], one["family_size"]) for one in found}
    assert sizes == {("place", 16), ("region", 8)}


def test_measures_may_share_a_family() -> None:
    both = (measure(family="prisons"), measure(name="charged", family="prisons"))
    rows = [row(group, 10, 100, measure=name) for name in ("proved", "charged") for group in (WHITE, INDIAN)]
    found = analysed(rows, *both)["comparisons"]
    assert {(one["family"], one["family_size"]) for one in found} == {("prisons, 2024-01-01 to 2024-01-31, place", 16)}


@pytest.mark.parametrize(("k", "met"), [(48, True), (47, False)])
def test_four_fifths_exactly_is_enough(k: int, met: bool) -> None:
    rows = [row(WHITE, 60, 100), row(INDIAN, k, 100)]
    found = analysed(rows, measure(four_fifths=True, direction=Direction.HIGHER_IS_BETTER))["comparisons"]
    assert only(found, group=INDIAN, comparator="white British")["four_fifths"] is met
    assert {one["four_fifths"] for one in analysed(rows)["comparisons"]} == {None}


def test_a_difference_in_the_complement_is_flagged_too() -> None:
    rows = [row(WHITE, 1620, 2000), row(INDIAN, 1800, 2000)]
    told = beside_white_british(INDIAN, rows)
    assert (round(told["ratio"], 2), round(told["complement_ratio"], 2)) == (1.11, 0.53)
    assert (told["flag"], told["severity"]) == (True, "large")


def test_nothing_is_flagged_below_the_least_counts() -> None:
    rows = [row(WHITE, 1, 1000), row(INDIAN, 8, 20)]
    told = beside_white_british(INDIAN, rows)
    assert (told["q"] < 0.001, told["flag"], told["severity"], told["rank"]) == (True, False, "", None)


def test_a_rule_by_posterior_probability() -> None:
    rows = [row(WHITE, 90, 1000), row(INDIAN, 30, 100)]
    told = beside_white_british(INDIAN, rows, measure(thresholds=Thresholds(posterior=0.9)))
    assert (told["above"] > 0.9, told["flag"]) == (True, True)
    assert told["rule"].startswith("Probability of at least 0.9 that the ratio is outside 0.80 to 1.25;")


def test_persistence_counts_the_latest_periods_on_the_same_side() -> None:
    high, rows = {0, 3, 9, 12, 13}, []
    for number in range(14):
        rows += [
            row(WHITE, 100, 1000, period=month(number)),
            row(INDIAN, 40 if number in high else 10, 100, period=month(number)),
        ]
    found = picked(analysed(rows)["comparisons"], group=INDIAN, comparator="white British")
    told = {one["from"]: one["persistence"] for one in found if not one["pooled"]}
    assert (told[month(0)], told[month(1)], told[month(12)], told[month(13)]) == (1, 0, 3, 4)
    (pooled,) = [one for one in found if one["pooled"]]
    assert (pooled["from"], pooled["to"], pooled["persistence"]) == (month(2), date(2025, 2, 28), 4)


def test_those_who_fare_worse_rank_first_and_then_those_furthest_from_1() -> None:
    rows = [row(WHITE, 1000, 5000), row(INDIAN, 400, 1000), row(GYPSY, 60, 1000), row(ROMA, 300, 1000)]
    found = picked(analysed(rows)["comparisons"], comparator="white British", detail="fine")
    assert [one["group"] for one in sorted(found, key=lambda one: one["rank"])] == [INDIAN, ROMA, GYPSY]


def test_people_who_repeat_make_limits_wider_and_p_larger() -> None:
    def told(**sums: float) -> dict[str, float]:
        rows = [
            row(WHITE, 90, 1000, people=500, kk=200, kn=300, nn=2500),
            row(INDIAN, 18, 100, people=40, kk=50, kn=70, nn=300),
        ]
        repeats = Repeats.EVERY if sums else Repeats.NONE
        return beside_white_british(INDIAN, rows, measure(repeats=repeats))

    plain, repeated = told(), told(repeats=1)
    assert repeated["ratio"] == plain["ratio"]
    assert repeated["ratio_low"] < plain["ratio_low"] < plain["ratio_high"] < repeated["ratio_high"]
    assert repeated["p"] > plain["p"]
    assert 1 < repeated["shrunk_ratio"] < plain["shrunk_ratio"]
    assert repeated["gap_high"] - repeated["gap_low"] > plain["gap_high"] - plain["gap_low"]


def test_a_rate_is_told_for_so_much_person_time_with_exact_limits() -> None:
    rows = [row(WHITE, 120, 1000), row(INDIAN, 40, 150)]
    told = beside_white_british(INDIAN, rows, measure(kind=Kind.RATE, per=1000))
    assert (told["comparator_rate"], told["gap"]) == pytest.approx((120, 1000 * (40 / 150 - 0.12)))
    assert (told["excess"], told["complement_ratio"], told["test"]) == (pytest.approx(22), None, "Poisson")
    assert (
        "Indian 40 in 150 (266.67 for each 1,000), white British 120 in 1,000 (120.00 for each 1,000)"
        in told["sentence"]
    )


def test_means_are_compared_by_welch() -> None:
    one, other = [3.0, 5.0, 8.0, 4.0], [2.0, 2.5, 3.0, 2.0, 1.0]
    rows = [
        row(group, sum(values), len(values), kk=sum(value**2 for value in values), kn=sum(values), nn=len(values))
        for group, values in ((INDIAN, one), (WHITE, other))
    ]
    told = beside_white_british(INDIAN, rows, measure(kind=Kind.MEAN))
    welch = stats.ttest_ind(one, other, equal_var=False)
    interval = welch.confidence_interval()
    assert (told["ratio"], told["gap"], told["p"]) == pytest.approx((5 / 2.1, 2.9, welch.pvalue))
    assert (told["gap_low"], told["gap_high"]) == pytest.approx((interval.low, interval.high))
    assert (told["test"], told["complement_ratio"], told["shrunk_ratio"]) == ("t", None, None)


def test_adjusting_stands_beside_the_crude_ratio_and_clears_no_flag() -> None:
    ages = {"young": ((60, 200), (270, 900)), "old": ((5, 100), (495, 9900)), "oldest": ((0, 0), (10, 100))}
    strata = [
        row(group, k, n, stratum=age)
        for age, pair in ages.items()
        for group, (k, n) in zip((INDIAN, WHITE), pair, strict=True)
        if n
    ]
    rows = [row(INDIAN, 65, 300), row(WHITE, 775, 10900)]
    told = beside_white_british(INDIAN, rows, measure(adjusters=(AGE,)), strata=strata)
    assert told["ratio"] == pytest.approx(65 / 300 / (775 / 10900))
    assert (told["adjusted_ratio"], told["standardised_ratio"]) == pytest.approx((1, 1))
    assert (told["standardised_gap"], told["dropped"], told["adjusters"]) == (pytest.approx(0), 100, "age")
    assert told["adjusted_low"] < 1 < told["adjusted_high"]
    assert told["flag"]
    assert "Allowing for age it is 1.00 (95% interval 0.8" in told["sentence"]


def test_a_rate_is_adjusted_by_its_person_time() -> None:
    ages = {"young": ((30, 20.0), (9, 10.0)), "old": ((5, 80.0), (10, 190.0))}
    strata = [
        row(group, k, n, stratum=age)
        for age, pair in ages.items()
        for group, (k, n) in zip((INDIAN, WHITE), pair, strict=True)
    ]
    rows = [row(INDIAN, 35, 100), row(WHITE, 19, 200)]
    told = beside_white_british(INDIAN, rows, measure(kind=Kind.RATE, per=100, adjusters=(AGE,)), strata=strata)
    pooled = mantel_haenszel_rates([30, 5], [20, 80], [9, 10], [10, 190])
    standard = direct_standardisation([30, 5], [20, 80], [9, 10], [10, 190], person_time=True)
    names = ("ratio", "low", "high")
    assert [told[f"adjusted_{name}"] for name in names] == pytest.approx(np.ravel(pooled[:3]))
    assert [told[f"standardised_{name}"] for name in names] == pytest.approx(np.ravel(standard[2:5]))
    assert (told["standardised_gap"], told["dropped"]) == pytest.approx((100 * float(standard.gap), 0))
    assert (told["adjusters"], told["cannot_say"]) == ("age", "")


def test_a_mean_is_standardised_and_says_why_it_is_not_pooled() -> None:
    ages = {"young": ([3.0, 5.0], [2.0, 2.5, 4.0]), "old": ([8.0, 4.0], [3.0, 2.0]), "oldest": ([9.0], [1.0, 2.0])}
    strata = [
        row(group, sum(values), len(values), kk=sum(value**2 for value in values), kn=sum(values), nn=len(values))
        | {"stratum": age}
        for age, pair in ages.items()
        for group, values in zip((INDIAN, WHITE), pair, strict=True)
    ]
    rows = [
        row(INDIAN, 29, 5, kk=195, kn=29, nn=5),
        row(WHITE, 16.5, 7, kk=44.25, kn=16.5, nn=7),
    ]
    told = beside_white_british(INDIAN, rows, measure(kind=Kind.MEAN, adjusters=(AGE,)), strata=strata)
    own, other = (5 * 4 + 4 * 6) / 9, (5 * 8.5 / 3 + 4 * 2.5) / 9
    assert (told["standardised_ratio"], told["standardised_gap"]) == pytest.approx((own / other, own - other))
    assert (told["adjusted_ratio"], told["adjusters"], told["dropped"]) == (None, "age", 3)
    assert told["cannot_say"] == (
        "A ratio of means is not drawn towards 1. A mean is standardised only: Mantel-Haenszel compares events."
    )
    assert f"Allowing for age it is {own / other:.2f} (95% interval" in told["sentence"]


def test_no_characteristic_is_adjusted_for_itself() -> None:
    sex = Adjuster(SEX, "Sentences differ by sex.")
    key = {"characteristic": "sex"}
    rows = [row("Men", 20, 100, **key), row("Women", 10, 100, **key)]
    strata = [one | {"stratum": ""} for one in rows]
    found = analysed(rows, measure(adjusters=(sex,)), strata=strata)["comparisons"]
    told = only(found, group="Women", comparator="everyone else")
    assert (told["adjusted_ratio"], told["standardised_gap"], told["adjusters"]) == (None, None, None)
    assert told["cannot_say"] == "A characteristic is not adjusted for itself."
    assert "Allowing" not in told["sentence"]


def test_what_is_not_adjusted_says_why() -> None:
    rows = [row(group, 10, 100, period=month(at)) for at in (0, 1) for group in (WHITE, INDIAN)]
    strata = [one | {"stratum": one["group"]} for one in rows]
    found = analysed(rows, measure(adjusters=(AGE,)), strata=strata)["comparisons"]
    told = picked(found, group=INDIAN, comparator="white British")
    assert [(one["pooled"], one["adjusters"], one["cannot_say"]) for one in told] == [
        (False, None, "Only the latest span is adjusted."),
        (False, None, "Only the latest span is adjusted."),
        (True, None, "Adjusted, there are too few events for a ratio and its limits where both groups are found."),
    ]


def test_ratios_are_drawn_towards_1_the_more_the_fewer_events_there_are() -> None:
    rows = [
        row(group, k * size, n * size, f"P{size}")
        for size in (1, 20)
        for group, k, n in ((WHITE, 10, 100), (INDIAN, 4, 10))
    ]
    found = picked(analysed(rows)["comparisons"], group=INDIAN, comparator="white British")
    small, large = sorted(found, key=lambda one: one["comparator_n"])
    assert 1 < small["shrunk_ratio"] < large["shrunk_ratio"] < 4
    assert math.isclose(small["ratio"], large["ratio"])


@pytest.mark.parametrize("kind", [Kind.PROPORTION, Kind.RATE])
def test_pairs_are_drawn_towards_what_their_two_characteristics_add_up_to(kind: Kind) -> None:
    rates = {(WHITE, "Men"): 1, (WHITE, "Women"): 3, (INDIAN, "Men"): 2, (INDIAN, "Women"): 6}
    rows = [
        row(f"{one} × {other}", 10 * rate, 1000, characteristic="ethnicity × sex", place=place)
        for (one, other), rate in rates.items()
        for place in "ABC"
    ]
    found = analysed(rows, measure(kind=kind, comparators=(Comparator.EVERYONE_ELSE,)))["comparisons"]
    told = only(found, group=f"{INDIAN} × Women", place="A")
    assert told["ratio"] == pytest.approx(3)
    assert told["shrunk_ratio"] == pytest.approx(3, rel=0.02)
    assert told["shrunk_low"] < 3 < told["shrunk_high"]
    assert told["above"] > 0.99
