"""Blocks of cells within which hidden counts are likely to make room for one another, the cheapest to try first."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from answerable.disclosure.linking import Linked

LARGEST = 3500
"""Cells of a block, beyond which its programs would take too long."""
_ALIKE: tuple[list[str], ...] = (
    ["characteristic", "detail", "upper group", "level", "upper place"],
    ["characteristic", "detail", "upper group"],
    ["level", "upper place", "three together"],
    ["level", "upper place", "every third"],
    ["one of each region"],
    ["level", "upper place"],
    [],
)
"""Siblings at the places of a region; everywhere; all groups at some places of a region, at a place of each, with the
regions themselves; at all places of a region; all cells."""


def blocks(linked: Linked) -> Iterator[np.ndarray]:
    """Positions of the cells of blocks: alike in place and group, of all periods, of stages bound to one another."""
    printed = linked.cells.iloc[: len(linked.cells) - len(linked.complements)]
    order = printed.groupby(["level", "upper place"])["place"].rank("dense").astype(int) - 1
    printed = printed.assign(**{"three together": order // 3, "every third": order % 3, "one of each region": order})
    for alike in _ALIKE:
        for stages in linked.stages:
            for part in _parts(printed[printed["stage"].isin(stages)], alike):
                if len(part) <= LARGEST:
                    yield np.asarray(part)


def _parts(cells: pd.DataFrame, alike: list[str]) -> Iterator[np.ndarray]:
    if not alike:
        yield cells.index.to_numpy()
        return
    above = cells.index[(cells["level"] != "place") & (alike == ["one of each region"])]
    for _, part in cells.drop(above).groupby(alike, sort=True):
        yield np.concatenate([above.to_numpy(), part.index.to_numpy()])
