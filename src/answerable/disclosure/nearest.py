"""Where a hidden figure can be seen after all: the nearest level at which its group is shown."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from answerable.disclosure.equations import KEY

Upward = Callable[[pd.DataFrame], pd.DataFrame]


def nearest(keys: pd.DataFrame, shown: np.ndarray, *, groups: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """For each row that is not shown, in words, the nearest that is; empty where none is, and for rows that are shown.

    `keys` has the columns of `KEY`, a row a figure; `groups` and `places` are lists as `link` takes. Tried in turn:
    the same over the shortest longer period; the broad group; the region; its broad group; the nation.
    """
    said = np.full(len(keys), "", dtype=object)
    rows = keys[KEY].reset_index(drop=True).assign(row=np.arange(len(keys)))
    wanted, there = rows[~shown], rows[shown].drop(columns="row")
    broad, region = _broad(groups), _region(places)
    for upward in (_longer(there), broad, region, lambda one: region(broad(one)), _nation):
        left = wanted[said[wanted["row"]] == ""]
        found = upward(left).merge(there, on=KEY).drop_duplicates("row")
        said[found["row"]] = found["words"]
    return said


def _longer(there: pd.DataFrame) -> Upward:
    periods = there[["from", "to"]].drop_duplicates()

    def upward(rows: pd.DataFrame) -> pd.DataFrame:
        both = rows.merge(periods, how="cross", suffixes=("", " of it"))
        around = both[(both["from of it"] <= both["from"]) & (both["to of it"] >= both["to"])]
        around = around[(around["from of it"] < around["from"]) | (around["to of it"] > around["to"])]
        moved = around.drop(columns=["from", "to"]).rename(columns={"from of it": "from", "to of it": "to"})
        first, last = pd.to_datetime(moved["from"]), pd.to_datetime(moved["to"])
        months = (last.dt.year - first.dt.year) * 12 + last.dt.month - first.dt.month + 1
        return moved.assign(words=months.astype(str) + " months pooled", months=months).sort_values(["row", "months"])

    return upward


def _broad(groups: pd.DataFrame) -> Upward:
    listed = groups[groups["detail"] == "fine"][["characteristic", "detail", "group", "parent"]]

    def upward(rows: pd.DataFrame) -> pd.DataFrame:
        found = rows.drop(columns="words", errors="ignore").merge(listed, on=["characteristic", "detail", "group"])
        found = found[found["parent"] != ""].assign(detail="broad", group=lambda one: one["parent"])
        return found.drop(columns="parent").assign(words="broad group " + found["group"] + " at " + _where(found))

    return upward


def _region(places: pd.DataFrame) -> Upward:
    listed = places[["level", "place", "parent"]]

    def upward(rows: pd.DataFrame) -> pd.DataFrame:
        found = rows.drop(columns="words", errors="ignore").merge(listed, on=["level", "place"])
        found = found[(found["parent"] != "") & (found["level"] == "place")]
        found = found.assign(level="region", place=found["parent"]).drop(columns="parent")
        return found.assign(words=_what(found) + " at " + _where(found))

    return upward


def _nation(rows: pd.DataFrame) -> pd.DataFrame:
    found = rows.drop(columns="words", errors="ignore").assign(level="nation", place="")
    return found.assign(words=_what(found) + " at " + _where(found))


def _what(rows: pd.DataFrame) -> "pd.Series[str]":
    named = "broad group " + rows["group"]
    return named.where(rows["detail"] == "broad", rows["detail"] + " group").where(rows["detail"] != "all", "everyone")


def _where(rows: pd.DataFrame) -> "pd.Series[str]":
    region = ("region " + rows["place"]).where(rows["level"] == "region", rows["place"])
    return region.where(rows["level"] != "nation", "the nation")
