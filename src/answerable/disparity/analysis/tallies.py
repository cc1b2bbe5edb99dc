"""Counts of many cells at once: arrays of one length that are summed, taken and set beside each other together."""

from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.int64]
Columns: TypeAlias = dict[str, Any]
"""Arrays of one length, by name."""


@dataclass(frozen=True, slots=True)
class Tally:
    """k of n in each cell, and the sums over people of k², kn and n²; what is not carried is nan."""

    k: Floats
    n: Floats
    people: Floats
    kk: Floats
    kn: Floats
    nn: Floats

    def __getitem__(self, which: Codes | Flags) -> "Tally":
        return Tally(*(column[which] for column in self.columns()))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self.columns(), other.columns(), strict=True)))

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(*(a - b for a, b in zip(self.columns(), other.columns(), strict=True)))

    def summed(self, into: Codes, size: int) -> "Tally":
        """The sums of the cells of each code from 0 to `size`."""
        sums = (np.bincount(into, weights=column, minlength=size) for column in self.columns())
        return Tally(*(np.asarray(column, dtype=np.float64) for column in sums))

    def columns(self) -> tuple[Floats, ...]:
        return tuple(getattr(self, field.name) for field in fields(self))

    @staticmethod
    def joined(tallies: "list[Tally]") -> "Tally":
        columns = zip(*(tally.columns() for tally in tallies), strict=True)
        return Tally(*(np.concatenate(column) for column in columns))


def quotient(top: Floats, bottom: Floats) -> Floats:
    """The quotient, nan where there is nothing to divide by."""
    answer = np.full(np.shape(top), np.nan)
    np.divide(top, bottom, out=answer, where=bottom > 0)
    return answer
