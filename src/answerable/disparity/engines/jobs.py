"""What is to be counted, arranged so that each data set is scanned once: tallies, groupings, and how repeats count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from answerable.disparity.counts import LEVELS, NATION, PLACE, REGION
from answerable.disparity.measures.conditions import Condition
from answerable.disparity.measures.model import (
    Cadence,
    Catalogue,
    Characteristic,
    DataSet,
    Kind,
    Measure,
    Quantity,
    Repeats,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """A quantity while one version of a definition is valid; several measures may share it."""

    data: str
    where: Condition | None
    column: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that one statement counts. Tallies and dimensions are known by their place in these tuples."""

    data_sets: tuple[DataSet, ...]
    cadence: Cadence | None
    """None where all time is one period."""
    per_person: bool
    measures: tuple[Measure, ...]
    tallies: tuple[Tally, ...]
    dimensions: tuple[Characteristic, ...]
    groupings: tuple[tuple[int, ...], ...]
    """Which dimensions are taken together; the empty one is everyone."""
    spreads: tuple[tuple[int, int], ...]
    """The tallies above and below the line whose squares and product are summed."""

    @property
    def has_person(self) -> bool:
        return any(data.person for data in self.data_sets)

    @property
    def has_place(self) -> bool:
        return any(data.place for data in self.data_sets)

    @property
    def has_region(self) -> bool:
        return any(data.region for data in self.data_sets)

    @property
    def levels(self) -> tuple[str, ...]:
        """At which the data can be counted, from the finest up."""
        held = {PLACE: self.has_place, REGION: self.has_region, NATION: True}
        return tuple(level for level in reversed(LEVELS) if held[level])

    def tally(self, measure: Measure, quantity: Quantity) -> int:
        return self.tallies.index(tally(measure, quantity))

    def grouping(self, *characteristics: Characteristic) -> tuple[int, ...]:
        return tuple(self.dimensions.index(dimension(one)) for one in characteristics)


def tally(measure: Measure, quantity: Quantity) -> Tally:
    return Tally(quantity.data, quantity.where, quantity.column, measure.valid_from, measure.valid_to)


def dimension(characteristic: Characteristic) -> Characteristic:
    """A characteristic as it groups records, whatever it is called and compared with."""
    return replace(characteristic, name="", reference=None)


def quantities(measure: Measure) -> tuple[Quantity, ...]:
    return tuple(filter(None, (measure.numerator, measure.denominator)))


def stratifiers(measure: Measure, characteristic: Characteristic) -> tuple[Characteristic, ...]:
    """The adjusters of a measure beside one of its characteristics, which does not adjust for itself."""
    found = (adjuster.characteristic for adjuster in measure.adjusters)
    return tuple(one for one in found if dimension(one) != dimension(characteristic))


def pairs(measure: Measure) -> tuple[tuple[Characteristic, Characteristic], ...]:
    named = {one.name: one for one in measure.characteristics}
    return tuple((named[first], named[second]) for first, second in measure.intersections)


def jobs(catalogue: Catalogue, *, in_one: bool = False) -> tuple[Job, ...]:
    """The fewest statements that count every measure: by its periods, or all time that it is valid in one."""
    shared: dict[tuple[Cadence | None, bool], list[Measure]] = {}
    for measure in catalogue.measures:
        cadence = None if in_one else measure.cadence
        shared.setdefault((cadence, measure.repeats is not Repeats.NONE), []).append(measure)
    return tuple(
        _job(catalogue, cadence, per_person, group)
        for (cadence, per_person), measures in shared.items()
        for group in _connected(measures)
    )


def _connected(measures: Iterable[Measure]) -> list[list[Measure]]:
    """Measures that read a data set in common, over others too, are counted together."""
    groups: list[tuple[set[str], list[Measure]]] = []
    for measure in measures:
        reads = {quantity.data for quantity in quantities(measure)}
        near = [group for group in groups if group[0] & reads]
        groups = [group for group in groups if group not in near]
        groups.append((reads.union(*(names for names, _ in near)), [*chain(*(found for _, found in near)), measure]))
    return [found for _, found in groups]


def _job(catalogue: Catalogue, cadence: Cadence | None, per_person: bool, measures: list[Measure]) -> Job:  # noqa: FBT001 - a field
    tallies = dict.fromkeys(tally(one, quantity) for one in measures for quantity in quantities(one))
    everyone = () if any(one.characteristics for one in measures) and not per_person else ((),)
    groupings = dict.fromkeys(chain(everyone, *(_groupings(one) for one in measures)))
    dimensions = tuple(dict.fromkeys(chain(*groupings)))
    order = tuple(tallies)
    return Job(
        data_sets=tuple(catalogue.data_sets[name] for name in dict.fromkeys(one.data for one in tallies)),
        cadence=cadence,
        per_person=per_person,
        measures=tuple(measures),
        tallies=order,
        dimensions=dimensions,
        groupings=tuple(tuple(dimensions.index(one) for one in grouping) for grouping in groupings),
        spreads=tuple(dict.fromkeys(_spread(one, order) for one in measures if has_spread(one))),
    )


def halves(job: Job) -> tuple[Job, ...]:
    """The job in two, which take less memory each, though the data are read once for each; none of a single measure."""
    half = len(job.measures) // 2
    catalogue = Catalogue({data.name: data for data in job.data_sets}, job.measures)
    parts = (job.measures[:half], job.measures[half:]) if half else ()
    return tuple(_job(catalogue, job.cadence, job.per_person, list(part)) for part in parts)


def has_spread(measure: Measure) -> bool:
    """Whether its limits need sums of squares: repeats are allowed for, or values are averaged."""
    return measure.repeats is Repeats.EVERY or measure.kind is Kind.MEAN


def _spread(measure: Measure, order: tuple[Tally, ...]) -> tuple[int, int]:
    above = order.index(tally(measure, measure.numerator))
    return above, order.index(tally(measure, measure.denominator)) if measure.denominator else above


def _groupings(measure: Measure) -> Iterable[tuple[Characteristic, ...]]:
    alone = [(one,) for one in measure.characteristics]
    adjusted = [(one, *stratifiers(measure, one)) for one in measure.characteristics if measure.adjusters]
    return [tuple(map(dimension, grouping)) for grouping in [*alone, *pairs(measure), *adjusted]]
