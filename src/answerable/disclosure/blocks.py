"""Blocks of cells within which hidden counts are likely to make room for one another, the cheapest to try first."""

from collections.abc import Iterator

import numpy as np

from answerable.disclosure.linking import Linked

LARGEST = 3500
"""Cells of a block, beyond which its programs would take too long."""
_ALIKE = (
    ["characteristic", "detail", "upper group", "level", "upper place"],
    ["characteristic", "detail", "upper group"],
    ["level", "upper place", "three together"],
    ["level", "upper place", "every third"],
    ["level", "upper place"],
    [],
)
"""Siblings at the places of one region; siblings everywhere; all groups at some places of a region, at all of them; all."""


def blocks(linked: Linked) -> Iterator[np.ndarray]:
    """Positions of the cells of each block: alike in place and group, of all periods, and of stages that share a denominator."""
    printed = linked.cells.iloc[: len(linked.cells) - len(linked.complements)]
    order = printed.groupby(["level", "upper place"])["place"].rank("dense").astype(int) - 1
    printed = printed.assign(**{"three together": order // 3, "every third": order % 3})
    for alike in _ALIKE:
        for stages in linked.stages:
            chosen = printed[printed["stage"].isin(stages)]
            parts = chosen.groupby(alike, sort=True).indices.values() if alike else [np.arange(len(chosen))]
            for part in parts:
                if len(part) <= LARGEST:
                    yield np.asarray(chosen.index.to_numpy()[part])
