"""Figures as people write them."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from answerable.disparity.measures.model import Kind

NONE = "–"
"""In the place of a figure that is not made, or cannot be said; the reason stands in the same row."""
_DECIMALS = {Kind.RATE: 2, Kind.MEAN: 1}


class Measured(Protocol):
    """What must be known of a measure to write its figures."""

    @property
    def kind(self) -> Kind: ...

    @property
    def per(self) -> float: ...


def known(value: object) -> bool:
    """Whether there is a figure."""
    return isinstance(value, int | float) and math.isfinite(value)


def count(value: float) -> str:
    """People or events; person-time has up to one decimal."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def behind(measure: Measured, k: float, n: float) -> str:
    """The counts behind a figure."""
    match measure.kind:
        case Kind.MEAN:
            return f"{count(k)} over {count(n)}"
        case Kind.RATE:
            return f"{count(k)} in {count(n)}"
        case _:
            return f"{count(k)} of {count(n)}"


def figure(measure: Measured, value: float) -> str:
    """A figure of a measure: a share of 100, or a number with the decimals of its kind."""
    decimals = _DECIMALS.get(measure.kind)
    return f"{value:.1%}" if decimals is None else decimal(value, decimals)


def difference(measure: Measured, value: float) -> str:
    """A difference of two figures of a measure; of shares in percentage points."""
    decimals = _DECIMALS.get(measure.kind)
    return decimal(100 * value, 1) if decimals is None else decimal(value, decimals)


def decimal(value: float, decimals: int) -> str:
    """A number with a minus sign where it is below 0."""
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def tenths(value: float) -> str:
    return decimal(value, 1)


def ratio(value: float) -> str:
    return f"{value:.2f}"


def with_interval(row: Mapping[str, Any], names: tuple[str, str, str], form: Any) -> str:  # noqa: ANN401 - a function
    """A figure and its 95% interval: "1.82 (1.60 to 2.07)"."""
    value, low, high = (row[name] for name in names)
    if not known(value):
        return NONE
    interval = f" ({form(low)} to {form(high)})" if known(low) and known(high) else ""
    return f"{form(value)}{interval}"


def probability(value: float) -> str:
    """A p or q value."""
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def axis(measure: Measured) -> Callable[[float], str]:
    """How the measure's round figures are written beside a chart."""
    return round_number if measure.kind in _DECIMALS else round_share


def round_number(value: float) -> str:
    """A round number with the decimals that it has."""
    return f"{value:,.9g}".replace("-", "\N{MINUS SIGN}")


def round_share(value: float) -> str:
    """A round share of 100: "12.5%"."""
    return f"{round_number(100 * value)}%"


def points(measure: Measured) -> str:
    """What a difference is told in, where that is not the unit of the figure."""
    return "" if measure.kind in _DECIMALS else " in percentage points"


def unit(measure: Measured) -> str:
    """What a figure is of: "for each 1,000"; empty for shares of 100."""
    return f" for each {measure.per:,g}" if measure.kind is Kind.RATE else ""


def month(day: date) -> str:
    return f"{day:%B %Y}"


def span(first: date, last: date) -> str:
    """The months from one day to another: "April 2025 to March 2026"."""
    return month(first) if month(first) == month(last) else f"{month(first)} to {month(last)}"
