"""The periods of one reading: the chart of their ratios, what it shows, and the table behind it."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import mark_safe

from answerable.disparity.report import charts
from answerable.disparity.report.numbers import round_number
from answerable.web.design.tables import Column, Listing, Row
from answerable.web.design.words import date, month

Facts = Mapping[str, Any]
_PERIODS = (
    Column("period", "Period"),
    Column("group", "Group"),
    Column("comparator", "Comparator"),
    Column("ratio", "Ratio", numeric=True),
    Column("counts", "Counts as"),
)


def listing(facts: Facts) -> Listing:
    return Listing("Every period", _PERIODS, [_period(facts, one) for one in facts["periods"]])


def rate(facts: Facts, k: float, n: float) -> str:
    """A rate with its counts."""
    if facts["kind"] == "rate":
        per = facts["per"]
        return f"{per * k / n:,.2f} for each {per:,g} ({k:,.0f} in {n:,.0f})" if n else "nobody"
    return f"{k / n:.1%} ({k:,.0f} of {n:,.0f})" if n else "nobody"


def day(value: str) -> dt.date:
    return dt.date.fromisoformat(value)


def _ratio(facts: Facts, point: list[Any]) -> float:
    k, n, k0, n0 = _counts(facts, point)
    return (k / n) / (k0 / n0) if n and n0 and k0 else math.nan


def _counts(facts: Facts, point: list[Any]) -> tuple[float, float, float, float]:
    """As they are told: of those without the outcome where that is the rarer."""
    _, _, k, n, k0, n0 = point
    return (n - k, n, n0 - k0, n0) if facts["effect"]["complement"] else (k, n, k0, n0)


def _role(facts: Facts, point: list[Any]) -> str:
    first, last, since = point[0], point[1], facts["since"]
    if first >= since:
        return "Since"
    if last >= since:
        return "Neither: the day lies in it"
    flagged = facts["flagged"]
    return "Raised the flag" if flagged and first <= flagged[1] and last >= flagged[0] else "Before"


def raised_the_flag(facts: Facts) -> bool:
    """Whether periods before the work could show raised the flag; those since then are read all the same."""
    return any(_role(facts, point) == "Raised the flag" for point in facts["periods"])


def _period(facts: Facts, point: list[Any]) -> Row:
    ratio, (k, n, k0, n0) = _ratio(facts, point), _counts(facts, point)
    months = " to ".join(dict.fromkeys(month(day(said)) for said in point[:2]))
    return (
        months,
        rate(facts, k, n),
        rate(facts, k0, n0),
        "–" if math.isnan(ratio) else f"{ratio:.2f}",
        _role(facts, point),
    )


def chart(name: str, facts: Facts) -> str:
    low, high = facts["band"]
    rows = [
        {
            "from": day(point[0]),
            "value": _ratio(facts, point),
            "centre": _centre(facts, point),
            "low": low,
            "high": high,
            "signal": _role(facts, point) == "Raised the flag",
            "break_before": False,
        }
        for point in facts["periods"]
    ]
    words = charts.Words(name, "The ratio in each period", shows(facts))
    drawn = charts.trend(rows, words, number=round_number, marks=[charts.Mark(day(facts["since"]), "A")])
    return mark_safe(drawn)  # noqa: S308 - drawn by us, its words escaped


def _centre(facts: Facts, point: list[Any]) -> float:
    half = facts["effect"]["after" if point[0] >= facts["since"] else "before"]
    return math.nan if not half or half["ratio"] is None else float(half["ratio"])


def shows(facts: Facts) -> str:
    low, high = facts["band"]
    diamonds = " A diamond is a period that raised the flag." if raised_the_flag(facts) else ""
    return (
        f"The ratio in each period; 1 is equal. At A, {date(day(facts['since']))}, the work could begin to show. "
        f"The dashed line is the ratio before and since, all periods together. The band of {low:.2f} to {high:.2f} is "
        f"shaded.{diamonds}"
    )
