"""The months, and the years, of which there are records."""

import calendar
from dataclasses import dataclass
from datetime import date

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A month, or a year."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """For files, in order: "2026-03", or "2026"."""
        return f"{self.first:%Y}" if self.first.month != self.last.month else f"{self.first:%Y-%m}"


def months_to(last: date, count: int) -> list[Span]:
    """So many months, of which the last holds the day `last`."""
    numbers = range(last.year * 12 + last.month - count, last.year * 12 + last.month)
    return [_month(number // 12, number % 12 + 1) for number in numbers]


def years_of(months: list[Span]) -> list[Span]:
    """The whole years that end in one of these months."""
    years = [month.last.year for month in months if month.last.month == _DECEMBER]
    return [Span(date(year, 1, 1), date(year, 12, 31)) for year in years]


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
