"""Did a disparity change? Exact figures by hand, the verdict's rule, and what is claimed where nothing changed."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from answerable.disparity.effects.asking import Period, Question, Side, Watched
from answerable.disparity.effects.reading import effect
from answerable.disparity.effects.rule import Verdict
from answerable.disparity.measures.model import Cadence, Direction, Kind
from answerable.disparity.statistics import default_ratio_limits
from benchmarks.monitoring.effects import NOTHING, share

SINCE = date(2022, 7, 1)
ASKED = Question(SINCE, Kind.PROPORTION, Direction.LOWER_IS_BETTER)
YEAR_BEFORE = (date(2021, 7, 1), date(2022, 6, 30))


def month(at: int) -> date:
    return date(2020 + at // 12, at % 12 + 1, 1)


def watched(events: list[float], flagged: tuple[date, date] | None = None, n: float = 200) -> Watched:
    """Events of 200 a month from January 2020, beside 100 of 1,000."""
    periods = (Period(month(at), month(at + 1) - timedelta(1), k, n, 100, 1000) for at, k in enumerate(events))
    return Watched(tuple(periods), flagged)


HALVED = watched([40.0] * 30 + [20.0] * 12)
"""A ratio of 2 until June 2022, and of 1 from then on."""
LASTING = watched([40.0] * 42)


def test_before_and_after_are_pooled_with_their_limits_and_the_change_has_its_own() -> None:
    found = effect(ASKED, HALVED)
    assert found.before
    assert found.after
    assert found.change
    assert (found.verdict, found.worse, found.complement, found.places) == (Verdict.CHANGED, Side.ABOVE, False, 0)
    before, after = found.before, found.after
    assert (before.periods, before.first, before.last) == (30, date(2020, 1, 1), date(2022, 6, 30))
    assert (before.k, before.n, before.k0, before.n0, before.ratio) == pytest.approx((1200, 6000, 3000, 30000, 2))
    assert (after.periods, after.k, after.n, after.k0, after.n0) == (12, 240, 2400, 1200, 12000)
    limits = default_ratio_limits(240, 2400, 1200, 12000)
    assert (after.low, after.high) == pytest.approx((float(limits.lower), float(limits.upper)))
    down = math.hypot(math.log(after.ratio / after.low), math.log(before.high / before.ratio))
    assert (found.change.ratio, found.change.low) == pytest.approx((0.5, 0.5 * math.exp(-down)))
    assert found.why == (
        "The ratio was 2.00 (1.88 to 2.13) before and 1.00 (0.88 to 1.14) since. The whole interval lies inside "
        "0.80 to 1.25, and the change is more than chance."
    )


def test_the_interrupted_series_gives_level_and_slope() -> None:
    series = effect(ASKED, HALVED).interrupted
    assert series
    assert (series.level.ratio, series.slope.ratio, series.slope_before.ratio) == pytest.approx((0.5, 1, 1))
    assert series.level.low < 0.5 < series.level.high < 1
    assert series.spread == 1


def test_periods_that_differ_by_more_than_chance_widen_every_limit() -> None:
    restless = watched([60.0, 20.0] * 15 + [35.0, 5.0] * 6)
    found, calm = effect(ASKED, restless), effect(ASKED, HALVED)
    assert found.interrupted
    assert found.after
    assert calm.after
    assert found.change
    assert calm.change
    assert found.interrupted.spread > 3
    assert found.after.ratio == calm.after.ratio
    assert found.after.high > calm.after.high
    assert found.change.high > calm.change.high


def test_what_raised_the_flag_is_left_out_of_before() -> None:
    """A year high by chance, in a group that has always been equal."""
    chance = watched([20.0] * 18 + [40.0] * 12 + [20.0] * 12, YEAR_BEFORE)
    found, fooled = effect(ASKED, chance), effect(ASKED, replace(chance, flagged=None))
    assert found.before
    assert fooled.before
    assert found.verdict is Verdict.NO_SIGN
    assert (found.before.ratio, found.before.periods) == pytest.approx((1, 18))
    assert found.why.endswith("The difference between the two could be chance.")
    assert found.cautions == (
        (
            "Without the periods that raised the flag, the ratio before could have been inside the band: "
            "the flag may have been chance."
        ),
    )
    assert fooled.before.ratio == pytest.approx(1.4)


def test_what_changed_everywhere_is_no_change_here() -> None:
    found = effect(ASKED, HALVED, [HALVED, HALVED])
    assert found.controls
    assert found.beyond
    assert (found.verdict, found.places) == (Verdict.NO_SIGN, 2)
    assert (found.controls.ratio, found.beyond.ratio) == pytest.approx((0.5, 1))
    assert found.why.endswith("The ratio moved towards equal, but no more than where nothing was promised.")
    beside_lasting = effect(ASKED, HALVED, [LASTING, watched([0.0] * 42)])
    assert (beside_lasting.verdict, beside_lasting.places) == (Verdict.CHANGED, 1)
    assert beside_lasting.why.endswith("more than chance, and more than where nothing was promised.")


def test_a_fall_that_does_not_reach_the_band_is_no_change() -> None:
    found = effect(ASKED, watched([40.0] * 30 + [30.0] * 12))
    assert found.verdict is Verdict.NO_SIGN
    assert found.why.endswith("It moved towards equal by more than chance, but still lies outside 0.80 to 1.25.")
    few = effect(ASKED, watched([4.0] * 30 + [2.0] * 12, n=20))
    assert few.verdict is Verdict.NO_SIGN
    assert few.why.endswith("but the interval still reaches outside 0.80 to 1.25.")


def test_a_ratio_that_rises_is_worse() -> None:
    found = effect(ASKED, watched([20.0] * 30 + [40.0] * 12), [watched([20.0] * 42)])
    assert found.verdict is Verdict.WORSE
    assert "further from equal, by more than chance, and more than where nothing was promised" in found.why


def test_where_more_is_better_the_low_side_is_worse() -> None:
    asked = replace(ASKED, direction=Direction.HIGHER_IS_BETTER)
    assert effect(asked, watched([10.0] * 30 + [20.0] * 12)).verdict is Verdict.CHANGED
    assert effect(asked, watched([20.0] * 30 + [10.0] * 12)).verdict is Verdict.WORSE


def test_of_what_most_have_those_without_it_are_told() -> None:
    """95 of 100 beside 90 of 100 is a ratio near 1, and of 1 to 2 of those without."""
    asked = replace(ASKED, direction=Direction.HIGHER_IS_BETTER)
    periods = tuple(
        Period(month(at), month(at + 1) - timedelta(1), k, 200, 900, 1000)
        for at, k in enumerate([160.0] * 30 + [180.0] * 12)
    )
    found = effect(asked, Watched(periods))
    assert found.before
    assert found.after
    assert (found.complement, found.worse) == (True, Side.ABOVE)
    assert (found.before.ratio, found.after.ratio) == pytest.approx((2, 1))
    assert found.verdict is Verdict.CHANGED


def test_a_neutral_measure_is_judged_on_the_side_that_was_flagged() -> None:
    asked = replace(ASKED, direction=Direction.NEUTRAL)
    flagged_low = watched([10.0] * 30 + [20.0] * 12, YEAR_BEFORE)
    assert (effect(asked, flagged_low).verdict, effect(asked, HALVED).worse) == (Verdict.CHANGED, Side.ABOVE)


def test_too_early_and_cannot_tell_say_what_is_missing() -> None:
    early = effect(ASKED, watched([40.0] * 35))
    short = effect(ASKED, watched([40.0] * 30 + [20.0] * 12, (date(2020, 1, 1), date(2022, 1, 31))))
    redefined = effect(replace(ASKED, since=date(2020, 3, 1), redefined=True), HALVED)
    few = effect(ASKED, watched([0.0] * 42, n=2))
    mean = effect(replace(ASKED, kind=Kind.MEAN), HALVED)
    assert [(one.verdict, one.why) for one in (early, short, redefined, few, mean)] == [
        (Verdict.TOO_EARLY, "Figures of 5 months since the work could show are here; 6 are needed."),
        (
            Verdict.CANNOT_TELL,
            "Only 5 months before the work could show did not help to raise the flag; 6 are needed.",
        ),
        (
            Verdict.CANNOT_TELL,
            (
                "The definition of the measure changed. Only 2 months before the work could show counted as it does "
                "now; 6 are needed."
            ),
        ),
        (
            Verdict.CANNOT_TELL,
            (
                "At the comparator’s rate the group would have had 6 events before; at least 10 are needed to tell a "
                "change from chance."
            ),
        ),
        (Verdict.CANNOT_TELL, "This is told of proportions and rates, not of means and shares."),
    ]


def test_a_day_within_a_month_leaves_that_month_out() -> None:
    found = effect(replace(ASKED, since=date(2022, 6, 15)), HALVED)
    assert found.before
    assert found.after
    assert (found.before.last, found.after.first) == (date(2022, 5, 31), date(2022, 7, 1))


def test_by_quarters_three_are_enough() -> None:
    quarters = tuple(
        Period(month(3 * at), month(3 * at + 3) - timedelta(1), k, 600, 300, 3000)
        for at, k in enumerate([120.0] * 10 + [60.0] * 3)
    )
    asked = replace(ASKED, cadence=Cadence.QUARTER)
    assert effect(asked, Watched(quarters)).verdict is Verdict.CHANGED
    assert effect(asked, Watched(quarters[:-1])).verdict is Verdict.TOO_EARLY


def test_rates_of_person_time_may_have_more_events_than_people() -> None:
    periods = tuple(replace(period, n=10, n0=50) for period in HALVED.periods)
    assert effect(replace(ASKED, kind=Kind.RATE), Watched(periods)).verdict is Verdict.CHANGED


def test_shrunk_ratios_lie_between_the_ratio_and_one() -> None:
    found = effect(ASKED, watched([4.0] * 30 + [2.0] * 12, n=20))
    assert found.before
    assert 1 < found.before.shrunk < found.before.ratio
    assert np.isfinite([found.before.shrunk_low, found.before.shrunk_high]).all()


def test_changed_is_seldom_claimed_of_what_was_flagged_by_chance() -> None:
    assert share(NOTHING[0], 40, 20) <= 0.05
