"""How the groups of a characteristic stand beside one comparator, in the order in which they are told."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Kind
from answerable.disparity.report import numbers
from answerable.disparity.report.choosing import Told
from answerable.disparity.results import BROAD


@dataclass(frozen=True, slots=True)
class Standing:
    """The finest groups: `label`, `value`, `low`, `high`, `shrunk`, `flagged` and `text`, the highest first."""

    comparator: str
    rows: pd.DataFrame
    band: tuple[float, float] | None
    """Within which nothing is flagged; None of shares, which no rule flags."""

    def foremost(self, most: int) -> pd.DataFrame:
        """The flagged, and those furthest from 1, in the same order."""
        rows = self.rows
        return rows.loc[sorted(rows.sort_values(["flagged", "distance"], ascending=False).index[:most])]


def comparators(told: Told, characteristic: str) -> list[str]:
    """With whom the groups of a characteristic are compared, the first one first."""
    rows = told.comparisons
    return list(dict.fromkeys(rows.loc[rows["characteristic"] == characteristic, "comparator"]))


def standings(told: Told, characteristic: str) -> Standing | None:
    """The groups beside the first comparator, or the benchmark of a share; None where there is nobody to compare."""
    if told.measure.kind is Kind.SHARE:
        name = told.measure.benchmark.name if told.measure.benchmark else ""
        found = _shares(told, characteristic)
        return Standing(name, _ordered(found), None) if len(found) else None
    names = comparators(told, characteristic)
    if not names:
        return None
    rule = told.measure.thresholds
    return Standing(names[0], _ordered(_ratios(told, characteristic, names[0])), (rule.low, rule.high))


def _ratios(told: Told, characteristic: str, comparator: str) -> pd.DataFrame:
    rows = told.comparisons
    rows = rows[(rows["characteristic"] == characteristic) & (rows["comparator"] == comparator)]
    rows = rows[rows["detail"] != BROAD]
    return pd.DataFrame(
        {
            "label": rows["group"],
            "value": rows["ratio"],
            "low": rows["ratio_low"],
            "high": rows["ratio_high"],
            "shrunk": rows["shrunk_ratio"],
            "flagged": rows["flag"].astype(bool),
        }
    )


def _shares(told: Told, characteristic: str) -> pd.DataFrame:
    rows = told.rates
    rows = rows[(rows["characteristic"] == characteristic) & ~rows["group"].isin(APART) & rows["index"].notna()]
    return pd.DataFrame(
        {
            "label": rows["group"],
            "value": rows["index"],
            "low": rows["low"] / rows["benchmark"],
            "high": rows["high"] / rows["benchmark"],
            "shrunk": np.nan,
            "flagged": False,
        }
    )


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """By the shrunk ratio where there is one, for raw ratios of small groups go far by chance."""
    best = rows["shrunk"].fillna(rows["value"])
    with np.errstate(divide="ignore"):
        distance = np.log(best.to_numpy(dtype=float))
    texts = [_text(row) for row in rows.to_dict("records")]
    placed = rows.assign(best=best, distance=np.nan_to_num(np.abs(distance), posinf=0.0), text=texts)
    return placed.sort_values("best", ascending=False, kind="stable", na_position="last").reset_index(drop=True)


def _text(row: dict[str, float]) -> str:
    written = numbers.with_interval(row, ("value", "low", "high"), numbers.ratio)
    return "cannot say" if written == numbers.NONE else written
