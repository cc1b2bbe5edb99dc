"""Which counts add up to which: what anyone can write down who sees the tables."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

KEY = ["stage", "characteristic", "detail", "group", "level", "place", "from", "to"]
"""What tells one cell from another. Everyone has an empty characteristic and group, the nation an empty place."""
EVERYONE = {"characteristic": "", "detail": "all", "group": ""}
PAIRED = " × "
"""Between the two characteristics of a pair, and between its two groups."""


class Sums(NamedTuple):
    """Parts and the whole that each belongs to, as positions of cells; `equation` tells apart what one whole equals."""

    whole: np.ndarray
    part: np.ndarray
    equation: np.ndarray


def matrix(sums: Iterable[Sums], cells: int) -> sparse.csr_array:
    """Equations x cells: 1 for the whole and -1 for each part."""
    rows, columns, signs, height = [], [], [], 0
    for one in sums:
        labels = pd.DataFrame({"whole": one.whole, "equation": one.equation})
        number = labels.groupby(["whole", "equation"], sort=True).ngroup().to_numpy() + height
        wholes = pd.DataFrame({"number": number, "whole": one.whole}).drop_duplicates()
        rows += [wholes["number"].to_numpy(), number]
        columns += [wholes["whole"].to_numpy(), one.part]
        signs += [np.ones(len(wholes), np.int8), -np.ones(len(number), np.int8)]
        height += len(wholes)
    entries = (np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_array(entries, shape=(height, cells))


def with_upper(cells: pd.DataFrame, groups: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The cells with the group and the place above each, as the code lists tell; empty where they tell none."""
    above = groups.drop_duplicates(["characteristic", "detail", "group"]).rename(columns={"parent": "upper group"})
    above.loc[above["characteristic"].str.contains(PAIRED, regex=False), "upper group"] = ""
    around = places.drop_duplicates(["level", "place"]).rename(columns={"parent": "upper place"})
    told = cells.merge(above, on=["characteristic", "detail", "group"], how="left")
    told = told.merge(around, on=["level", "place"], how="left")
    return told.fillna({"upper group": "", "upper place": ""})


def fractions(cells: pd.DataFrame, pairs: Iterable[tuple[str, str]]) -> np.ndarray:
    """Positions of numerators and their denominators, a row a pair."""
    stages = pd.DataFrame(pairs, columns=["stage", "of"], dtype=object)
    numerators = _numbered(cells, "part").merge(stages, on="stage")
    wholes = _numbered(cells, "whole").rename(columns={"stage": "of"})
    both = numerators.merge(wholes, on=["of", *KEY[1:]]).sort_values(["part", "whole"])
    return np.asarray(both[["part", "whole"]], dtype=np.int64)


def over_partitions(cells: pd.DataFrame, partitions: Mapping[str, tuple[str, ...]]) -> Sums:
    """Numerators that add up to the denominator they share."""
    pairs = [(part, whole) for whole, parts in partitions.items() for part in parts]
    found = fractions(cells, pairs)
    complete = pd.Series(found[:, 1]).map(pd.Series(found[:, 1]).value_counts())
    sizes = cells["stage"].iloc[found[:, 1]].map({whole: len(parts) for whole, parts in partitions.items()})
    found = found[complete.to_numpy() == sizes.to_numpy()]
    return Sums(found[:, 1], found[:, 0], np.zeros(len(found), np.int64))


def over_groups(cells: pd.DataFrame, groups: pd.DataFrame) -> Sums:
    """Fine groups in their broad group, broad groups in everyone, pairs in each of the two groups they pair."""
    upward = _upward(groups.drop_duplicates(), set(cells.loc[cells["detail"] == "broad", "characteristic"]))
    parts = _numbered(cells, "part").merge(upward, on=["characteristic", "detail", "group"])
    wholes = _numbered(cells, "whole").rename(columns={name: f"upper {name}" for name in EVERYONE})
    found = parts.merge(wholes, on=[f"upper {name}" for name in EVERYONE] + ["stage", *KEY[4:]])
    within = found["characteristic"] + "/" + found["upper detail"] + "/" + found["axis"]
    return Sums(found["whole"].to_numpy(), found["part"].to_numpy(), pd.factorize(within)[0])


def _upward(groups: pd.DataFrame, with_broad: set[str]) -> pd.DataFrame:
    """Each group with the cell above it. A group that stands in both details is one cell, told twice."""
    broad = set(
        zip(*(groups.loc[groups["detail"] == "broad", name] for name in ("characteristic", "group")), strict=True)
    )
    rows: list[tuple[str, ...]] = []
    for one, detail, group, parent in groups[["characteristic", "detail", "group", "parent"]].itertuples(index=False):
        told = (one, detail, group)
        if PAIRED in one:
            both = zip("ab", one.split(PAIRED), parent.split(" | "), strict=True)
            rows += [(*told, axis, name, "fine", upper) for axis, name, upper in both]
        elif detail == "fine" and one in with_broad and (parent or (one, group) in broad):
            rows.append((*told, "", one, "broad", parent or group))
        else:
            rows.append((*told, "", *EVERYONE.values()))
    return pd.DataFrame(rows, columns=[*EVERYONE, "axis", *(f"upper {name}" for name in EVERYONE)], dtype=object)


def over_places(cells: pd.DataFrame, places: pd.DataFrame) -> Sums:
    """Places in their region, regions in the nation; where no region is told, places in the nation."""
    regions = (cells["level"] == "region").any()
    parts = _numbered(cells, "part").merge(places, on=["level", "place"])
    parent = parts["parent"].where(regions | (parts["level"] == "region"), "")
    upper = np.where(parent != "", "region", "nation")
    parts = parts.assign(**{"upper place": parent, "upper level": upper})[parts["level"] != "nation"]
    wholes = _numbered(cells, "whole").rename(columns={"place": "upper place", "level": "upper level"})
    found = parts.merge(wholes, on=["upper place", "upper level", *KEY[:4], *KEY[6:]])
    return Sums(found["whole"].to_numpy(), found["part"].to_numpy(), np.zeros(len(found), np.int64))


def over_periods(cells: pd.DataFrame) -> Sums:
    """Periods that together make up a longer one, by the longest and by the shortest that do."""
    periods = cells[["from", "to"]].drop_duplicates().sort_values(["from", "to"]).reset_index(drop=True)
    tiles = pd.DataFrame(_tilings(list(periods.itertuples(index=False, name=None))), columns=_TILES)
    parts = _numbered(cells, "part").merge(tiles, on=["from", "to"])
    wholes = _numbered(cells, "whole").rename(columns={"from": "upper from", "to": "upper to"})
    found = parts.merge(wholes, on=["upper from", "upper to", *KEY[:6]])
    whole = found.groupby(["whole", "tiling"])["part"].transform("size") == found["pieces"]
    found = found[whole]
    return Sums(found["whole"].to_numpy(), found["part"].to_numpy(), found["tiling"].to_numpy(np.int64))


_TILES = ["from", "to", "upper from", "upper to", "tiling", "pieces"]


def _tilings(periods: list[tuple[object, object]]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for whole in periods:
        found = [tiling for longest in (True, False) if (tiling := _tiling(whole, periods, longest=longest))]
        for number, tiling in enumerate(dict.fromkeys(found)):
            rows += [(*piece, *whole, number, len(tiling)) for piece in tiling]
    return rows


def _tiling(
    whole: tuple[object, object], periods: list[tuple[object, object]], *, longest: bool
) -> tuple[tuple[object, object], ...]:
    """Follow one another from the first day of the whole to its last, without turning back; empty where none fits."""
    pieces: list[tuple[object, object]] = []
    first, last = pd.Timestamp(whole[0]), pd.Timestamp(whole[1])
    while first <= last:
        nexts = [
            one for one in periods if one != whole and pd.Timestamp(one[0]) == first and pd.Timestamp(one[1]) <= last
        ]
        if not nexts:
            return ()
        pieces.append((max if longest else min)(nexts, key=lambda one: pd.Timestamp(one[1])))
        first = pd.Timestamp(pieces[-1][1]) + pd.Timedelta(days=1)
    return tuple(pieces)


def _numbered(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    return cells[KEY].assign(**{name: np.arange(len(cells))})
