"""Groups must hold everyone once, and what they are compared with must exist."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from answerable.disparity.classifications import ETHNICITY, classifications, groups
from answerable.disparity.measures.model import Adjuster, Band, Characteristic, Comparator, Kind, Measure
from answerable.disparity.measures.rules import Broken, DataSets

WHITE = (Comparator.WHITE_BRITISH, Comparator.ALL_WHITE)

MEDIATORS = re.compile(r"categor|incentive|adjudicat|proved|punish|segregat|separat|recall|breach|privilege|sanction")
"""Names of what the system itself decides (security category, incentive level, earlier adjudications)."""


def characteristics(measure: Measure, _: DataSets) -> Broken:
    """Each characteristic is grouped in one way that is known."""
    if not measure.characteristics:
        yield "characteristics", "It names no characteristic, so no group could be compared."
    for name, times in Counter(one.name for one in measure.characteristics).items():
        if times > 1:
            yield "characteristics", f"{name} is named {times} times."
    for one in measure.characteristics:
        yield from (("characteristics", f"{one.name}: {why}") for why in _grouping(one))


def _grouping(one: Characteristic) -> Iterator[str]:
    if one.classification is not None and one.bands:
        yield "it has bands and a classification; keep one."
    elif one.classification is not None and one.classification not in classifications():
        yield f"there is no classification `{one.classification}`. Use one of: {', '.join(sorted(classifications()))}."
    else:
        yield from _bands(one.bands)
        known = {group.name for group in groups(one)}
        if one.reference is not None and known and one.reference not in known:
            yield f"its reference, {one.reference}, is none of its groups."
    if one.subgroup is not None and one.classification != ETHNICITY:
        yield "only ethnicity has a subgroup column."


def _bands(bands: tuple[Band, ...]) -> Iterator[str]:
    labels = [band.label for band in bands]
    if len(set(labels)) < len(labels):
        yield "two bands have one label."
    for band in bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            yield f"the band {band.label} ends before it begins."
    for band, following in pairwise(bands):
        if band.high is None or following.low is None or following.low <= band.high:
            yield f"the bands {band.label} and {following.label} overlap, or are out of order."
        elif following.low > band.high + 1:
            yield f"between the bands {band.label} and {following.label} there is a gap: {band.high + 1}."


def comparators(measure: Measure, _: DataSets) -> Broken:
    """Each comparator is one that the characteristics have; a share is compared with its benchmark."""
    if measure.kind is Kind.SHARE:
        return
    named = set(measure.comparators)
    ethnic = [one for one in measure.characteristics if one.classification == ETHNICITY]
    white = [comparator for comparator in WHITE if comparator in named]
    if white and not ethnic:
        yield "comparators", f"`{white[0]}` compares ethnic groups, and no characteristic is classified by ethnicity."
    if Comparator.NAMED in named and not any(one.reference for one in measure.characteristics):
        yield "comparators", "`named` needs a characteristic with a `reference`, with which the others are compared."
    for one in measure.characteristics:
        if not (Comparator.EVERYONE_ELSE in named or (one in ethnic and named & set(WHITE)) or _has_named(one, named)):
            yield "comparators", f"{one.name} would be compared with nothing. Add `everyone else`."


def _has_named(one: Characteristic, named: set[Comparator]) -> bool:
    return Comparator.NAMED in named and one.reference is not None


def adjusters(measure: Measure, _: DataSets) -> Broken:
    """What is adjusted for needs a reason, and more than that where the system decides it."""
    if measure.adjusters and measure.kind is Kind.SHARE:
        yield "adjusters", "A share is compared with a benchmark, which cannot be adjusted. Leave it out."
    for adjuster in measure.adjusters:
        one = adjuster.characteristic
        if not adjuster.reason.strip():
            yield "adjusters", f"{one.name} is adjusted for without a reason. Say why it may legitimately differ."
        if _decided(adjuster) and not adjuster.mediator:
            why = (
                f"{one.name} is decided by the system itself, so adjusting for it hides disparity. Leave it out; or "
                "say `mediator: yes`, and every reader is told."
            )
            yield "adjusters", why
        yield from (("adjusters", f"{one.name}: {why}") for why in _grouping(one))


def _decided(adjuster: Adjuster) -> bool:
    one = adjuster.characteristic
    return bool(MEDIATORS.search(f"{one.name} {one.column}".casefold()))


def intersections(measure: Measure, _: DataSets) -> Broken:
    """An intersection is of two different characteristics of the measure."""
    names = {one.name for one in measure.characteristics}
    for pair in measure.intersections:
        unknown = [name for name in pair if name not in names]
        if unknown:
            yield "intersections", f"{unknown[0]} is no characteristic of this measure."
        elif pair[0] == pair[1]:
            yield "intersections", f"{pair[0]} is paired with itself."


RULES = (characteristics, comparators, adjusters, intersections)
