"""What every method shares: arrays of figures, checked; limits; rows that belong to families."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import special

from answerable.vocabulary.errors import UnusableFiguresError

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.intp]
Rows: TypeAlias = pd.DataFrame | Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""A small table: a data frame, columns by name, or a list of rows."""


class Interval(NamedTuple):
    """Lower and upper limit, in the shape of what they are limits of; nan where a limit cannot be said."""

    lower: Floats
    upper: Floats


def figures(name: str, values: ArrayLike, *, least: float = -np.inf) -> Floats:
    """Values as floats, none missing and none below `least`.

    Raises:
        UnusableFiguresError: a value is no number, or below `least`; the first such position is named.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UnusableFiguresError(f"{name} must be numbers, all in one shape.") from error
    refuse(~np.isfinite(array), name, array, "give a number for each, or leave the row out")
    refuse(array < least, name, array, f"give {least:g} or more")
    return array


def counts(name: str, values: ArrayLike) -> Floats:
    """Whole numbers of 0 or more, as floats.

    Raises:
        UnusableFiguresError: a value is negative, missing or not whole; the first such position is named.
    """
    array = figures(name, values, least=0)
    refuse(array != np.floor(array), name, array, "counts are whole numbers")
    return array


def events_of_people(
    events: ArrayLike, people: ArrayLike, names: tuple[str, str] = ("k", "n")
) -> tuple[Floats, Floats]:
    """Events and the people they are counted among, in one shape.

    Raises:
        UnusableFiguresError: either is no count, or there are more events than people.
    """
    k, n = aligned(counts(names[0], events), counts(names[1], people))
    refuse(k > n, names[0], k, f"a proportion cannot have more events than {names[1]}; count people, or use a rate")
    return k, n


def rows_of(
    events: ArrayLike, among: ArrayLike, names: tuple[str, str] = ("k", "n"), *, person_time: bool = False
) -> tuple[Floats, Floats]:
    """Events among people, or in person-time, of which there may be less than events; in one shape."""
    if not person_time:
        return events_of_people(events, among, names)
    k, n = aligned(counts(names[0], events), figures(names[1], among, least=0))
    return k, n


def rate_and_variance(k: Floats, n: Floats, *, person_time: bool) -> tuple[Floats, Floats]:
    """The rate, and its variance: binomial of people, Poisson of person-time; nan where n is 0."""
    rate = quotient(k, n)
    return rate, quotient(rate if person_time else rate * (1 - rate), n)


def refuse(wrong: Flags, name: str, values: Floats, remedy: str) -> None:
    """Raise `UnusableFiguresError` for the first position that is wrong."""
    if not np.any(wrong):
        return
    first = tuple(int(index) for index in np.argwhere(wrong)[0])
    place = f" at position {', '.join(map(str, first))}" if first else ""
    raise UnusableFiguresError(f"{name} is {values[first]:g}{place}: {remedy}.")


def aligned(*arrays: ArrayLike) -> tuple[Floats, ...]:
    """The arrays in one common shape; raises `UnusableFiguresError` where there is none."""
    try:
        return tuple(np.broadcast_arrays(*arrays))
    except ValueError as error:
        shapes = ", ".join(str(np.shape(array)) for array in arrays)
        raise UnusableFiguresError(f"The figures do not fit each other: their shapes are {shapes}.") from error


def confidence(conf: ArrayLike) -> Floats:
    """A confidence between 0 and 1, such as 0.95; raises `UnusableFiguresError` otherwise."""
    array = figures("conf", conf)
    refuse((array <= 0) | (array >= 1), "conf", array, "give a share between 0 and 1, such as 0.95")
    return array


def critical(conf: ArrayLike) -> Floats:
    """The normal deviate of a two-sided confidence: 1.959964 at 0.95, 3.090232 at 0.998."""
    return np.asarray(-special.ndtri(tail(conf)))


def tail(conf: ArrayLike) -> Floats:
    """The share left out on one side: 0.025 at 0.95."""
    return np.asarray((1 - confidence(conf)) / 2)


def design_effects(deff: ArrayLike) -> Floats:
    """Design effects, floored at 1 so that limits never become narrower than without them."""
    return np.maximum(figures("deff", deff), 1)


def quotient(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """The quotient, nan wherever the denominator is 0 (0/0 and 1/0 alike: there is nothing to divide by)."""
    top, bottom = aligned(np.asarray(numerator, float), np.asarray(denominator, float))
    return np.asarray(np.divide(top, bottom, out=np.full(bottom.shape, np.nan), where=bottom != 0))


def columns(rows: Rows, *names: str) -> tuple[Floats, ...]:
    """Columns of a small table as arrays; raises `UnusableFiguresError` where one is missing."""
    table = pd.DataFrame(rows)
    if missing := [name for name in names if name not in table]:
        raise UnusableFiguresError(f"The strata have no column {', '.join(missing)}; they need {', '.join(names)}.")
    return tuple(figures(name, table[name]) for name in names)


def at_distinct(limits: Callable[..., Interval], *arrays: Floats) -> Interval:
    """Elementwise `limits`, found once for each distinct row: small counts repeat thousands of times."""
    shaped = aligned(*arrays)
    flat = [array.ravel() for array in shaped]
    key = np.zeros(flat[0].size, dtype=np.int64)
    for array in flat:
        codes, distinct = pd.factorize(array)
        key = key * max(len(distinct), 1) + codes
    row, distinct = pd.factorize(key)
    first = np.zeros(len(distinct), dtype=np.intp)
    first[row[::-1]] = np.arange(row.size)[::-1]
    found = limits(*(array[first] for array in flat))
    return Interval(*(limit[row].reshape(shaped[0].shape) for limit in found))


def total_by(codes: Codes, values: Floats, size: int) -> Floats:
    """The total of the values of each code, from 0 to `size`."""
    return np.bincount(codes, weights=values, minlength=size).astype(np.float64)


class Families:
    """Rows that belong together, by an id for each row; without ids all rows are one family.

    `labels` are the distinct ids, sorted; every figure of a family comes in that order.
    """

    def __init__(self, ids: ArrayLike | None, rows: int) -> None:
        self.single = ids is None
        given = np.zeros(rows, dtype=np.intp) if ids is None else np.asarray(ids)
        if given.shape != (rows,):
            raise UnusableFiguresError(f"There are {rows} rows, but family ids in the shape {given.shape}.")
        codes, labels = pd.factorize(given, sort=True)
        if np.any(codes < 0):
            raise UnusableFiguresError(f"Row {int(np.argmax(codes < 0))} has no family id; give each row one.")
        self.labels: NDArray[Any] = np.asarray(labels)
        self.codes: Codes = np.asarray(codes, dtype=np.intp)
        self.count = max(len(self.labels), 1)

    def sum(self, values: ArrayLike) -> Floats:
        """The total of each family."""
        return total_by(self.codes, np.asarray(values, float), self.count)

    def figure(self, values: Floats) -> Floats:
        """One figure a family; a plain number where no ids were given."""
        return np.asarray(values[0]) if self.single else values
