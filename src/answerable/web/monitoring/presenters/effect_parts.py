"""One aim on the page of its commitment: the verdict, the figures with their doubt, the chart and its table."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from django.urls import reverse
from django.utils.safestring import mark_safe

from answerable.disparity.effects import ASSUMPTIONS, RULE
from answerable.disparity.report.charts import Mark, Words, trend
from answerable.web.design.tables import Cell, Column, Link, Listing, Row, Tag
from answerable.web.design.words import count, date, month
from answerable.web.monitoring.presenters.effects import disparity, left_out, verdict_tag
from answerable.web.monitoring.queries.effects import SeenEffect

Facts = Mapping[str, Any]
GREW = (
    "This was checked as done. The figures since then show that the difference it was meant to close has grown. "
    "That followed the work; it does not say that the work was the cause."
)
KEPT_BACK = "Figures and what followed are shown here once they are released."
_PERIODS = (
    Column("period", "Period"),
    Column("group", "Group"),
    Column("comparator", "Comparator"),
    Column("ratio", "Ratio", numeric=True),
    Column("counts", "Counts as"),
)


@dataclass(frozen=True)
class EffectPart:
    heading: str
    about: list[tuple[str, Cell]]
    tag: Tag | None
    why: str
    grew: str
    note: str
    figures: list[tuple[str, Cell]]
    cautions: list[str]
    chart: str
    shows: str
    periods: Listing | None
    assumptions: tuple[str, ...]
    rule: str
    shared: list[Link]
    end: str | None


def effect_part(seen: SeenEffect) -> EffectPart:
    aim, reading = seen.aim, seen.reading
    facts: Facts = reading.facts if reading else {}
    told = bool(facts.get("periods"))
    return EffectPart(
        heading=disparity(aim),
        about=_about(seen),
        tag=_tag(seen),
        why=reading.why if reading else "",
        grew=GREW if seen.worse else "",
        note=_note(seen),
        figures=_figures(facts) if reading else [],
        cautions=_cautions(facts),
        chart=_chart(f"effect-{aim.pk}", facts) if told else "",
        shows=_shows(facts) if told else "",
        periods=Listing("Every period", _PERIODS, [_period(facts, one) for one in facts["periods"]]) if told else None,
        assumptions=ASSUMPTIONS if facts and facts["effect"]["interrupted"] else (),
        rule=RULE if reading else "",
        shared=[Link(str(one), reverse("dashboard:commitment", args=(one.pk,))) for one in seen.shared_with],
        end=reverse("monitoring:end_aim", args=(aim.pk,)) if seen.may_change else None,
    )


def _tag(seen: SeenEffect) -> Tag | None:
    if seen.aim.ended_at:
        return Tag("Ended", "grey")
    return verdict_tag(seen.reading.verdict if seen.reading else None) if seen.may_see_figures else None


def _note(seen: SeenEffect) -> str:
    if not seen.may_see_figures:
        return KEPT_BACK
    return "" if seen.reading else "Nothing is read yet. It is read each time that new figures of the measure come."


def _about(seen: SeenEffect) -> list[tuple[str, Cell]]:
    aim = seen.aim
    return [
        ("Place", aim.place.name),
        ("The work can show from", date(aim.since)),
        *([("To have changed by", date(aim.by_when))] if aim.by_when else []),
        *([("Ended on", date(aim.ended_at.date()))] if aim.ended_at else []),
    ]


def _figures(facts: Facts) -> list[tuple[str, Cell]]:
    found = facts["effect"]
    rows: list[tuple[str, Cell]] = []
    for name, part in (("Before", found["before"]), ("Since", found["after"])):
        if part:
            rows.append((name, _half(facts, part)))
    if _told(found["change"]):
        rows.append(("Since, beside before", f"{_limits(found['change'])} times as high"))
        rows.append(("Places that did nothing", _controls(found)))
    if found["interrupted"]:
        rows.append(("The trend, interrupted", _interrupted(found["interrupted"])))
    return rows


def _half(facts: Facts, part: Facts) -> str:
    ratio = "No ratio can be given" if part["ratio"] is None else f"Ratio {_limits(part)}"
    shrunk = "" if part["shrunk"] is None else f" Drawn towards 1, as few events ask: {part['shrunk']:.2f}."
    return (
        f"{ratio}: {_rate(facts, part['k'], part['n'])} beside {_rate(facts, part['k0'], part['n0'])}, "
        f"in {count(part['periods'], 'period')}, {month(_day(part['first']))} to {month(_day(part['last']))}.{shrunk}"
    )


def _rate(facts: Facts, k: float, n: float) -> str:
    if facts["kind"] == "rate":
        per = facts["per"]
        return f"{per * k / n:,.2f} for each {per:,g} ({k:,.0f} in {n:,.0f})" if n else "nobody"
    return f"{k / n:.1%} ({k:,.0f} of {n:,.0f})" if n else "nobody"


def _controls(found: Facts) -> str:
    if not found["controls"]:
        return "None that were flagged before then, so there is nothing to set this beside."
    return (
        f"At {count(found['places'], 'place')} flagged before then where nothing was promised, the ratio since was "
        f"{_limits(found['controls'])} times as high. Over theirs, the change here is {_limits(found['beyond'])}."
    )


def _interrupted(series: Facts) -> str:
    spread = series["spread"]
    chance = f" Periods differ more than by chance ({spread:.1f} times), which the limits allow for."
    return (
        f"Before, the ratio went {_limits(series['slope_before'])} times a year. At the day it went to "
        f"{_limits(series['level'])} times its level, and from there its slope changed {_limits(series['slope'])} "
        f"times a year.{chance if spread > 1.05 else ''}"
    )


def _limits(part: Facts) -> str:
    return f"{_figure(part['ratio'])} ({_figure(part['low'])} to {_figure(part['high'])})"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}" if value < 100 else "over 100"


def _told(part: Facts | None) -> bool:
    return bool(part and part["ratio"] is not None)


def _cautions(facts: Facts) -> list[str]:
    if not facts:
        return []
    turned = (
        ["More than half have the outcome, so the ratio is of those without it: there the difference shows."]
        if facts["effect"]["complement"]
        else []
    )
    kept = left_out(facts["flagged"])
    return [*turned, *([kept] if kept else []), *facts["effect"]["cautions"]]


def _day(value: str) -> dt.date:
    return dt.date.fromisoformat(value)


def _ratio(facts: Facts, point: list[Any]) -> float:
    _, _, k, n, k0, n0 = point
    if facts["effect"]["complement"]:
        k, k0 = n - k, n0 - k0
    return (k / n) / (k0 / n0) if n and n0 and k0 else math.nan


def _role(facts: Facts, point: list[Any]) -> str:
    first, last, since = point[0], point[1], facts["since"]
    if first >= since:
        return "Since"
    if last >= since:
        return "Neither: the day lies in it"
    flagged = facts["flagged"]
    return "Raised the flag" if flagged and first <= flagged[1] and last >= flagged[0] else "Before"


def _period(facts: Facts, point: list[Any]) -> Row:
    ratio = _ratio(facts, point)
    months = " to ".join(dict.fromkeys(month(_day(day)) for day in point[:2]))
    return (
        months,
        _rate(facts, point[2], point[3]),
        _rate(facts, point[4], point[5]),
        "–" if math.isnan(ratio) else f"{ratio:.2f}",
        _role(facts, point),
    )


def _chart(name: str, facts: Facts) -> str:
    low, high = facts["band"]
    rows = [
        {
            "from": _day(point[0]),
            "value": _ratio(facts, point),
            "centre": _centre(facts, point),
            "low": low,
            "high": high,
            "signal": _role(facts, point) == "Raised the flag",
            "break_before": False,
        }
        for point in facts["periods"]
    ]
    words = Words(name, "The ratio in each period", _shows(facts))
    drawn = trend(pd.DataFrame(rows), words, number=",.3~f", marks=[Mark(_day(facts["since"]), "A")])
    return mark_safe(drawn)  # noqa: S308 - drawn by us, its words escaped


def _centre(facts: Facts, point: list[Any]) -> float:
    half = facts["effect"]["after" if point[0] >= facts["since"] else "before"]
    return math.nan if not half or half["ratio"] is None else float(half["ratio"])


def _shows(facts: Facts) -> str:
    low, high = facts["band"]
    diamonds = " A diamond is a period that raised the flag." if facts["flagged"] else ""
    return (
        f"The ratio in each period; 1 is equal. At A, {date(_day(facts['since']))}, the work could begin to show. "
        f"The dashed line is the ratio before and since, all periods together. The band of {low:.2f} to {high:.2f} is "
        f"shaded.{diamonds}"
    )
