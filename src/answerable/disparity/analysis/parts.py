"""Measures in parts that need nothing of each other, so that each can be done, and kept, by itself."""

from collections.abc import Callable, Iterable

from answerable.disparity.analysis.families import OWN_FAMILY
from answerable.disparity.measures.model import Measure


def parts_of(measures: Iterable[Measure]) -> list[tuple[Measure, ...]]:
    """Versions of one measure stay together, and measures whose tests are one family."""
    return connected(measures, lambda measure: {("measure", measure.name), *_family(measure)})


def _family(measure: Measure) -> set[tuple[str, str]]:
    return set() if measure.family == OWN_FAMILY else {("family", measure.family)}


def connected(
    measures: Iterable[Measure], marks: Callable[[Measure], Iterable[tuple[str, str]]]
) -> list[tuple[Measure, ...]]:
    """The measures in groups: those that have a mark in common, directly or by way of others."""
    groups: list[tuple[set[tuple[str, str]], list[Measure]]] = []
    for measure in measures:
        own = set(marks(measure))
        near = [group for group in groups if group[0] & own]
        found = [one for _, several in near for one in several]
        groups = [group for group in groups if group not in near]
        groups.append((own.union(*(group[0] for group in near)), [*found, measure]))
    return [tuple(found) for _, found in groups]
