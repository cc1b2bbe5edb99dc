"""Which of the figures of a run a policy wants published at all."""

import pandas as pd

from answerable.disclosure import Policy
from answerable.disparity.results import ALL
from answerable.releases.grid import MEASURE


def chosen(table: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The rows of a table of results of the details, levels and spans of the policy; everyone is always told."""
    wanted = table["detail"].isin([ALL, *policy.details]) & table["level"].isin(policy.levels)
    return table[wanted & (_main_span(table) if policy.spans == "main" else True)].reset_index(drop=True)


def left_out(table: pd.DataFrame, policy: Policy) -> str:
    """What of a table the policy leaves out, in words; empty where that is nothing."""
    kept = len(chosen(table, policy))
    if kept == len(table):
        return ""
    spans = "the main span of each measure only" if policy.spans == "main" else "every span"
    return (
        f"Published are {' and '.join(policy.details)} groups, by {', '.join(policy.levels)}, for {spans}: "
        f"{kept:,} of {len(table):,} rows of the run."
    )


def _main_span(table: pd.DataFrame) -> "pd.Series[bool]":
    """The pooled span of a measure, or its latest where none is pooled."""
    of_measure = table.groupby(MEASURE, sort=False)
    pools = of_measure["pooled"].transform("any")
    latest = table["from"] == of_measure["from"].transform("max")
    return table["pooled"].where(pools, latest).astype(bool)
