"""What several measures say together: versions of one name, stages of one name, measures of one partition."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from answerable.disparity.measures.model import Kind, Measure, Quantity, Repeats

Together = Iterable[tuple[Measure, str, str]]


def versions(measures: tuple[Measure, ...]) -> Together:
    """Of one name, one definition holds at a time."""
    for one, other in _twos(measures, lambda measure: measure.name):
        if one.version == other.version:
            yield other, "name", f"`{other.name}` is defined twice. Give the other a version and dates of its own."
        elif one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max):
            why = (
                f"Versions {one.version} and {other.version} hold at the same time. Let one end the day before the "
                "other begins, by `valid to` and `valid from`."
            )
            yield other, "version", why


def stages(measures: tuple[Measure, ...]) -> Together:
    """One name of a stage is one number, wherever it stands."""
    first: dict[str, tuple[Measure, Quantity]] = {}
    for measure in measures:
        for part, quantity in (("numerator", measure.numerator), ("denominator", measure.denominator)):
            if quantity is None:
                continue
            by, known = first.setdefault(quantity.stage, (measure, quantity))
            if known != quantity or _once(by, quantity) != _once(measure, quantity):
                why = (
                    f"The stage `{quantity.stage}` means something else in `{by.name}`. Give one of them another name."
                )
                yield measure, part, why


def partitions(measures: tuple[Measure, ...]) -> Together:
    """The parts of a partition are of one whole."""
    parts: dict[str, list[Measure]] = {}
    for measure in measures:
        if measure.partition is not None:
            parts.setdefault(measure.partition, []).append(measure)
    for name, members in parts.items():
        if len({member.name for member in members}) == 1:
            yield members[0], "partition", f"It alone is of the partition `{name}`; the others are missing."
    for one, other in _twos(measures, lambda measure: measure.partition):
        if one.name == other.name:
            continue
        if one.denominator != other.denominator or {one.kind, other.kind} != {Kind.PROPORTION}:
            yield other, "partition", f"`{one.name}` and it are parts of different wholes: their denominators differ."
        elif one.numerator.where == other.numerator.where:
            yield other, "partition", f"`{one.name}` counts the same part."


def _once(measure: Measure, quantity: Quantity) -> bool:
    """Whether a person counts once in the quantity; what is summed is summed whole."""
    return measure.repeats is Repeats.ONCE and quantity.column is None


def _twos(measures: tuple[Measure, ...], key: Callable[[Measure], str | None]) -> Iterator[tuple[Measure, Measure]]:
    """Each two measures with the same key."""
    of_key: dict[str, list[Measure]] = {}
    for measure in measures:
        if (named := key(measure)) is not None:
            of_key.setdefault(named, []).append(measure)
    for several in of_key.values():
        yield from combinations(several, 2)


RULES = (versions, stages, partitions)
