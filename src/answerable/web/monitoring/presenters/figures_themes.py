"""Measures that are read together, under their headings: here, and beside another place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.disparity.counts import NOT_TRANSFERRED
from answerable.disparity.measures.model import Kind
from answerable.disparity.report import numbers
from answerable.disparity.report.wording import heading
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import date
from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row as Figures
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.presenters import figures_words as words
from answerable.web.monitoring.presenters.figures_place import place_link
from answerable.web.monitoring.presenters.figures_words import Unit
from answerable.web.monitoring.queries.pages import Known, worst_of
from answerable.web.monitoring.queries.themes import Heading, Theme

BANDS = {
    "below 60%": Tag("Below 60%", "red"),
    "60% or more": Tag("60% to 80%", "yellow"),
    "80% or more": Tag("80% or more", "green"),
}
"""Of a declaration rate, as the engine names them."""
SHARE_COLUMNS = (
    Column("group", "Group"),
    Column("share", "Share (95% interval)"),
    Column("benchmark", "Beside", numeric=True),
    Column("index", "Share / benchmark", numeric=True),
    Column("period", "Period"),
    Column("which", "Which benchmark"),
)


@dataclass(frozen=True)
class Section:
    """One heading; `missing` names measures of which nothing is held here yet."""

    title: str
    says: str
    listings: Sequence[Listing]
    missing: Sequence[str]


@dataclass(frozen=True)
class Shown:
    """What is known here and at the other places, each by measure."""

    place: Place
    here: Mapping[str, Known]
    beside: Place | None
    there: Mapping[str, Known]
    below: Mapping[Place, Mapping[str, Known]]
    shares: Mapping[str, Sequence[Figures]]
    group: str


def sections(theme: Theme, shown: Shown) -> list[Section]:
    return [_section(one, shown) for one in theme.headings]


def _section(one: Heading, shown: Shown) -> Section:
    held = [shown.here[name] for name in one.measures if name in shown.here]
    missing = [heading(name.replace("-", " ")) for name in one.measures if name not in shown.here]
    listings = []
    told = [known for known in held if known.kind is not Kind.SHARE]
    if told:
        listings.append(
            Listing(f"{one.title}, measure by measure", _columns(shown), [_row(known, shown) for known in told])
        )
    listings += [_shares(known, shown) for known in held if known.kind is Kind.SHARE]
    if told and shown.below:
        listings.append(_below(one, told, shown))
    return Section(one.title, one.says, listings, missing)


def _columns(shown: Shown) -> list[Column]:
    columns = [
        Column("measure", "Measure"),
        Column("everyone", "Everyone"),
        Column("group", "Group" if shown.group else "Who fares worst"),
        Column("ratio", "Ratio (95% interval)"),
        Column("flag", "Flag"),
    ]
    return [*columns, Column("beside", shown.beside.name)] if shown.beside else columns


def _row(known: Known, shown: Shown) -> Row:
    unit, row = Unit.of(known.figures), worst_of(known)
    group = shown.group or (row["group"] if row else "")
    choice = {"group": group, "characteristic": row["characteristic"]} if row else {}
    address = words.measure_address(shown.place, known.figures.measure, **choice)
    cells: list[Cell] = [
        Link(known.figures.title, address),
        Lines(_everyone(known, unit)),
        Lines([line for line in (group, unit.rate(known.rate_of(group)), unit.counts(known.rate_of(group))) if line])
        if group
        else "Not compared",
        Lines([words.ratio(row), words.beside(row["comparator"])]) if row else "",
        words.flag(row) if row else "",
    ]
    return tuple([*cells, _there(known, group, shown)] if shown.beside else cells)


def _everyone(known: Known, unit: Unit) -> list[Cell]:
    """With the band of a declaration; records that were not transferred stand apart."""
    row = known.everyone
    lines: list[Cell] = [unit.rate(row), unit.counts(row)]
    if row and row["band"] in BANDS:
        lines.append(BANDS[row["band"]])
    apart = known.rate_of(NOT_TRANSFERRED)
    return [*lines, f"Not transferred, counted apart: {numbers.count(apart['n'])}"] if apart else lines


def _there(known: Known, group: str, shown: Shown) -> Cell:
    """The same figures at the other place."""
    other = shown.there.get(known.figures.measure)
    if other is None:
        return "Nothing is held there"
    unit, row = Unit.of(known.figures), next((row for row in other.comparisons if row["group"] == group), None)
    lines: list[Cell] = [f"Everyone: {unit.rate(other.everyone)}"]
    if group:
        lines.append(f"{group}: {unit.rate(other.rate_of(group))}")
    return Lines([*lines, f"Ratio: {words.ratio(row)}"] if row else lines)


def _below(one: Heading, told: Sequence[Known], shown: Shown) -> Listing:
    """Each place below in a row, each measure in a column."""
    columns = [Column("place", "Place"), *(Column(known.figures.measure, known.figures.title) for known in told)]
    rows = [
        (place_link(place), *(_figure(known, held.get(known.figures.measure), shown.group) for known in told))
        for place, held in shown.below.items()
    ]
    return Listing(f"{one.title}, place by place: {shown.group or 'everyone'}", columns, rows)


def _figure(known: Known, held: Known | None, group: str) -> Cell:
    if held is None:
        return numbers.NONE
    return Unit.of(known.figures).rate(held.rate_of(group) if group else held.everyone)


def _shares(known: Known, shown: Shown) -> Listing:
    """A share beside each benchmark that it was ever told with."""
    unit = Unit.of(known.figures)
    rows = [
        (
            row["group"],
            Lines([unit.rate(row), unit.counts(row)]),
            numbers.figure(unit, row["benchmark"]),
            numbers.ratio(row["index"]),
            words.span(row),
            _which(known.figures, row),
        )
        for row in shown.shares.get(known.figures.measure, ())
    ]
    return Listing(f"{known.figures.title}, to {date(known.figures.last)}", SHARE_COLUMNS, rows)


def _which(figures: MeasureFigures, row: Figures) -> str:
    """A target is called so only where its source does; all else is a provisional comparator."""
    held = figures.definition.get("benchmarks", {}).get(str(row["version"]))
    if held is None:
        return "Provisional comparator"
    called = "Target" if "target" in held["source"].lower() else "Provisional comparator, not a target"
    return f"{called}: {held['name']}, {held['version']}"
