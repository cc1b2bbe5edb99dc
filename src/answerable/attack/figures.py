"""What of each file says something of counts: rates and their limits, ratios, gaps, points of charts."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from answerable.attack.editions import COMPARISONS, FUNNELS, MEAN, RATE, RATES, TRENDS, Table
from answerable.attack.forms import (
    Figure,
    Form,
    Four,
    comparator_rate,
    complement_ratio,
    excess,
    expected,
    gap,
    rate,
    ratio,
    size,
)
from answerable.attack.printed import half_width, read_numbers
from answerable.attack.shrinkage import shrunk_figure
from answerable.attack.space import Flags, Numbers

_Z = 1.959964


def figures_of(table: Table, file: str, four: Four) -> Iterator[Figure]:
    """All figures of a file that say something of counts."""
    rows = table.rows
    per = pd.to_numeric(rows["per"], errors="coerce").fillna(1.0).to_numpy(np.float64)
    if file == RATES:
        yield _between(rows, "rate", rate, "rate", per)
        yield _between(rows, "limits of the rate", rate, ("low", "high"), per)
        yield from _wilson(rows, per, four)
        yield shrunk_figure(rows, per, four)
    elif file == TRENDS:
        yield _between(rows, "chart point", rate, "value", per)
    elif file == FUNNELS:
        yield from _funnel(rows, per)
    elif file == COMPARISONS:
        yield from _compared(rows, per)


def _funnel(rows: pd.DataFrame, per: Numbers) -> Iterator[Figure]:
    alone, one = (rows["comparator"] == "").to_numpy(), np.ones(len(rows))
    yield _only(alone, _between(rows, "funnel point", rate, "value", per))
    yield _only(alone, _between(rows, "size of a funnel point", size, "size", one))
    yield _only(~alone, _between(rows, "funnel point", ratio, "value", one))
    yield _only(~alone, _between(rows, "size of a funnel point", expected, "size", one))


def _compared(rows: pd.DataFrame, per: Numbers) -> Iterator[Figure]:
    one = np.ones(len(rows))
    beside = _between(rows, "comparator's rate", comparator_rate, "comparator_rate", per)
    yield beside
    for name, form, unit in (
        ("ratio", ratio, one),
        ("complement_ratio", complement_ratio, one),
        ("gap", gap, per),
        ("excess", excess, one),
    ):
        stem, words = name.removesuffix("_ratio"), name.replace("_", " ")
        printed = _between(rows, words, form, name, unit)
        yield printed
        yield _between(rows, f"limits of the {words}", form, (f"{stem}_low", f"{stem}_high"), unit)
        if name == "ratio":
            yield Figure("ratio and comparator's rate", rate, printed.low * beside.low, printed.high * beside.high)
        if name == "gap":
            yield Figure("gap and comparator's rate", rate, printed.low + beside.low, printed.high + beside.high)


def _between(rows: pd.DataFrame, about: str, form: Form, columns: str | tuple[str, str], per: Numbers) -> Figure:
    """A figure, or the two limits between which it lies, each give or take its rounding."""
    low, high = (columns, columns) if isinstance(columns, str) else columns
    least, most = read_numbers(rows, low) - half_width(rows, low), read_numbers(rows, high) + half_width(rows, high)
    return Figure(about, form, least / per, most / per)


def _only(wanted: Flags, figure: Figure) -> Figure:
    return Figure(
        figure.about, figure.form, np.where(wanted, figure.low, np.nan), np.where(wanted, figure.high, np.nan)
    )


def _wilson(rows: pd.DataFrame, per: Numbers, four: Four) -> Iterator[Figure]:
    """Wilson's limits tell n by how far they are apart, and then the rate.

    A limit x of a rate p among n people has (x - p)² = z² x (1 - x) / n. Where people repeat, limits are wider.
    """
    ours = ~rows["kind"].isin([RATE, MEAN]).to_numpy() & (rows["repeats"] != "every").to_numpy()
    width = [half_width(rows, name) for name in ("low", "high")]
    low, high = (np.where(ours, read_numbers(rows, name), np.nan) / per for name in ("low", "high"))
    tight, wide = (
        [np.clip(low + side * width[0] / per, 0, 1), np.clip(high - side * width[1] / per, 0, 1)] for side in (1, -1)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        fewest, most = ((_Z * sum(_spread(x) for x in ends) / (ends[1] - ends[0])) ** 2 for ends in (wide, tight))
    inside = tight[1] > tight[0]
    fewest, most = np.minimum(fewest, most), np.where(inside, np.maximum(fewest, most), np.inf)
    yield Figure("limits of the rate", size, fewest * (1 - 1e-6), most * (1 + 1e-6))
    n = np.where(four.exact[1] & (four.low[1] > 0), four.low[1], np.nan)
    rates = [
        x + sign * _Z * _spread(x) / np.sqrt(n)
        for x, sign in ((wide[0], 1), (tight[0], 1), (tight[1], -1), (wide[1], -1))
    ]
    yield Figure("limits of the rate", rate, np.fmax(rates[0], rates[2]) - 1e-6, np.fmin(rates[1], rates[3]) + 1e-6)


def _spread(limit: Numbers) -> Numbers:
    return np.asarray(np.sqrt(limit * (1 - limit)))
