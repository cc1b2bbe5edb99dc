"""What a list is narrowed by, each with the address that no longer has it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.forms import ChoiceField
from django.http import HttpRequest

from answerable.web.dashboard.forms import Filters
from answerable.web.design.addresses import query
from answerable.web.design.fields import DateField
from answerable.web.design.words import date


@dataclass(frozen=True)
class Active:
    label: str
    value: str
    without: str
    """The address of the list without it."""


def active(form: Filters, request: HttpRequest) -> list[Active]:
    return [_active(form, name, value, request) for name, value in form.chosen.items()]


def _active(form: Filters, name: str, value: Any, request: HttpRequest) -> Active:  # noqa: ANN401
    field = form.fields[name]
    parts = [f"{name}-{part}" for part in ("day", "month", "year")] if isinstance(field, DateField) else [name]
    without = query(request, **dict.fromkeys([*parts, "after"]))
    return Active(str(field.label), _shown(field, form.data.get(name), value), without)


def _shown(field: object, given: object, value: Any) -> str:  # noqa: ANN401
    if isinstance(field, ChoiceField):
        return str(dict(field.choices)[str(given)])  # type: ignore[arg-type]
    return date(value) if isinstance(value, dt.date) else str(value)
