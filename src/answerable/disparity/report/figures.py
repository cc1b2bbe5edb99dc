"""The charts of one measure, each with a sentence that says what it shows."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from answerable.disparity.counts import PLACE
from answerable.disparity.measures.model import Kind
from answerable.disparity.report import charts, numbers
from answerable.disparity.report.choosing import Told
from answerable.disparity.report.comparing import Standing, standings
from answerable.disparity.report.wording import heading, people, said, some, things

MOST_DRAWN = 20
"""Groups in one chart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, its heading, and what it shows."""

    heading: str
    svg: str
    sentence: str


def dots(told: Told, characteristic: str, name: str) -> Figure | None:
    """The groups of a characteristic beside the measure's first comparator, or a benchmark; None without groups."""
    standing = standings(told, characteristic)
    if standing is None:
        return None
    drawn = standing.foremost(MOST_DRAWN)
    title = f"{heading(characteristic)}, compared with {people(standing.comparator)}"
    sentence = said((_flagged(standing), _unsaid(standing), _left_out(len(drawn), len(standing.rows))))
    words = charts.Words(name, title, sentence)
    axis = f"Times as {'much' if told.measure.kind is Kind.MEAN else 'often'} as {people(standing.comparator)}"
    if told.measure.kind is Kind.SHARE:
        axis = "Share, as a multiple of the benchmark’s"
    return Figure(
        title, charts.dot_and_interval(drawn.to_dict("records"), words, band=standing.band, axis=axis), sentence
    )


def _flagged(standing: Standing) -> str:
    rows = standing.rows
    names = rows.loc[rows["flagged"], "label"].tolist()
    groups = things(len(rows), "group")
    if standing.band is None:
        return f"{groups} beside the benchmark. A share is not flagged; its table tells how sure the difference is."
    if not names:
        return f"Of {groups}, none is flagged."
    return f"Of {groups}, {len(names):,} {'is' if len(names) == 1 else 'are'} flagged: {some(names)}."


def _unsaid(standing: Standing) -> str:
    missing = standing.rows.loc[standing.rows["value"].isna(), "label"].tolist()
    return f"Of {some(missing)} it cannot be said; the table tells why." if missing else ""


def _left_out(drawn: int, all_rows: int) -> str:
    return f"The {drawn} furthest from 1 are drawn." if drawn < all_rows else ""


def trend(told: Told, characteristic: str, group: str, name: str) -> Figure | None:
    """One group over time; None where there are no two periods with a figure."""
    rows = told.trends
    rows = rows[(rows["characteristic"] == characteristic) & (rows["group"] == group)]
    if rows["value"].notna().sum() < 2:
        return None
    points = rows.assign(signal=rows["signals"] != "").reset_index(drop=True)
    title = f"{heading(group or 'everyone')}, over time"
    sentence = said((_latest(told, points), _signals(points), _breaks(points)))
    words = charts.Words(name, title, sentence)
    return Figure(title, charts.trend(points.to_dict("records"), words, number=numbers.axis(told.measure)), sentence)


def _latest(told: Told, points: pd.DataFrame) -> str:
    last = points[points["value"].notna()].iloc[-1]
    now = f"In {numbers.month(last['from'])} it was {numbers.figure(told.measure, last['value'])}"
    now += numbers.unit(told.measure)
    if not numbers.known(last["centre"]):
        return f"{now}. {last['cannot_say']}"
    return f"{now}; the mean of {len(points)} periods is {numbers.figure(told.measure, last['centre'])}."


def _signals(points: pd.DataFrame) -> str:
    if points["centre"].isna().all():
        return ""
    marked = [f"{numbers.month(row['from'])} ({row['signals']})" for _, row in points[points["signal"]].iterrows()]
    if not marked:
        return "No period meets a rule: what changed may be chance."
    return f"{things(len(marked), 'period')} {'meets' if len(marked) == 1 else 'meet'} a rule: {some(marked)}."


def _breaks(points: pd.DataFrame) -> str:
    changed = [numbers.month(day) for day in points.loc[points["break_before"].astype(bool), "from"]]
    return f"The definition changed in {some(changed)}, so figures before and after are not alike." if changed else ""


def funnel(told: Told, row: tuple[str, str, str], place: str, name: str) -> Figure | None:
    """One characteristic, group and comparator over places, or over regions; None where there are too few."""
    characteristic, group, comparator = row
    rows = told.funnels
    rows = rows[rows[["characteristic", "group", "comparator"]].eq([characteristic, group, comparator]).all(axis=1)]
    places = rows[rows["level"] == PLACE]
    level = places if len(places) > 2 else rows[rows["level"] != PLACE]
    points = level[level["value"].notna()].reset_index(drop=True)
    if points["high_998"].isna().all():
        return None
    title = f"{heading(group or 'everyone')}, place by place"
    if comparator:
        title = f"{heading(group)} compared with {people(comparator)}, place by place"
    without = _without_point(len(level) - len(points))
    sentence = said((_outside(told, points, comparator), without, _spread(points), _split(told, row)))
    svg = charts.funnel(
        points.assign(here=points["place"] == place).to_dict("records"),
        charts.Words(name, title, sentence),
        number=numbers.round_number if comparator else numbers.axis(told.measure),
        size=_size(told, comparator),
    )
    return Figure(title, svg, sentence)


def _size(told: Told, comparator: str) -> str:
    stage = told.measure.denominator.stage if told.measure.denominator else "everyone whose group is known"
    return f"Expected {told.measure.numerator.stage}" if comparator else heading(stage)


def _outside(told: Told, points: pd.DataFrame, comparator: str) -> str:
    far = points[points["outside"] == "99.8%"].sort_values("size", ascending=False)
    form = numbers.ratio if comparator else partial(numbers.figure, told.measure)
    names = [f"{row['place']} ({form(row['value'])})" for _, row in far.iterrows()]
    many = things(len(points), "place")
    if not names:
        return f"Of {many}, none lies beyond the outer limits."
    return f"Of {many}, {len(names):,} {'lies' if len(names) == 1 else 'lie'} beyond the outer limits: {some(names)}."


def _without_point(many: int) -> str:
    return f"At {things(many, 'place')} no events are expected, so there is no point." if many else ""


def _spread(points: pd.DataFrame) -> str:
    phi = points["overdispersion"].iloc[0]
    if not numbers.known(phi) or phi <= 1:
        return ""
    return f"Places lie further from the centre than by chance (overdispersion {phi:.1f}); the limits allow for it."


def _split(told: Told, row: tuple[str, str, str]) -> str:
    rows = told.splits
    found = rows[rows[["characteristic", "group", "comparator"]].eq(list(row)).all(axis=1) & rows["gap"].notna()]
    if found.empty:
        return ""
    parts = found.iloc[0]
    gap, within, between = (numbers.difference(told.measure, parts[name]) for name in ("gap", "within", "between"))
    unit = " percentage points" if numbers.points(told.measure) else numbers.unit(told.measure)
    return (
        f"Of the gap of {gap}{unit} over all places, {within} arise within places, and {between} "
        "because groups are at different places."
    )
