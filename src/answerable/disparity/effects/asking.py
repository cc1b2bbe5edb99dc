"""What is asked: counts of a group and its comparator by period, and from when the work can show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from answerable.disparity.measures.model import Cadence, Direction, Kind

BEFORE_MONTHS, AFTER_MONTHS = 36, 24
"""No more than so many months before, and the newest so many after, are taken together."""


class Side(StrEnum):
    """Where the ratio lies when a group fares worse."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Period:
    """k events of n (people or person-time) of the group, and k0 of n0 of its comparator."""

    first: date
    last: date
    k: float
    n: float
    k0: float
    n0: float

    def without(self) -> "Period":
        """The same people by who did not have the outcome."""
        return replace(self, k=self.n - self.k, k0=self.n0 - self.k0)


@dataclass(frozen=True, slots=True)
class Watched:
    """One group at one place: its periods in order, and the first and last day of what raised the flag."""

    periods: tuple[Period, ...]
    flagged: tuple[date, date] | None = None

    def without(self) -> "Watched":
        return replace(self, periods=tuple(period.without() for period in self.periods))

    def before(self, since: date) -> tuple[Period, ...]:
        """Whole periods before the work can show, without those that raised the flag."""
        whole = [period for period in self.periods if period.last < since and not self._raised(period)]
        return _within(whole, since, BEFORE_MONTHS)

    def after(self, since: date) -> tuple[Period, ...]:
        """Whole periods since, the newest `AFTER_MONTHS`."""
        whole = [period for period in self.periods if period.first >= since]
        return _within(whole, whole[-1].last, AFTER_MONTHS) if whole else ()

    def raised(self, since: date) -> tuple[Period, ...]:
        return tuple(period for period in self.periods if period.last < since and self._raised(period))

    def _raised(self, period: Period) -> bool:
        return self.flagged is not None and period.first <= self.flagged[1] and period.last >= self.flagged[0]


@dataclass(frozen=True, slots=True)
class Question:
    """From when the work can show, and how the measure is told and judged.

    `redefined`: an earlier definition of the measure was counted too; its periods are not among those watched.
    """

    since: date
    kind: Kind
    direction: Direction
    cadence: Cadence = Cadence.MONTH
    low: float = 0.8
    high: float = 1.25
    redefined: bool = False


def _within(periods: Iterable[Period], end: date, months: int) -> tuple[Period, ...]:
    reach = (end.year * 12 + end.month) - months
    return tuple(period for period in periods if period.last.year * 12 + period.last.month > reach)
