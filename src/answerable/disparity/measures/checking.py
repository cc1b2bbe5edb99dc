"""Whether definitions can be right: every rule of `rules`, over every measure of a catalogue."""

from collections.abc import Iterable

from answerable.disparity.measures.faults import Fault
from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.measures.rules import columns, counting, grouping, judging, together

_OF_ONE = (*columns.RULES, *counting.RULES, *grouping.RULES, *judging.RULES)


def check(catalogue: Catalogue) -> tuple[Fault, ...]:
    """Why definitions cannot be right; empty where nothing is seen to be wrong."""
    return tuple(_faults(catalogue))


def _faults(catalogue: Catalogue) -> Iterable[Fault]:
    for data in catalogue.data_sets.values():
        yield from (Fault(why, data.name) for why in columns.of_data_set(data))
    for measure in catalogue.measures:
        for rule in _OF_ONE:
            yield from (Fault(why, subject_of(measure), part) for part, why in rule(measure, catalogue.data_sets))
    for together_rule in together.RULES:
        yield from (Fault(why, subject_of(one), part) for one, part, why in together_rule(catalogue.measures))


def subject_of(measure: Measure) -> str:
    """How a fault names a measure: with its version where that is not the first."""
    return measure.name if measure.version == 1 else f"{measure.name} (version {measure.version})"
