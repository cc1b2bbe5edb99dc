"""One measure at one place: the table behind its charts, the rule, and how good the data are."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from django.urls import reverse

from answerable.disparity.counts import APART
from answerable.disparity.report import numbers
from answerable.disparity.report.wording import heading, people, things
from answerable.web.design.tables import Cell, Column, Lines, Link, Row
from answerable.web.design.words import date
from answerable.web.monitoring.figures import Row as Figures
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.presenters import figures_words as words
from answerable.web.monitoring.presenters.figures_words import Unit
from answerable.web.monitoring.queries.pages_marks import Happening
from answerable.web.monitoring.queries.pages_measure import Told
from answerable.web.monitoring.queries.pages_places import GroupSum

TABLE_COLUMNS = (
    Column("group", "Group"),
    Column("counts", "How many"),
    Column("figure", "Figure (95% interval)"),
    Column("shrunk", "Drawn towards other places"),
    Column("bounds", "If those not known were of this group"),
    Column("ratio", "Ratio (95% interval)"),
    Column("shrunk_ratio", "Ratio drawn towards 1"),
    Column("adjusted", "Adjusted ratio"),
    Column("dropped", "Dropped by adjusting"),
    Column("complement", "Ratio of those without the outcome"),
    Column("excess", "More than at the comparator’s rate"),
    Column("flag", "Flag"),
    Column("address", "Permanent address"),
)
PLACES_COLUMNS = (
    Column("place", "Place"),
    Column("ratio", "Ratio", numeric=True),
    Column("size", "Expected number", numeric=True),
    Column("outside", "Among places"),
)


def table_rows(told: Told) -> list[Row]:
    """One row a group: those that are flagged first, those whose group is not known last."""
    compared = {row["group"]: row for row in told.comparisons}
    return [_group(told, rate, compared.get(rate["group"])) for rate in _in_order(told, compared)]


def _in_order(told: Told, compared: Mapping[str, Figures]) -> list[Figures]:
    def order(row: Figures) -> tuple[bool, bool, float, str]:
        beside = compared.get(row["group"]) or {}
        return row["group"] in APART, not beside.get("flag"), beside.get("rank") or 0, row["group"]

    return sorted(told.rates, key=order)


def _group(told: Told, rate: Figures, row: Figures | None) -> Row:
    unit, run = Unit.of(told.figures), told.figures.run_id
    name = rate["group"] or "Everyone"
    known = rate["group"] and rate["group"] not in APART
    link = reverse("monitoring:group_at", args=(told.place.pk, rate["group"])) if known else ""
    return (
        Link(name, link) if link else name,
        *(unit.counts(rate), unit.rate(rate), unit.rate(rate, ("shrunk", "shrunk_low", "shrunk_high"))),
        _bounds(unit, rate),
        *(_beside(row) if row else ("Not compared", *("",) * 6)),
        Link("This figure", words.figure_address(run, told.figures.measure, told.place, row or rate)),
    )


def _bounds(unit: Unit, rate: Figures) -> str:
    low, high = rate["bound_low"], rate["bound_high"]
    return numbers.NONE if low is None else f"{numbers.figure(unit, low)} to {numbers.figure(unit, high)}"


def _beside(row: Figures) -> tuple[Cell, ...]:
    dropped = "" if row["dropped"] is None else numbers.count(row["dropped"])
    excess = numbers.with_interval(row, ("excess", "excess_low", "excess_high"), numbers.tenths)
    flagged: list[Cell] = [words.flag(row), words.lasting(row), words.chance(row)]
    return (
        words.joined([words.ratio(row), row["cannot_say"] or ""]),
        *(words.shrunk(row), words.ratio(row, "adjusted_ratio", "adjusted"), dropped),
        *(words.ratio(row, "complement_ratio", "complement"), excess),
        Lines([cell for cell in flagged if cell]),
    )


def facts(told: Told, *, on: dt.date) -> list[tuple[str, Cell]]:
    """What is counted, how it is judged, and how good the data are."""
    definition = told.figures.definition
    rules = {row["rule"]: row["family_size"] for row in told.comparisons if row["rule"]}
    return [
        ("What is counted", f"{heading(definition['numerator'])}, out of {definition['denominator']}"),
        ("Period", numbers.span(told.span[3], told.span[2]) + (", taken together" if told.span[1] else "")),
        ("Which way is better", heading(definition["direction"])),
        *[(f"Rule{_tests(size)}", rule) for rule, size in rules.items()],
        *([("Adjusted for", _adjusters(told.figures))] if definition["adjusters"] else []),
        ("Group not known", not_known(told)),
        ("How old", f"To {date(told.figures.last)}, {things((on - told.figures.last).days, 'day')} ago"),
        ("Source", definition["source"] or "Not recorded"),
        ("Verified", heading(definition["verified"])),
    ]


def _tests(size: int | None) -> str:
    return f", over a family of {things(size, 'test')}" if size else ""


def _adjusters(figures: MeasureFigures) -> str:
    return "; ".join(
        f"{heading(one['name'])}: {one['reason']}"
        + (" It is a mediator: adjusting for it can hide disparity." * one["mediator"])
        for one in figures.definition["adjusters"]
    )


def not_known(told: Told) -> str:
    """The share of those whose group is not known; the table tells what they could change."""
    everyone = next((row for row in told.rates if row["detail"] == "all"), None)
    apart = [row for row in told.rates if row["group"] in APART and row["n"]]
    if not everyone or not everyone["n"] or not apart:
        return "Nobody, as far as the data tell."
    parts = ", ".join(f"{row['group'].lower()} {row['n'] / everyone['n']:.1%}" for row in apart)
    whole = sum(row["n"] for row in apart) / everyone["n"]
    return f"{whole:.1%} of {told.figures.definition['denominator']} ({parts})"


def lettered(told: Told, happened: Iterable[Happening]) -> list[tuple[str, Happening]]:
    """Each with the letter that marks it on the trend; without one where the trend does not reach its day."""
    letters, days = iter(ascii_uppercase), [row["from"] for row in told.trend]
    return [(next(letters, "") if days and days[0] <= one.day <= days[-1] else "", one) for one in happened]


def split_sentence(told: Told) -> str:
    """Of a region or the nation: how much of the gap arises within places, and how much between them."""
    row = next((row for row in told.splits if row["gap"] is not None), None)
    if row is None:
        return ""
    unit = Unit.of(told.figures)
    gap, within, between = (numbers.difference(unit, row[name]) for name in ("gap", "within", "between"))
    points = " percentage points" if numbers.points(unit) else numbers.unit(unit)
    return (
        f"Of the gap of {gap}{points} over {things(row['places'], 'place')}, {within} arise within places, and "
        f"{between} because groups are at different places."
    )


def places_rows(told: Told, names: Mapping[int, str]) -> list[Row]:
    """The chosen group at each place whose figures the viewer may see, the highest ratio first."""
    seen = [row for row in told.funnel if row["place_id"] in names and row["value"] is not None]
    chosen = told.offer.chosen
    picked = {"characteristic": chosen.characteristic, "group": chosen.group, "comparator": chosen.comparator}
    return [
        (
            Link(
                names[row["place_id"]],
                reverse("monitoring:measure_at", args=(row["place_id"], told.figures.measure), query=picked),
            ),
            round(row["value"], 2),
            round(row["size"], 1),
            f"Beyond the {row['outside']} limits" if row["outside"] else "Within the limits",
        )
        for row in sorted(seen, key=lambda row: row["value"], reverse=True)
    ]


def sum_sentence(told: Told, group: GroupSum, everyone: GroupSum) -> str:
    """The place's group beside the members of its prison group, added up."""
    unit = Unit.of(told.figures)
    rates = [numbers.figure(unit, one.rate * unit.per) if one.rate is not None else "–" for one in (group, everyone)]
    return (
        f"{group.group.name}, the sum of the counts of its {things(group.members, 'member')} that have figures: "
        f"{told.offer.chosen.group} {numbers.behind(unit, group.k, group.n)}, which is {rates[0]}; "
        f"everyone {numbers.behind(unit, everyone.k, everyone.n)}, which is {rates[1]}{numbers.unit(unit)}."
    )


def export(told: Told) -> Iterator[Row]:
    """The table, and whom each row is compared with."""
    comparator = people(told.offer.chosen.comparator)
    for row in table_rows(told):
        yield (told.place.name, told.figures.title, comparator, *row[:-1], *told.span[:1:-1])


EXPORT: Sequence[str] = (
    *("Place", "Measure", "Compared with"),
    *(column.heading for column in TABLE_COLUMNS[:-1]),
    *("From", "To"),
)
