"""A field for a date, in the words people write dates with."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Unpack

from django import forms
from django.core.exceptions import ValidationError

from answerable.web.design.widgets import DateInput, Parts
from answerable.web.design.wording import Options, Worded

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])


class DateField(Worded, forms.Field):
    """A date as day, month (number or name) and year; a browser sends `name-day`, `name-month` and `name-year`."""

    says: ClassVar[Mapping[str, str]] = {
        "missing": "{label} must include a %(parts)s",
        "year": "{label} must have a year of 4 numbers",
        "far": "{label} must be between 1900 and 2199",
        "unreal": "{label} must be a real date",
    }

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(widget=DateInput(), **options)

    def to_python(self, value: Parts | dt.date | None) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        if not any(value):
            return None
        missing = " and ".join(part for part, words in zip(DateInput.PARTS, value, strict=True) if not words)
        day, month, year = value
        if missing:
            raise self._error("missing", parts=missing)
        if not (year.isdecimal() and len(year) == 4):
            raise self._error("year")
        if not 1900 <= int(year) < 2200:
            raise self._error("far")
        try:
            return dt.date(int(year), _month(month), int(day))
        except (ValueError, OverflowError):
            raise self._error("unreal") from None

    def _error(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


def _month(words: str) -> int:
    """The month by its number, or by three letters or more of its name; raises ValueError where it is neither."""
    if words.isdecimal():
        return int(words)
    start = words.lower().rstrip(".")
    [number] = [number for number, name in enumerate(_MONTHS, 1) if len(start) > 2 and name.startswith(start)]
    return number
