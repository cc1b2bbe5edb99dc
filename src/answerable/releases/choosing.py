"""Which of the figures of a run a policy wants published at all."""

import pandas as pd

from answerable.disclosure import Policy
from answerable.disparity.results import PAIR
from answerable.releases.grid import MEASURE


def chosen(table: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The rows of a table of results that are of the levels and spans of the policy, and pairs if it wants them."""
    wanted = table["level"].isin(policy.levels) & ((table["detail"] != PAIR) | policy.pairs)
    return table[wanted & (_main_span(table) if policy.spans == "main" else True)].reset_index(drop=True)


def left_out(table: pd.DataFrame, policy: Policy) -> str:
    """What of a table the policy leaves out, in words; empty where that is nothing."""
    kept = len(chosen(table, policy))
    if kept == len(table):
        return ""
    spans = "the main span of each measure only" if policy.spans == "main" else "every span"
    pairs = "with" if policy.pairs else "without"
    return (
        f"Published are figures by {', '.join(policy.levels)}, for {spans}, {pairs} pairs of characteristics: "
        f"{kept:,} of {len(table):,} rows of the run."
    )


def _main_span(table: pd.DataFrame) -> "pd.Series[bool]":
    """The pooled span of a measure, or its latest where none is pooled."""
    of_measure = table.groupby(MEASURE, sort=False)
    pools = of_measure["pooled"].transform("any")
    latest = table["from"] == of_measure["from"].transform("max")
    return table["pooled"].where(pools, latest).astype(bool)
