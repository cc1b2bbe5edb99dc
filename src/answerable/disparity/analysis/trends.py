"""Each figure over time, with the limits and the rules of control charts."""

from typing import Any

import numpy as np
import pyarrow as pa

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.tallies import Codes, Floats, quotient
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import TRENDS
from answerable.disparity.statistics import (
    laney_p_chart,
    p_chart,
    pearson_chi2,
    spc_rule_outside,
    spc_rule_shift,
    spc_rule_trend,
    spc_rule_two_of_three,
    u_chart,
    xmr,
)

OVERDISPERSED = 0.05
"""A p-chart whose periods differ with a p below this takes Laney's limits, where they are wider."""


def trends(cells: Cells, *, later: bool) -> pa.Table:
    """A point for each group, place and period of a measure with two periods or more.

    `later` tells that an earlier version of the definition was counted, so that the first period follows a break.
    """
    if len(cells.spans["from"]) == 1:
        return TRENDS.empty_table()
    points = cells[~cells.of_span("pooled") & ~cells.of_group("apart")]
    series, many = combined(points.group, points.place)
    k, n = (_spread(points, series, many, figures) for figures in (points.tally.k, points.tally.n))
    value, centre, low, high, chart = _charts(points, k, n)
    signals = _signals(value, centre, low, high)
    at = (series, points.span)
    few = np.isnan(centre)
    first = points.of_span("from") == cells.spans["from"].min()
    return table(
        TRENDS,
        points,
        {
            **{
                name: points.measure.per * figures[at]
                for name, figures in (("value", value), ("low", low), ("high", high))
            },
            "centre": points.measure.per * centre[series],
            "chart": np.where(few, None, chart)[series],
            "signals": reasons({name: marked[at] for name, marked in signals.items()}, len(points), "; "),
            "break_before": first & later,
            "cannot_say": reasons(
                {"Fewer than 12 periods hold a figure, so no limits are given.": few[series]}, len(points)
            ),
        },
    )


def _spread(points: Cells, series: Codes, many: int, figures: Floats) -> Floats:
    """One row a series and one column a span, 0 where there is no cell; spans are in the order of their first days."""
    dense = np.zeros((many, len(points.spans["from"])))
    dense[series, points.span] = figures
    return dense


def _charts(points: Cells, k: Floats, n: Floats) -> tuple[Any, ...]:
    """Value, centre, limits, and which chart, of each series."""
    rows = len(k)
    match points.measure.kind:
        case Kind.MEAN:
            value = quotient(k, n)
            found = xmr(value)
            limits = (np.broadcast_to(limit[:, np.newaxis], k.shape) for limit in (found.lpl, found.upl))
            return value, found.mean, *limits, np.full(rows, "XmR", dtype=object)
        case Kind.RATE:
            chart = u_chart(k, n)
            return (
                chart.point,
                np.where(chart.enough, chart.cl, np.nan),
                chart.lcl,
                chart.ucl,
                np.full(rows, "u", dtype=object),
            )
        case _:
            return _p_charts(k, n)


def _p_charts(k: Floats, n: Floats) -> tuple[Any, ...]:
    plain, wide = p_chart(k, n), laney_p_chart(k, n)
    family = np.repeat(np.arange(len(k)), k.shape[1])
    differ = pearson_chi2(k.ravel(), n.ravel(), family).p < OVERDISPERSED if len(k) else np.zeros(0, dtype=bool)
    wider = np.nansum(wide.ucl - wide.lcl, axis=1) > np.nansum(plain.ucl - plain.lcl, axis=1)
    laney = (differ & wider)[:, np.newaxis]
    low, high = np.where(laney, wide.lcl, plain.lcl), np.where(laney, wide.ucl, plain.ucl)
    names = np.where(laney[:, 0], "Laney p", "p").astype(object)
    return plain.point, np.where(plain.enough, plain.cl, np.nan), low, high, names


def _signals(value: Floats, centre: Floats, low: Floats, high: Floats) -> dict[str, Any]:
    """Which points meet which rule; a period without a figure meets none."""
    middle = centre[:, np.newaxis]
    width = np.fmax(high - middle, middle - low)  # a limit that was cut off at 0 or 1 is no third of the way nearer
    found = {
        "outside the limits": spc_rule_outside(value, low, high),
        "7 on one side": spc_rule_shift(value - middle),
        "7 rising or falling": spc_rule_trend(value) & ~np.isnan(middle),
        "2 of 3 near a limit": spc_rule_two_of_three(value, middle, middle - width, middle + width),
    }
    return {name: marked & ~np.isnan(value) for name, marked in found.items()}
