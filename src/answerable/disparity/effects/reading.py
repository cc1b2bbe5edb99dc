"""One reading: before and after, the interrupted series, the controls, and the verdict."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.disparity.effects.asking import Question, Side, Watched
from answerable.disparity.effects.rule import Found, Verdict, judged, too_few, too_little
from answerable.disparity.effects.segmented import Interrupted, interrupted
from answerable.disparity.effects.sides import NO_CHANGE_TOLD, Change, Half, change, half, shrunk
from answerable.disparity.measures.model import Direction, Kind

_Z = 1.959964
_COMMON = 0.5
_UNSURE = "The ratio before could have been inside the band: there may have been nothing to change."
_UNSURE_OF_FLAG = (
    "Without the periods that raised the flag, the ratio before could have been inside the band: "
    "the flag may have been chance."
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What followed. Parts that could not be said are None.

    `complement`: the ratio is of those without the outcome, which is the rarer. `controls` is the change at places that
    were flagged and did nothing, of which there are `places`; `beyond` is the change over theirs (the difference in
    differences of the log ratio, told as a ratio).
    """

    verdict: Verdict
    why: str
    worse: Side | None = None
    complement: bool = False
    before: Half | None = None
    after: Half | None = None
    change: Change | None = None
    interrupted: Interrupted | None = None
    controls: Change | None = None
    places: int = 0
    beyond: Change | None = None
    cautions: tuple[str, ...] = ()


def effect(question: Question, own: Watched, controls: Sequence[Watched] = ()) -> Effect:
    """What the figures say of a disparity since the work on it can show.

    `controls` are the same measure and group at places that were flagged before `since` and did nothing. Of a
    proportion that more than half of the comparator have, those without the outcome are told: 95 beside 90 is a ratio
    of 0.95, and of 2 the other way.
    """
    if question.kind in {Kind.MEAN, Kind.SHARE}:
        return Effect(Verdict.CANNOT_TELL, "This is told of proportions and rates, not of means and shares.")
    since = question.since
    few = too_little(question, len(own.before(since)), len(own.after(since)))
    if few:
        return Effect(*few)
    complement = _common(question, own)
    if complement:
        own, controls = own.without(), [control.without() for control in controls]
    return _told(question, own, controls, complement=complement)


def _told(question: Question, own: Watched, controls: Sequence[Watched], *, complement: bool) -> Effect:
    before, after, series = _halves(question, own)
    few = too_few(before, after)
    if few:
        return Effect(*few, complement=complement, before=before, after=after)
    spread = series.spread if series else 1.0
    others = [found for found in (_control(question, control) for control in controls) if found]
    before = _drawn(before, [pair[0] for pair in others], spread)
    after = _drawn(after, [pair[1] for pair in others], spread)
    moved, theirs = change(before, after), _together([change(*pair) for pair in others])
    beyond = _over(moved, theirs) if theirs else None
    worse = _worse_side(question, own, before, complement=complement)
    verdict, why = judged(question, Found(before, after, moved, beyond, worse))
    return Effect(
        verdict,
        why,
        worse,
        complement,
        before,
        after,
        moved,
        series,
        theirs,
        len(others),
        beyond,
        _cautions(question, before, series, worse, flagged=own.flagged is not None),
    )


def _halves(question: Question, watched: Watched) -> tuple[Half, Half, Interrupted | None]:
    before, after = watched.before(question.since), watched.after(question.since)
    series = interrupted(before, after, question.since)
    spread, by_time = series.spread if series else 1.0, question.kind is Kind.RATE
    return half(before, spread, person_time=by_time), half(after, spread, person_time=by_time), series


def _control(question: Question, control: Watched) -> tuple[Half, Half] | None:
    """A place that tells enough to be beside; else None."""
    if too_little(question, len(control.before(question.since)), len(control.after(question.since))):
        return None
    before, after, _ = _halves(question, control)
    return None if too_few(before, after) or not change(before, after).told else (before, after)


def _drawn(own: Half, others: Sequence[Half], spread: float) -> Half:
    mean, low, high = shrunk([own, *others], spread)
    return replace(own, shrunk=mean, shrunk_low=low, shrunk_high=high)


def _together(changes: Sequence[Change]) -> Change | None:
    """Their mean change on the log scale, allowing for places that differ (DerSimonian and Laird 1986)."""
    if not changes:
        return None
    logs, variances = [math.log(one.ratio) for one in changes], [one.variance for one in changes]
    weights = [1 / variance for variance in variances]
    mean = _mean(logs, weights)
    apart = sum(weight * (one - mean) ** 2 for weight, one in zip(weights, logs, strict=True))
    room = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    between = max(0.0, (apart - (len(logs) - 1)) / room) if room > 0 else 0.0
    weights = [1 / (variance + between) for variance in variances]
    return _limited(_mean(logs, weights), 1 / sum(weights))


def _mean(figures: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * figure for weight, figure in zip(weights, figures, strict=True)) / sum(weights)


def _over(own: Change, theirs: Change) -> Change:
    if not own.told:
        return NO_CHANGE_TOLD
    return _limited(math.log(own.ratio) - math.log(theirs.ratio), own.variance + theirs.variance)


def _limited(log: float, variance: float) -> Change:
    width = _Z * math.sqrt(variance)
    return Change(*(math.exp(log + part) for part in (0, -width, width)))


def _common(question: Question, own: Watched) -> bool:
    before = own.before(question.since)
    people, events = sum(period.n0 for period in before), sum(period.k0 for period in before)
    return question.kind is not Kind.RATE and events > _COMMON * people


def _worse_side(question: Question, own: Watched, before: Half, *, complement: bool) -> Side:
    """By the measure's direction; of a neutral one the side on which it was flagged."""
    if question.direction is Direction.NEUTRAL:
        raised = own.raised(question.since)
        ratio = half(raised, 1.0, person_time=question.kind is Kind.RATE).ratio if raised else before.ratio
        return Side.ABOVE if ratio > 1 else Side.BELOW
    higher_is_worse = question.direction is Direction.LOWER_IS_BETTER
    return Side.ABOVE if higher_is_worse is not complement else Side.BELOW


def _cautions(
    question: Question, before: Half, series: Interrupted | None, worse: Side, *, flagged: bool
) -> tuple[str, ...]:
    """What a reader is to know beside the verdict."""
    said = []
    if before.low <= question.high and before.high >= question.low:
        said.append(_UNSURE_OF_FLAG if flagged else _UNSURE)
    trend = series.slope_before if series else None
    if trend and ((trend.high < 1) if worse is Side.ABOVE else (trend.low > 1)):
        said.append("The ratio was already moving towards equal before the work could show.")
    return tuple(said)
