"""One aim on the page of its commitment: the verdict, the figures with their doubt, the chart and its table."""

from dataclasses import dataclass

from django.urls import reverse

from answerable.disparity.effects.wording import ASSUMPTIONS, RULE
from answerable.web.design.tables import Cell, Link, Listing, Tag
from answerable.web.design.words import count, date, month
from answerable.web.monitoring.presenters.effect_charts import (
    Facts,
    chart,
    day,
    listing,
    raised_the_flag,
    rate,
    shows,
)
from answerable.web.monitoring.presenters.effects import disparity, left_out, verdict_tag
from answerable.web.monitoring.queries.effects import SeenEffect

GREW = (
    "This was checked as done. The figures since then show that the difference it was meant to close has grown. "
    "That followed the work; it does not say that the work was the cause."
)
KEPT_BACK = "Figures and what followed are shown here once they are released."


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
        chart=chart(f"effect-{aim.pk}", facts) if told else "",
        shows=shows(facts) if told else "",
        periods=listing(facts) if told else None,
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
    shrunk = "" if part["shrunk"] is None else f" Drawn towards 1, as small numbers ask: {part['shrunk']:.2f}."
    return (
        f"{ratio}: {rate(facts, part['k'], part['n'])} beside {rate(facts, part['k0'], part['n0'])}, "
        f"in {count(part['periods'], 'period')}, {month(day(part['first']))} to {month(day(part['last']))}.{shrunk}"
    )


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
        f"Before, each year multiplied the ratio by {_limits(series['slope_before'])}. At the day it was multiplied by "
        f"{_limits(series['level'])}. Since, what a year multiplies it by is {_limits(series['slope'])} times what it "
        f"was.{chance if spread > 1.05 else ''}"
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
    kept = left_out(facts["flagged"]) if raised_the_flag(facts) else ""
    return [*turned, *([kept] if kept else []), *facts["effect"]["cautions"]]
