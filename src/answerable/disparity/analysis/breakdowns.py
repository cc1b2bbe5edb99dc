"""The groups that a measure tells of, fine and broad, and how each stands to the comparators."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from answerable.disparity.analysis.tallies import Codes, Columns
from answerable.disparity.classifications import WHITE_BRITISH, WHITE_MINORITY, Group, groups
from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Measure
from answerable.disparity.results import ALL, BROAD, FINE, PAIR

BOTH = " × "
"""Between the two characteristics, and between the two groups, of a pair."""

_KINDS = dict.fromkeys(("british", "white", "holds", "apart", "reference"), bool) | {"parent": np.int64}
_Known = Mapping[tuple[str, str], Group]


def breakdowns_of(measure: Measure, found: Iterable[tuple[str, str]]) -> Columns:
    """The groups of a measure, column by column: those of the counts, then the broad groups that hold them.

    `characteristic`, `detail`, `group`, and
    `parent`: the row of the broad group, or -1;
    `british`, `white`: whether all people of the group are; `holds`: whether some of a broad group are white British;
    `reference`: whether it is the named comparator; `named`: the name of that comparator;
    `apart`: whether it stands for a group that is not known;
    `home`, `kin`, `set`: codes for rows of one characteristic; for those with the other half of a pair in common too;
    and for rows of one characteristic and detail.
    """
    known = {(about.name, group.name): group for about in measure.characteristics for group in groups(about)}
    fine = [_fine(known, *key) for key in found]
    parents = dict.fromkeys((row["characteristic"], row["broad"]) for row in fine if row["broad"])
    rows = fine + [_broad(known, *parent) for parent in sorted(parents)]
    number = {parent: len(fine) + place for place, parent in enumerate(sorted(parents))}
    references = {about.name: about.reference for about in measure.characteristics}
    for row in rows:
        row["parent"] = number.get((row["characteristic"], row["broad"]), -1)
        row["named"] = references.get(row["characteristic"])
        row["reference"] = row["named"] == row["group"]
    codes = {"home": ["characteristic"], "kin": ["characteristic", "beside"], "set": ["characteristic", "detail"]}
    table = {name: np.array([row[name] for row in rows], dtype=_KINDS.get(name, object)) for name in rows[0]}
    return table | {name: _coded(rows, columns) for name, columns in codes.items()}


def _coded(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Codes:
    keys = [tuple(row[column] for column in columns) for row in rows]
    number = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([number[key] for key in keys], dtype=np.int64)


def _fine(known: _Known, characteristic: str, group: str) -> dict[str, Any]:
    statuses, beside = _statuses(known, characteristic, group)
    return {
        "characteristic": characteristic,
        "group": group,
        "detail": PAIR if BOTH in characteristic else FINE if characteristic else ALL,
        "broad": known[characteristic, group].broad if (characteristic, group) in known else "",
        "beside": beside,
        "british": WHITE_BRITISH in statuses,
        "white": bool({WHITE_BRITISH, WHITE_MINORITY} & statuses),
        "holds": False,
        "apart": bool({*group.split(BOTH)} & {*APART}),
    }


def _statuses(known: _Known, characteristic: str, group: str) -> tuple[set[str], str]:
    """How the group, or either half of a pair, stands to the white comparators, and the half that does not."""
    halves = list(zip(characteristic.split(BOTH), group.split(BOTH), strict=False))
    statuses = [known[half].status if half in known else "" for half in halves]
    beside = [half[1] for half, status in zip(halves, statuses, strict=True) if len(halves) > 1 and not status]
    return {*statuses}, BOTH.join(beside)


def _broad(known: _Known, characteristic: str, broad: str) -> dict[str, Any]:
    statuses = {group.status for (name, _), group in known.items() if name == characteristic and group.broad == broad}
    return {
        "characteristic": characteristic,
        "group": broad,
        "detail": BROAD,
        "broad": "",
        "beside": "",
        "british": statuses == {WHITE_BRITISH},
        "white": statuses <= {WHITE_BRITISH, WHITE_MINORITY},
        "holds": WHITE_BRITISH in statuses,
        "apart": False,
    }
