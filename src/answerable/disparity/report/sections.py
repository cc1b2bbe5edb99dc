"""What is told of one measure: each characteristic with its charts and table, then the places below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.disparity.counts import EVERYONE
from answerable.disparity.measures import explain
from answerable.disparity.measures.describing import Lines
from answerable.disparity.measures.model import Kind
from answerable.disparity.report import numbers, tables
from answerable.disparity.report.choosing import Scope, Told
from answerable.disparity.report.figures import Figure, dots, funnel, trend
from answerable.disparity.report.tables import Table
from answerable.disparity.report.wording import said
from answerable.disparity.results import ALL

MOST_CHARACTERISTICS = 2
"""Of one measure, unless all rows are asked for or it is the only one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One characteristic of a measure; an empty one is everyone."""

    characteristic: str
    figures: Sequence[Figure]
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """One measure; `left_out` names the characteristics that are not told, and `explained` how figures are made."""

    name: str
    title: str
    why: str
    overall: str
    rule: str
    parts: Sequence[Part]
    left_out: Sequence[str]
    places: Table
    explained: Lines


def section(told: Told, scope: Scope, *, whole: bool) -> Section:
    """The section of a measure; with all its characteristics where `whole`."""
    names = told.characteristics or [EVERYONE]
    shown = names if whole else names[:MOST_CHARACTERISTICS]
    rules = told.comparisons["rule"].unique().tolist()
    return Section(
        told.measure.name,
        told.measure.title,
        told.measure.why,
        _overall(told),
        rules[0] if rules else "",
        [_part(told, name, place, scope) for place, name in enumerate(shown)],
        names[len(shown) :],
        tables.places(told, all_rows=scope.all_rows),
        explain(told.measure),
    )


def _overall(told: Told) -> str:
    """When, and the figure of everyone; everyone's share would be all."""
    row = told.rates.iloc[0]
    when = f"{numbers.span(row['from'], row['to'])}; {told.measure.direction}."
    if told.measure.kind is Kind.SHARE:
        return when
    everyone = told.rates[(told.rates["detail"] == ALL) & told.rates["rate"].notna()].to_dict("records")
    figures = [
        f"Everyone: {numbers.behind(told.measure, row['k'], row['n'])}, which is "
        f"{numbers.figure(told.measure, row['rate'])}{numbers.unit(told.measure)}{_band(row['band'])}."
        for row in everyone
    ]
    return said((when, *figures))


def _band(band: object) -> str:
    """Of a declaration rate."""
    return f" ({band})" if isinstance(band, str) and band else ""


def _part(told: Told, characteristic: str, place: int, scope: Scope) -> Part:
    found = _figures(told, characteristic, scope.place, f"{told.measure.name}-{place}", first=place == 0)
    table = tables.groups(told, characteristic, all_rows=scope.all_rows)
    return Part(characteristic, [figure for figure in found if figure], table)


def _figures(told: Told, characteristic: str, place: str, name: str, *, first: bool) -> Iterator[Figure | None]:
    """Groups beside each other; then the worst of them over time and over places, or everyone where none is flagged."""
    yield dots(told, characteristic, f"{name}-groups")
    rows = told.comparisons
    flagged = rows[(rows["characteristic"] == characteristic) & rows["flag"].astype(bool)].sort_values("rank")
    if len(flagged):
        worst = flagged.iloc[0]
        yield trend(told, characteristic, worst["group"], f"{name}-trend")
        yield funnel(told, (characteristic, worst["group"], worst["comparator"]), place, f"{name}-places")
    elif first:
        yield trend(told, EVERYONE, EVERYONE, f"{name}-trend")
        yield funnel(told, (EVERYONE, EVERYONE, ""), place, f"{name}-places")
