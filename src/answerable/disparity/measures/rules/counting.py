"""The number above the line must be able to come from the one below it."""

from answerable.disparity.measures.conditions import columns_of
from answerable.disparity.measures.implication import implies
from answerable.disparity.measures.model import Counted, Direction, Kind, Measure, Quantity, Repeats
from answerable.disparity.measures.rules import Broken, DataSets

AMONG = {Kind.PROPORTION, Kind.STAGE, Kind.DECLARATION, Kind.SURVEY, Kind.MEAN}
"""Kinds whose numerator is counted among the records of the denominator."""


def denominators(measure: Measure, _: DataSets) -> Broken:
    """Each kind has the denominator it needs."""
    below = measure.denominator
    if measure.kind is Kind.SHARE:
        if below is not None:
            yield "denominator", "A share has no denominator: it is of everyone whose group is known. Leave it out."
    elif below is None:
        yield "kind", f"A {measure.kind} needs a denominator: the stage that feeds the numerator."
    elif measure.kind is Kind.RATE and below.column is None:
        yield "denominator", "A rate needs person-time: name the `column` that holds it, such as days at risk."
    elif measure.kind in AMONG:
        yield from _among(measure.kind, measure.numerator, below)


def _among(kind: Kind, above: Quantity, below: Quantity) -> Broken:
    if above.data != below.data:
        why = (
            f"It counts `{above.data}`, and its denominator `{below.data}`: a {kind} must count both in one "
            "data set. Where that cannot be, make it a rate over person-time."
        )
        yield "numerator", why
        return
    if not implies(above.where, below.where):
        why = (
            "What it counts is not among what the denominator counts, so it could be the larger of the two. Its "
            "`where` must say all that the denominator's says, and more."
        )
        yield "numerator", why
    elif (above.where, above.column) == (below.where, below.column):
        yield "numerator", "It is the same as the denominator, so the figure would always be 100%."
    elif kind is Kind.MEAN and above.where != below.where:
        yield "numerator", "A mean is over the records that it sums: numerator and denominator need the same `where`."
    yield from _columns(kind, above, below)


def _columns(kind: Kind, above: Quantity, below: Quantity) -> Broken:
    if kind is Kind.MEAN:
        if above.column is None:
            yield "numerator", "A mean needs the `column` that it is the mean of."
        if below.column is not None:
            yield "denominator", "A mean is over records: leave out the `column` of its denominator."
    elif (above.column is None) != (below.column is None):
        yield "numerator", f"A {kind} must count records both above and below the line, or sum a column in both."


def people(measure: Measure, data_sets: DataSets) -> Broken:
    """What is said of people needs data that tell people apart."""
    counted = [q for q in (measure.numerator, measure.denominator) if q and q.data in data_sets]
    without = sorted({q.data for q in counted if data_sets[q.data].person is None})
    if measure.repeats is not Repeats.NONE and without:
        why = (
            f"`{measure.repeats}` needs to tell people apart, and `{without[0]}` names no `person` column. "
            "Name one, or say `repeats: none`."
        )
        yield "repeats", why
    if measure.counted is not Counted.PEOPLE:
        return
    if without and any(q.column is None for q in counted if q.data in without):
        yield "counted", f"People cannot be counted: `{without[0]}` names no `person` column."
    if measure.repeats is Repeats.EVERY:
        yield "repeats", "Where people are counted, each counts once: say `repeats: once`, or count events."


def declarations(measure: Measure, _: DataSets) -> Broken:
    """Who declared cannot be asked by what was declared: those who did not have no group."""
    if measure.kind is not Kind.DECLARATION or measure.numerator.where is None:
        return
    asked = set(columns_of(measure.numerator.where))
    for one in measure.characteristics:
        if one.column in asked:
            why = (
                f"{one.name} is what is declared here, so it cannot break the rate down: people who did not declare "
                "it would have no group."
            )
            yield "characteristics", why


def four_fifths(measure: Measure, _: DataSets) -> Broken:
    """The four-fifths screen is of selection rates."""
    if not measure.four_fifths:
        return
    if measure.direction is not Direction.HIGHER_IS_BETTER:
        why = (
            "The four-fifths screen is not defined for an outcome that is not wanted. Use the thresholds: a ratio of "
            "1.25 or more is a screen of its own."
        )
        yield "four_fifths", why
    elif measure.kind not in {Kind.PROPORTION, Kind.STAGE}:
        yield "four_fifths", f"The four-fifths screen compares selection rates; this is a {measure.kind}."


RULES = (denominators, people, declarations, four_fifths)
