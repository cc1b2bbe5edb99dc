"""Rounded tables: counts each on its own, rates of the rounded counts, and no other figure."""

import numpy as np
import pandas as pd

from answerable.disclosure.rounding import rounded as to_multiple
from answerable.releases.columns import RATES
from answerable.releases.figures import Figures

_KEPT = ("k", "n", "rate")


def rounded(rates: pd.DataFrame, figures: Figures, multiple: int) -> pd.DataFrame:
    """The rates as they are printed with rounded counts; the figures that would tell more are hidden as derived."""
    k, n = (_rounded(rates[name], multiple) for name in ("k", "n"))
    per = {(one.name, one.version): one.per for one in figures.measures}
    scale = np.array([per[key] for key in zip(rates["measure"], rates["version"], strict=True)])
    rate = (scale * k / n.where(n > 0)).where((k <= n) & rates["rate"].notna())
    others = [name for name in RATES.figures if name not in _KEPT]
    gone = rates[others].notna().any(axis=1)
    names = (rates["hidden"] + (" " + " ".join(others))).where(gone, rates["hidden"]).str.strip()
    reason = rates["reason"].mask(gone & (rates["reason"] == ""), "derived")
    return rates.assign(k=k, n=n, rate=rate, hidden=names, reason=reason, **dict.fromkeys(others))


def _rounded(counts: "pd.Series[float]", multiple: int) -> "pd.Series[float]":
    whole = to_multiple(np.rint(counts.fillna(0).to_numpy(float)), multiple)
    return pd.Series(whole.astype(float), index=counts.index).where(counts.notna())
