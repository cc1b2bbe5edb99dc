"""What cannot be counted, and why: before counting, of the data, and after it, of the counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import LEVELS, Problem
from answerable.disparity.engines.jobs import Job, quantities
from answerable.disparity.engines.profiling import MOST_GROUPS, Findings
from answerable.disparity.measures.conditions import columns_of
from answerable.disparity.measures.model import Catalogue, Characteristic, DataSet, Kind, Measure, Quantity, Repeats

_PARTS = {Kind.PROPORTION, Kind.STAGE, Kind.DECLARATION, Kind.SURVEY}
"""Kinds of which k is part of n."""


def grouped_by(measure: Measure) -> tuple[Characteristic, ...]:
    return (*measure.characteristics, *(adjuster.characteristic for adjuster in measure.adjusters))


def reads(measure: Measure, data: DataSet) -> dict[str, None]:
    """The columns of a data set that a measure needs, each once, in order."""
    own = [quantity for quantity in quantities(measure) if quantity.data == data.name]
    names = [data.date, data.place, data.region, data.person]
    for quantity in own:
        names += [quantity.column, *(columns_of(quantity.where) if quantity.where else ())]
    for one in grouped_by(measure):
        names += [one.column, one.subgroup]
    return dict.fromkeys(name for name in names if name)


def before(
    measure: Measure, catalogue: Catalogue, found: Mapping[str, Findings], unusable: Mapping[str, str]
) -> Iterator[Problem]:
    """Why a measure cannot be counted on these data."""
    for name in dict.fromkeys(quantity.data for quantity in quantities(measure)):
        if name in unusable:
            yield Problem(measure.name, name, unusable[name])
            continue
        for column in reads(measure, catalogue.data_sets[name]):
            if column in found[name].faults:
                yield Problem(measure.name, f"{name}, column {column}", found[name].faults[column])
        yield from _crowded(measure, name, found[name])
    for quantity in quantities(measure):
        if quantity.data in found:
            yield from _negative(measure, quantity, found[quantity.data])
    data_sets = [catalogue.data_sets[quantity.data] for quantity in quantities(measure) if quantity.data in found]
    yield from _unlike(measure, data_sets)


def _crowded(measure: Measure, data: str, found: Findings) -> Iterator[Problem]:
    for one in grouped_by(measure):
        if one.column in found.crowded and not one.bands:
            yield too_many(measure, f"{data}, column {one.column}")


def too_many(measure: Measure, where: str) -> Problem:
    return Problem(
        measure.name,
        where,
        f"It holds more than {MOST_GROUPS} different values, so it tells no groups of people. Name another column, or "
        "give it bands.",
    )


def _negative(measure: Measure, quantity: Quantity, found: Findings) -> Iterator[Problem]:
    averaged = measure.kind is Kind.MEAN and quantity is measure.numerator
    if quantity.column in found.negative and not averaged:
        why = "It holds numbers below zero, and a count cannot be. Correct them, or leave those cells empty."
        yield Problem(measure.name, f"{quantity.data}, column {quantity.column}", why)


def _unlike(measure: Measure, data_sets: list[DataSet]) -> Iterator[Problem]:
    for role in ("place", "region"):
        if len({getattr(data, role) is None for data in data_sets}) > 1:
            names = " and ".join(data.name for data in data_sets)
            yield Problem(measure.name, names, f"Only one of the two has a {role}: both must, or neither.")
    if measure.kind is Kind.MEAN and measure.repeats is Repeats.ONCE:
        why = "A mean is over records, so a person cannot count once. Say `repeats: every`."
        yield Problem(measure.name, data_sets[0].name, why)


def incomplete(measure: Measure, catalogue: Catalogue, found: Mapping[str, Findings]) -> Iterator[Problem]:
    """What is not, or not rightly, in the counts of a measure because records lack it."""
    said = {
        "date": "are in no period, so they are not counted.",
        "place": "are counted under the place “Not recorded”.",
        "region": "are counted under the region “Not recorded”.",
        "person": "are counted as if each were of another person.",
    }
    for name in dict.fromkeys(quantity.data for quantity in quantities(measure)):
        data = catalogue.data_sets[name]
        for role, consequence in said.items():
            column = getattr(data, role)
            missing = found[name].missing.get(column, 0)
            if missing and (role != "person" or measure.repeats is not Repeats.NONE):
                yield Problem(
                    measure.name, f"{name}, column {column}", f"Records that lack it: {missing:,}. They {consequence}"
                )


def of_answer(job: Job, answer: pa.Table) -> Iterator[Problem]:
    """A place must be in one region, or its counts would go to both; and what groups people must not be their names."""
    if job.has_place and job.has_region:
        regions: dict[str, set[str]] = defaultdict(set)
        for pair in answer.select(["place", "region"]).group_by(["place", "region"]).aggregate([]).to_pylist():
            if pair["place"] and pair["region"]:
                regions[pair["place"]].add(pair["region"])
        for place in sorted(place for place, found in regions.items() if len(found) > 1)[:1]:
            several = " and ".join(sorted(regions[place]))
            why = f"This place is in more than one region: {several}. Give it one name, or one region."
            yield from (Problem(measure.name, place, why) for measure in job.measures)
    for measure in job.measures:
        for one in grouped_by(measure):
            if len(answer[f"d{job.grouping(one)[0]}"].unique()) > MOST_GROUPS:
                yield too_many(measure, f"column {one.column}")


def several_records(job: Job, several: Mapping[str, int]) -> Iterator[Problem]:
    """Measures that expect one record of a person in a period, and find more."""
    for measure in job.measures if several else ():
        people = [several[f"t{job.tally(measure, one)}"] for one in quantities(measure) if one.column is None]
        if any(people):
            yield Problem(
                measure.name,
                measure.numerator.data,
                f"People with several records in a period: {max(people):,}. The measure says `repeats: none`: say "
                "`every` or `once`, or take out what is there twice.",
            )


def more_than_all(job: Job, counts: pa.Table) -> Iterator[Problem]:
    """Measures of which more had the outcome than there were, somewhere."""
    parts = {measure.name for measure in job.measures if measure.kind in _PARTS}
    more = counts.filter(pc.greater(counts["k"], counts["n"])).to_pylist()
    order = [(row["period"], LEVELS.index(row["level"]), row["place"], row["group"]) for row in more]
    worst = {row["measure"]: row for _, row in sorted(zip(order, more, strict=True), key=itemgetter(0), reverse=True)}
    for name, row in worst.items():
        if name in parts:
            where = f"{row['group'] or 'everyone'} at {row['place'] or 'all places'} from {row['period']}"
            why = (
                f"{row['k']:g} had the outcome, and only {row['n']:g} could have: the data or the definition is wrong."
            )
            yield Problem(name, where, why)
