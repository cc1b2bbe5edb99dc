"""Shrunk rates, turned back into counts.

Each is (a + k) / (A + n), with one a and A for all places of a group. Two or more places whose counts are printed tell
both, and with them the count of any other place. Source of the formula: methods.md, Small numbers.
"""

import numpy as np
import pandas as pd

from answerable.attack.editions import MEAN, RATE
from answerable.attack.forms import Figure, Four, rate
from answerable.attack.printed import half_width, read_numbers
from answerable.attack.published import KEY
from answerable.attack.space import Codes, Numbers

_LEAST = 3
"""Places with printed counts without which a and A are not learned."""
_ROUNDING = 3.0
"""How many times the error of one rounded figure what is learned from others may be wrong."""


def shrunk_figure(rows: pd.DataFrame, per: Numbers, four: Four) -> Figure:
    """The rates that shrunk ones leave possible, where n is known. Where people repeat, shrunk rates tell less."""
    ours = ~rows["kind"].isin([RATE, MEAN]).to_numpy() & (rows["repeats"] != "every").to_numpy()
    shrunk, half = read_numbers(rows, "shrunk") / per, half_width(rows, "shrunk") / per
    usable = ours & np.isfinite(shrunk) & four.exact[1] & (four.low[1] > 0)
    known = usable & four.exact[0]
    low, high = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    family = rows.groupby([name for name in KEY if name != "place"], sort=False).ngroup().to_numpy()
    for one in np.unique(family[usable & ~known]):
        told, asked = (np.flatnonzero((family == one) & which) for which in (known, usable & ~known))
        if len(told) >= _LEAST:
            low[asked], high[asked] = _possible(shrunk, half, four, told, asked)
    return Figure("shrunk rate", rate, low, high)


def _possible(shrunk: Numbers, half: Numbers, four: Four, told: Codes, asked: Codes) -> tuple[Numbers, Numbers]:
    """The rates of some places; NaN where those of which the counts are printed do not fit the formula."""
    k, n = four.low[0], four.low[1]
    weights = np.stack([np.ones(len(told)), -shrunk[told]], axis=1)
    target = shrunk[told] * n[told] - k[told]
    a, strength = np.linalg.lstsq(weights, target, rcond=None)[0]
    error = np.abs(weights @ [a, strength] - target).max()
    if error > _ROUNDING * np.max(half[told] * (np.abs(strength) + n[told])):
        return np.full(len(asked), np.nan), np.full(len(asked), np.nan)
    count = shrunk[asked] * (strength + n[asked]) - a
    room = _ROUNDING * (error + half[asked] * (np.abs(strength) + n[asked]))
    return (count - room) / n[asked], (count + room) / n[asked]
