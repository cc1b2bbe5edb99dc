from datetime import date

import pytest

from answerable.disparity.measures.model import Kind
from answerable.disparity.statistics import funnel_proportion, p_chart
from tests.unit.disparity.analysis.counts import GYPSY, INDIAN, WHITE, analysed, measure, month, only, picked, row


def test_a_trend_has_the_limits_of_its_chart_and_the_rules_that_points_meet() -> None:
    k = [10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 11, 30]
    rows = [row(WHITE, count, 100, period=month(at)) for at, count in enumerate(k)]
    points = picked(analysed(rows)["trends"], detail="fine")
    chart = p_chart(k, [100] * 12)
    assert [point["value"] for point in points] == [count / 100 for count in k]
    assert {point["centre"] for point in points} == {float(chart.cl)}
    assert [point["high"] for point in points] == pytest.approx(chart.ucl.tolist())
    assert {point["chart"] for point in points} == {"p"}
    assert [point["signals"] for point in points] == [""] * 11 + ["outside the limits"]


def test_a_long_shift_is_told() -> None:
    k = [10] * 6 + [20] * 7
    rows = [row(WHITE, count, 100, period=month(at)) for at, count in enumerate(k)]
    signals = [point["signals"] for point in picked(analysed(rows)["trends"], detail="fine")]
    assert signals[6:] == ["7 on one side"] * 7


def test_fewer_than_12_periods_have_no_limits() -> None:
    rows = [row(WHITE, 10, 100, period=month(at)) for at in range(11)]
    point = analysed(rows)["trends"][0]
    assert (point["value"], point["centre"], point["high"], point["chart"]) == (0.1, None, None, None)
    assert point["cannot_say"] == "Fewer than 12 periods hold a figure, so no limits are given."


def test_one_period_is_no_trend() -> None:
    assert analysed([row(WHITE, 10, 100)])["trends"] == []


def test_periods_that_vary_more_than_chance_take_wider_limits() -> None:
    k = [100, 300] * 6
    rows = [row(WHITE, count, 1000, period=month(at)) for at, count in enumerate(k)]
    points = picked(analysed(rows)["trends"], detail="fine")
    assert {point["chart"] for point in points} == {"Laney p"}
    assert {point["signals"] for point in points} == {""}


@pytest.mark.parametrize(("kind", "chart"), [(Kind.RATE, "u"), (Kind.MEAN, "XmR")])
def test_rates_and_means_have_charts_of_their_own(kind: Kind, chart: str) -> None:
    rows = [row(WHITE, 10, 100, kk=20, kn=10, nn=100, period=month(at)) for at in range(12)]
    points = picked(analysed(rows, measure(kind=kind))["trends"], detail="fine")
    assert {(point["chart"], round(point["centre"], 9)) for point in points} == {(chart, 0.1)}
    assert {point["low"] - 1e-9 <= point["value"] <= point["high"] + 1e-9 for point in points} == {True}


def test_a_new_definition_is_a_break() -> None:
    versions = (measure(valid_to=date(2024, 1, 31)), measure(version=2, valid_from=date(2024, 2, 1)))
    rows = [row(WHITE, 10, 100, version=1 + (at > 0), period=month(at)) for at in range(3)]
    points = picked(
        analysed([*rows, row(WHITE, 9, 90, version=1, period=date(2023, 12, 1))], *versions)["trends"], detail="fine"
    )
    assert {point["from"]: point["break_before"] for point in points} == {
        date(2023, 12, 1): False,
        month(0): False,
        month(1): True,
        month(2): False,
    }


def test_places_stand_in_a_funnel_by_their_size() -> None:
    sizes = {"A": (10, 100), "B": (22, 200), "C": (31, 300), "D": (60, 200)}
    rows = [row(WHITE, k, n, place) for place, (k, n) in sizes.items()]
    points = picked(analysed(rows)["funnels"], detail="fine", comparator="")
    assert {point["place"]: point["size"] for point in points} == {place: n for place, (_, n) in sizes.items()}
    assert {point["centre"] for point in points} == {123 / 800}
    assert {point["overdispersion"] > 1 for point in points} == {True}
    low, high = funnel_proportion(200, 123 / 800)
    assert only(points, place="D")["high_95"] > high > low > only(points, place="D")["low_95"]


def test_ratios_stand_in_a_funnel_around_1() -> None:
    rows = [row(group, k, 100, place) for place in "ABC" for group, k in ((WHITE, 10), (INDIAN, 11))]
    points = picked(analysed(rows)["funnels"], group=INDIAN, comparator="white British")
    assert {(point["value"], point["size"], point["centre"], point["outside"]) for point in points} == {
        (1.1, 10, 1, "")
    }


def test_a_place_without_events_where_hardly_one_is_expected_lies_within_the_funnel() -> None:
    rows = [row(WHITE, 10, 100, place) for place in "ABC"]
    rows += [row(INDIAN, k, n, place) for place, k, n in (("A", 0, 7), ("B", 0, 60), ("C", 6, 60))]
    points = picked(analysed(rows)["funnels"], group=INDIAN, comparator="white British")
    assert {point["place"]: (point["low_95"] > 0, point["low_998"] > 0, point["outside"]) for point in points} == {
        "A": (False, False, ""),
        "B": (True, False, "95%"),
        "C": (True, False, ""),
    }


def test_a_place_where_no_events_are_expected_says_why_it_has_no_ratio() -> None:
    rows = [row(group, k, 100, place) for place in "ABC" for group, k in ((WHITE, 10), (INDIAN, 11))]
    rows += [row(WHITE, 0, 50, "D"), row(INDIAN, 2, 50, "D")]
    points = picked(analysed(rows)["funnels"], group=INDIAN, comparator="white British")
    assert {point["place"]: (point["value"], point["cannot_say"]) for point in points} == {
        **dict.fromkeys("ABC", (1.1, "")),
        "D": (None, "No events are expected here, so there is nothing to compare."),
    }


def test_means_stand_beside_each_other_and_say_why_they_have_no_limits() -> None:
    rows = [row(WHITE, k, 4, place, kk=k * k, kn=k, nn=4) for place, k in (("A", 8), ("B", 12), ("C", 40))]
    points = picked(analysed(rows, measure(kind=Kind.MEAN))["funnels"], detail="fine")
    assert {point["place"]: (point["value"], point["size"], point["centre"]) for point in points} == {
        "A": (2, 4, 5),
        "B": (3, 4, 5),
        "C": (10, 4, 5),
    }
    assert {(point["low_95"], point["outside"], point["cannot_say"]) for point in points} == {
        (None, "", "A mean has no limits by its size alone, so none are given.")
    }


def test_two_places_make_no_funnel() -> None:
    rows = [row(WHITE, 10, 100, place) for place in "AB"]
    points = picked(analysed(rows)["funnels"], comparator="")
    assert {(point["high_95"], point["cannot_say"]) for point in points} == {
        (None, "Fewer than 3 places hold a figure, so no limits are given.")
    }


def test_a_gap_is_split_into_what_arises_within_places_and_between_them() -> None:
    cells = {("A", WHITE): (10, 100), ("A", GYPSY): (90, 900), ("B", WHITE): (270, 900), ("B", GYPSY): (30, 100)}
    rows = [row(group, k, n, place) for (place, group), (k, n) in cells.items()]
    wider = [
        row(group, 1, 1, place, level=level)
        for level, place in (("nation", ""), ("region", "North"))
        for group in (WHITE,)
    ]
    found = picked(analysed([*rows, *wider])["splits"], group=GYPSY, comparator="white British")
    told = {one["level"]: (one["place"], one["gap"], one["within"], one["between"], one["places"]) for one in found}
    assert told == {
        "nation": ("", pytest.approx(-0.16), pytest.approx(0), pytest.approx(-0.16), 2),
        "region": ("North", pytest.approx(-0.16), pytest.approx(0), pytest.approx(-0.16), 2),
    }


def test_gaps_of_rates_and_of_means_are_split_as_well() -> None:
    cells = {("A", WHITE): (10, 10), ("A", GYPSY): (90, 90), ("B", WHITE): (270, 90), ("B", GYPSY): (30, 10)}
    rows = [row(group, k, n, place, kk=k * k, kn=k * n, nn=n * n, people=2) for (place, group), (k, n) in cells.items()]
    nation = row(WHITE, 1, 1, "", level="nation", region="")
    for kind, per in ((Kind.RATE, 10), (Kind.MEAN, 1)):
        found = analysed([*rows, nation], measure(kind=kind, per=per))["splits"]
        (told,) = picked(found, group=GYPSY, comparator="white British")
        assert (told["gap"], told["within"], told["between"], told["cannot_say"]) == (
            pytest.approx(-1.6 * per),
            pytest.approx(0),
            pytest.approx(-1.6 * per),
            "",
        )
