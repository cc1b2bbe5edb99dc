from datetime import date

import pytest

from answerable.disparity.counts import NOT_DECLARED, NOT_RECORDED
from answerable.disparity.measures.model import Benchmark, Cadence, Kind
from answerable.disparity.statistics import rate_limits, wilson
from tests.unit.disparity.analysis.counts import GYPSY, INDIAN, SEX, WHITE, analysed, measure, month, only, picked, row


def test_a_rate_tells_its_counts_limits_complement_and_what_the_unknown_could_make_of_it() -> None:
    rows = [row(WHITE, 18, 100, people=90), row(NOT_RECORDED, 3, 20, people=20), row(NOT_DECLARED, 2, 10, people=10)]
    told = only(analysed(rows)["rates"], group=WHITE)
    low, high = wilson(18, 100)
    assert {name: told[name] for name in told if told[name] is not None} == {
        "measure": "proved",
        "version": 1,
        "characteristic": "ethnicity",
        "detail": "fine",
        "group": WHITE,
        "level": "place",
        "place": "Moorland",
        "region": "North",
        "from": date(2024, 1, 1),
        "to": date(2024, 1, 31),
        "pooled": False,
        "k": 18,
        "n": 100,
        "people": 90,
        "rate": 0.18,
        "low": low,
        "high": high,
        "limits": "Wilson",
        "complement": 82,
        "bound_low": 18 / 130,
        "bound_high": 23 / 105,
        **{name: told[name] for name in ("shrunk", "shrunk_low", "shrunk_high")},
        "cannot_say": "",
    }


def test_groups_that_are_not_known_are_counted_and_never_compared() -> None:
    found = analysed([row(WHITE, 18, 100), row(INDIAN, 8, 50), row(NOT_RECORDED, 3, 20)])
    told = only(found["rates"], group=NOT_RECORDED)
    assert (told["rate"], told["bound_low"], told["shrunk"]) == (0.15, None, None)
    assert picked(found["comparisons"], group=NOT_RECORDED) == []


def test_broad_groups_and_pooled_periods_are_sums() -> None:
    rows = [row(group, k, 10 * k, period=month(at)) for at, k in enumerate((1, 2, 4)) for group in (WHITE, GYPSY)]
    found = analysed(rows, measure(pool=2))["rates"]
    white = {(one["from"], one["to"], one["pooled"]): (one["k"], one["n"]) for one in picked(found, detail="broad")}
    assert white == {
        (date(2024, 1, 1), date(2024, 1, 31), False): (2, 20),
        (date(2024, 2, 1), date(2024, 2, 29), False): (4, 40),
        (date(2024, 3, 1), date(2024, 3, 31), False): (8, 80),
        (date(2024, 2, 1), date(2024, 3, 31), True): (12, 120),
    }


@pytest.mark.parametrize(
    ("cadence", "last"),
    [
        (Cadence.QUARTER, date(2024, 6, 30)),
        (Cadence.YEAR, date(2025, 3, 31)),
        (Cadence.FINANCIAL_YEAR, date(2025, 3, 31)),
    ],
)
def test_a_period_ends_where_the_next_begins(cadence: Cadence, last: date) -> None:
    (told,) = analysed([row("", 1, 10, characteristic="", period=date(2024, 4, 1))], measure(cadence=cadence))["rates"]
    assert (told["detail"], told["to"]) == ("all", last)


def test_nobody_leaves_no_rate_and_says_why() -> None:
    told = only(analysed([row(WHITE, 0, 0)])["rates"], detail="fine")
    assert (told["rate"], told["low"], told["cannot_say"]) == (None, None, "Nobody is counted, so there is no rate.")


def test_rates_of_small_places_are_drawn_towards_other_places() -> None:
    sizes = {"A": (30, 100), "B": (33, 100), "C": (28, 100), "D": (2, 2)}
    found = analysed([row(WHITE, k, n, place) for place, (k, n) in sizes.items()])["rates"]
    small = only(found, place="D", detail="fine")
    assert small["rate"] == 1
    assert 0.25 < small["shrunk_low"] < small["shrunk"] < 0.45
    nation = analysed([row(WHITE, 30, 100, "", level="nation", region="")])["rates"]
    assert {(one["shrunk"], one["cannot_say"]) for one in nation} == {
        (None, "All places together are not drawn towards others.")
    }


def test_a_rate_by_person_time_is_told_for_so_much_of_it() -> None:
    told = only(analysed([row(WHITE, 12, 400)], measure(kind=Kind.RATE, per=1000))["rates"], detail="fine")
    low, high = rate_limits(12, 400)
    assert (told["rate"], told["low"], told["high"]) == pytest.approx((30, 1000 * low, 1000 * high))
    assert (told["limits"], told["complement"]) == ("Byar, exact below 10 events", None)


def test_a_mean_of_one_person_has_no_limits_and_says_why() -> None:
    told = only(analysed([row(WHITE, 8, 1, kk=64, kn=8, nn=1)], measure(kind=Kind.MEAN))["rates"], detail="fine")
    assert (told["rate"], told["low"]) == (8, None)
    assert told["cannot_say"] == (
        "Fewer than 2 people stand behind this mean, so it has no limits. A mean is not drawn towards other places."
    )


def test_a_share_is_of_those_whose_group_is_known_and_beside_its_benchmark() -> None:
    benchmark = Benchmark("Census", "2021", {WHITE: 0.744, "Moorland/Indian": 0.2, "Indian": 0.05}, "ONS")
    share = measure(kind=Kind.SHARE, denominator=None, benchmark=benchmark)
    rows = [row(group, k, k) for group, k in ((WHITE, 70), (INDIAN, 10), (GYPSY, 20), (NOT_RECORDED, 25))]
    found = analysed([*rows, row(INDIAN, 3, 3, "Hill")], share)
    told = only(found["rates"], group=INDIAN, place="Moorland")
    assert (told["k"], told["n"], told["rate"], told["benchmark"], told["index"]) == (10, 100, 0.1, 0.2, 0.5)
    assert (told["bound_low"], told["bound_high"]) == (0.08, 0.28)
    assert told["p"] == pytest.approx(0.0113, abs=1e-3)
    assert only(found["rates"], group=INDIAN, place="Hill")["benchmark"] == 0.05
    missing = only(found["rates"], group=GYPSY)
    assert missing["cannot_say"] == (
        "The benchmark holds no share of this group, so there is no index. A share is not drawn towards other places."
    )
    unknown = only(found["rates"], group=NOT_RECORDED)
    assert (unknown["rate"], unknown["benchmark"], unknown["cannot_say"]) == (0.2, None, "")
    assert found["comparisons"] == []


def test_a_declaration_rate_has_its_band() -> None:
    said = {"Men": (60, 100), "Women": (59, 100)}
    rows = [row(group, k, n, characteristic="sex") for group, (k, n) in said.items()]
    found = analysed(rows, measure(kind=Kind.DECLARATION, characteristics=(SEX,)))["rates"]
    assert {one["group"]: one["band"] for one in found} == {"Men": "60% or more", "Women": "below 60%"}
