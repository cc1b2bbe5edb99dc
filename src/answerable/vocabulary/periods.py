"""Days, months, quarters, seasons and years, and the last day each can mean."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

from answerable.vocabulary import period_patterns as shapes
from answerable.vocabulary.period_patterns import MONTHS, ORDINALS, SEASONS, TYPOGRAPHY


class Precision(StrEnum):
    """How exactly a date was said."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, as exactly as they were said.

    Of a range ("June 2021 to March 2022") the precision is that of its end.
    """

    precision: Precision
    first: date
    last: date


Builder = Callable[[re.Match[str]], Period | None]


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month_number(name: str) -> int:
    """The number of a month's name or digits; 0, which no calendar has, for anything else."""
    return int(name) if name.isdecimal() else MONTHS.get(name.casefold(), 0)


def _months(precision: Precision, year: int, month: int, count: int) -> Period:
    """`count` whole months, the first of which is `month` of `year`."""
    years, last = divmod(month + count - 2, 12)
    end = date(year + years, last + 1, monthrange(year + years, last + 1)[1])
    return Period(precision, date(year, month, 1), end)


def _calendar_day(year: int, month: int, day: str) -> date | None:
    try:
        return date(year, month, int(day))
    except ValueError:
        return None


def _day(match: re.Match[str]) -> Period | None:
    first = _calendar_day(_year(match["year"]), _month_number(match["month"]), match["day"])
    if first is None:
        return None
    week = match.groupdict().get("week")
    return Period(Precision.DAY, first, first + timedelta(days=6) if week else first)


def _day_range(match: re.Match[str]) -> Period | None:
    year, month = _year(match["year"]), _month_number(match["month"])
    from_month = _month_number(match["from_month"] or match["month"])
    first = _calendar_day(year - (from_month > month), from_month, match["from_day"])
    last = _calendar_day(year, month, match["day"])
    return Period(Precision.DAY, first, last) if first and last and first <= last else None


def _month(match: re.Match[str]) -> Period | None:
    if len(match["year"]) == 2 and match["month"].islower():
        return None  # "staff may 20 times a year" names no month
    month = _month_number(match["month"])
    return _months(Precision.MONTH, _year(match["year"]), month, 1) if month else None


def _month_range(match: re.Match[str]) -> Period | None:
    first, last = _month_number(match["from_month"]), _month_number(match["month"])
    if not first or not last:
        return None
    years = int(first > last)
    return _months(Precision.MONTH, _year(match["year"]) - years, first, last - first + 1 + 12 * years)


def _follows(match: re.Match[str]) -> bool:
    """Whether "2021/22" names two years running, and so a financial year."""
    return (_year(match["year"]) + 1) % 100 == int(match["next"]) % 100


def _quarter(match: re.Match[str], *, financial: bool) -> Period | None:
    year, number = _year(match["year"]), ORDINALS.get((match["number"] or match["ordinal"]).casefold())
    if number is None or (match["next"] and not _follows(match)):
        return None
    if financial or match["next"]:
        return _months(Precision.QUARTER, year + (number == 4), (number * 3) % 12 + 1, 3)
    return _months(Precision.QUARTER, year, number * 3 - 2, 3)


def _season(match: re.Match[str]) -> Period | None:
    month = SEASONS.get(match["season"].casefold())
    if month is None or (match["next"] and not (month == 12 and _follows(match))):
        return None
    return _months(Precision.SEASON, _year(match["year"]), month, 3)


def _split_year(match: re.Match[str]) -> Period | None:
    """A financial year ("2021/22"), the years from one to another ("2021-25"), or a month ("2021-04")."""
    year, other = _year(match["year"]), match["next"]
    if len(match["year"]) == 2 and not match["financial"]:
        return None
    if _follows(match):
        return _months(Precision.YEAR, year, 4, 12)
    if len(other) == 2 and 1 <= int(other) <= 12:
        return _months(Precision.MONTH, year, int(other), 1)
    return _months(Precision.YEAR, year, 1, 12 * (_year(other) - year + 1)) if _year(other) > year else None


def _whole_year(match: re.Match[str]) -> Period:
    return _months(Precision.YEAR, int(match["year"]), 1, 12)


_READINGS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    *((shape, _day) for shape in shapes.DAYS),
    (shapes.DAY_RANGE, _day_range),
    *((shape, _month) for shape in shapes.MONTH_AND_YEAR),
    (shapes.MONTH_RANGE, _month_range),
    (shapes.SEASON, _season),
    (shapes.SPLIT_YEAR, _split_year),
    (shapes.WHOLE_YEAR, _whole_year),
)

Found = TypeVar("Found")


def leftmost_longest(found: Iterable[tuple[int, int, Found]]) -> list[tuple[int, int, Found]]:
    """Of overlapping finds the one that starts first, and of those the longest, in order."""
    kept: list[tuple[int, int, Found]] = []
    for start, end, what in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, what))
    return kept


def find_periods(words: str, *, financial_quarters: bool = True) -> list[tuple[int, int, Period]]:
    """Every period that `words` name, in order, each with the offsets of its first character and its end.

    Days stand before months in "03/04/2022". "Quarter One of 2022" is April to June 2022, or January to March
    where `financial_quarters` is false; a quarter of "2021/22" is always financial. A day that is in no
    calendar is not found as a day, though its month may be.
    """
    plain = words.translate(TYPOGRAPHY)
    quarter: Builder = partial(_quarter, financial=financial_quarters)
    found = [
        (match.start(), match.end(), period)
        for shape, build in (*_READINGS, *((shape, quarter) for shape in shapes.QUARTERS))
        for match in shape.finditer(plain)
        if (period := build(match))
    ]
    return _with_ranges(plain, leftmost_longest(found))


_UNTIL = re.compile(r"\s{0,3}(?:-|to|until|till|up to)\s{0,3}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_AND = re.compile(r"\s{1,3}and\s{1,3}", re.IGNORECASE)


def _with_ranges(words: str, found: list[tuple[int, int, Period]]) -> list[tuple[int, int, Period]]:
    kept: list[tuple[int, int, Period]] = []
    for start, end, period in found:
        if kept and _is_range(words, kept[-1], start) and kept[-1][2].first <= period.first:
            begin, _, earlier = kept.pop()
            kept.append((begin, end, Period(period.precision, earlier.first, period.last)))
        else:
            kept.append((start, end, period))
    return kept


def _is_range(words: str, earlier: tuple[int, int, Period], start: int) -> bool:
    joint = words[earlier[1] : min(start, earlier[1] + 20)]
    if _UNTIL.fullmatch(joint):
        return True
    before = words[max(0, earlier[0] - 20) : earlier[0]]
    return bool(_AND.fullmatch(joint) and _BETWEEN.search(before))


def read_period(words: str, *, financial_quarters: bool = True) -> Period | None:
    """The period that `words` are, leaving aside white space and marks around it; else None."""
    found = find_periods(words, financial_quarters=financial_quarters)
    if len(found) != 1:
        return None
    start, end, period = found[0]
    return None if (words[:start] + words[end:]).strip(" \t\n().,:;") else period
