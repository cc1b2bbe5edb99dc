"""Blocks of cells within which hidden counts make room for one another."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from answerable.disclosure.linking import Linked

LARGEST = 60_000
"""Cells of a block, beyond which its programs would take too long."""
REGION = ["level", "upper place"]
_ALIKE: tuple[list[str], ...] = ([], ["characteristic"], ["characteristic", *REGION])
"""All cells; those of a characteristic; those of a characteristic at the places of a region."""


def wholes(linked: Linked) -> Iterator[np.ndarray]:
    """Positions of the cells of stages that are bound to one another, all together or in parts where too many."""
    for cells in _bound(linked):
        yield from _parts(cells, 0)


def regions(linked: Linked) -> Iterator[np.ndarray]:
    """The same, of the places of one region at a time."""
    for cells in _bound(linked):
        for _, part in cells.groupby(REGION, sort=True):
            yield from _parts(part, 0)


def _bound(linked: Linked) -> Iterator[pd.DataFrame]:
    printed = linked.cells.iloc[: len(linked.cells) - len(linked.complements)]
    for stages in linked.stages:
        yield printed[printed["stage"].isin(stages)]


def _parts(cells: pd.DataFrame, depth: int) -> Iterator[np.ndarray]:
    if len(cells) <= LARGEST:
        yield cells.index.to_numpy()
    elif depth + 1 < len(_ALIKE):
        for _, part in cells.groupby(_ALIKE[depth + 1], sort=True):
            yield from _parts(part, depth + 1)
