"""What a figure is judged by: thresholds, benchmarks, periods."""

from collections.abc import Iterator, Mapping

from answerable.disparity.classifications import classifications, groups
from answerable.disparity.measures.model import Benchmark, Characteristic, Kind, Measure
from answerable.disparity.measures.rules import Broken, DataSets

SHARES_MAY_MISS = 0.005
"""How far from 1 shares may add up, since published shares are rounded."""


def thresholds(measure: Measure, _: DataSets) -> Broken:
    """The band of ratios lies around 1, and probabilities are probabilities."""
    rule = measure.thresholds
    if not 0 < rule.low < 1 < rule.high:
        yield "thresholds", f"The band from {rule.low:g} to {rule.high:g} must begin below 1 and end above it."
    if not 0 < rule.q < 1:
        yield "thresholds", f"q must lie between 0 and 1; {rule.q:g} does not."
    if rule.posterior is not None and not 0.5 < rule.posterior < 1:
        yield "thresholds", f"The posterior probability must lie between 0.5 and 1; {rule.posterior:g} does not."
    if rule.least_events < 0 or rule.least_people < 0:
        yield "thresholds", "Least counts cannot be below 0."


def periods(measure: Measure, _: DataSets) -> Broken:
    """Periods are pooled, figures told per something, and a definition begins before it ends."""
    if measure.pool < 1:
        yield "pool", f"At least 1 period is pooled; {measure.pool} cannot be."
    if not measure.per > 0:
        yield "per", f"A figure is told per something above 0; {measure.per:g} is not."
    if measure.per != 1 and measure.kind is not Kind.RATE:
        yield "per", f"Only a rate is told per something; this is a {measure.kind}."
    if measure.version < 1:
        yield "version", f"Versions are counted from 1; {measure.version} is none."
    if measure.valid_to is not None and measure.valid_to < measure.valid_from:
        yield "valid_to", f"It ends on {measure.valid_to}, before it begins on {measure.valid_from}."


def benchmarks(measure: Measure, _: DataSets) -> Broken:
    """A share has a benchmark, whose shares are of known groups and add up to 1 at each place."""
    benchmark = measure.benchmark
    if measure.kind is not Kind.SHARE:
        if benchmark is not None:
            yield "benchmark", f"Only a share has a benchmark; this is a {measure.kind}."
        return
    if benchmark is None:
        yield "kind", "A share needs a `benchmark`: the shares of groups in another population."
        return
    if len(measure.characteristics) != 1:
        yield "characteristics", "A share is of one characteristic, the one whose groups its benchmark names."
        return
    yield from (("benchmark", why) for why in _shares(benchmark, measure.characteristics[0]))


def _shares(benchmark: Benchmark, one: Characteristic) -> Iterator[str]:
    levels = _levels(one)
    for place, shares in _by_place(benchmark).items():
        where = f" at {place}" if place else ""
        if levels and not any(set(shares) <= level for level in levels):
            unknown = sorted(set(shares) - frozenset().union(*levels))
            yield (
                f"{unknown[0]} is no group of {one.name}."
                if unknown
                else f"Its shares{where} mix fine and broad groups; give one or the other."
            )
        if any(not 0 <= share <= 1 for share in shares.values()):
            yield f"A share{where} lies outside 0 to 1. Write 14% as 0.14."
        elif abs(sum(shares.values()) - 1) > SHARES_MAY_MISS:
            yield f"Its shares{where} add up to {sum(shares.values()):.3f}, not to 1."


def _by_place(benchmark: Benchmark) -> Mapping[str, dict[str, float]]:
    places: dict[str, dict[str, float]] = {}
    for name, share in benchmark.shares.items():
        place, _, group = name.rpartition("/")
        places.setdefault(place, {})[group] = share
    return places or {"": {}}


def _levels(one: Characteristic) -> list[frozenset[str]]:
    """The names of the fine groups, and of the broad; none where any value is a group."""
    if one.classification is not None and one.classification not in classifications():
        return []
    known = groups(one)
    levels = (frozenset(group.name for group in known), frozenset(group.broad for group in known if group.broad))
    return [level for level in levels if level]


RULES = (thresholds, periods, benchmarks)
