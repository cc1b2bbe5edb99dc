"""What is asked of the invented estates: how often nothing is called something, and how often something is found."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from answerable.disparity.analysis import analyse
from answerable.disparity.statistics import rate_ratio_log_wald
from benchmarks.calibration.estate import GROUPS, MEASURE, YEARLY, Estate, catalogue, counted, in_one, invent

KEY = ["group", "place", "from", "pooled"]
SIZES = {"below 5": (0, 5), "5 to 20": (5, 20), "20 to 100": (20, 100), "100 or more": (100, np.inf)}
"""Events that the comparator's rate would give the group at the place."""


def months(estate: Estate, seeds: Iterable[int]) -> Iterator[pd.DataFrame]:
    """The comparisons of each invented estate, month by month and with the latest twelve as one."""
    for seed in seeds:
        yield _comparisons(analyse(counted(invent(estate, seed), estate), catalogue(MEASURE)), seed)


def years(estate: Estate, seeds: Iterable[int]) -> Iterator[pd.DataFrame]:
    """The comparisons of each invented estate of one year, taken as one period."""
    for seed in seeds:
        yield _comparisons(analyse(in_one(invent(estate, seed)), catalogue(YEARLY)), seed)


def _comparisons(tables: Mapping[str, pa.Table], seed: int) -> pd.DataFrame:
    """Comparisons of the fine groups, with the counts of the group itself."""
    comparisons, rates = (tables[name].to_pandas() for name in ("comparisons", "rates"))
    own = rates[rates["detail"] == "fine"][[*KEY, "k", "n"]]
    return comparisons[comparisons["detail"] == "fine"].merge(own, on=KEY).assign(estate=seed)


def families_flagged(found: pd.DataFrame) -> tuple[int, int]:
    """In how many families anything is flagged, and how many there are."""
    flagged = found.groupby(["estate", "family"])["flag"].any()
    return int(flagged.sum()), len(flagged)


def with_truth(found: pd.DataFrame, estate: Estate) -> pd.DataFrame:
    """The comparisons with white British people at single places, with the true ratio and the expected events."""
    at = found[(found["level"] == "place") & (found["comparator"] == "white British")]
    true = {name: estate.ratios.get(number, 1.0) for number, name in enumerate(GROUPS)}
    expected = at["n"] * at["comparator_rate"]
    sizes = pd.cut(expected, [low for low, _ in SIZES.values()] + [np.inf], right=False, labels=list(SIZES))
    return at.assign(true=at["group"].map(true), size=sizes)


def coverage(told: pd.DataFrame) -> pd.DataFrame:
    """By size: pairs, the share with exact limits, and that whose limits hold the truth; beside plain Wald.

    Where Wald has no limits, for want of an event, they do not hold it.
    """
    said = told[told["ratio"].notna()]
    wald = rate_ratio_log_wald(said["k"], said["n"], said["comparator_k"], said["comparator_n"])
    said = said.assign(
        held=(said["ratio_low"] <= said["true"]) & (said["true"] <= said["ratio_high"]),
        exact=said["ratio_limits"] == "exact conditional",
        wald=(wald.lower <= said["true"]) & (said["true"] <= wald.upper),
    )
    by_size = said.groupby("size", observed=True)
    return by_size[["exact", "held", "wald"]].mean().assign(pairs=by_size.size())


def power(told: pd.DataFrame) -> pd.Series:
    """The share of pairs with a true disparity that are flagged, by true ratio and expected events."""
    return told[told["true"] > 1].groupby(["true", "size"], observed=True)["flag"].mean()
