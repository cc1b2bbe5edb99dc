"""From the values that data hold to groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from answerable.disparity.classifications.subgroups import apart, with_subgroups
from answerable.disparity.classifications.tables import ETHNICITY, Group, apart_values, classifications, plain
from answerable.disparity.counts import APART, NOT_RECORDED, UNKNOWN_CODE

if TYPE_CHECKING:
    from answerable.disparity.measures.model import Characteristic


@dataclass(frozen=True, slots=True)
class Classified:
    """What each of n values stands for; arrays of length n."""

    fine: npt.NDArray[np.str_]
    """The finest group, or one of `counts.APART`."""
    broad: npt.NDArray[np.str_]
    """Its broad group; empty where there is none, and for those apart."""
    status: npt.NDArray[np.str_]
    """white British, white minority, ethnic minority, or empty."""
    apart: npt.NDArray[np.bool_]
    """Whether the group is not known: counted, never compared."""
    unknown: tuple[str, ...]
    """The values that the classification does not hold, or does not map, in order."""


def groups(characteristic: "Characteristic") -> tuple[Group, ...]:
    """The groups of a characteristic in order, those apart not included; none where values count as they stand."""
    if characteristic.bands:
        return tuple(Group(band.label, order) for order, band in enumerate(characteristic.bands))
    if characteristic.classification is None:
        return ()
    known = classifications()[characteristic.classification].groups
    if characteristic.classification == ETHNICITY and characteristic.subgroup:
        return tuple(with_subgroups(known))
    return known


def classify(
    characteristic: "Characteristic", codes: Sequence[object], subcodes: Sequence[object] | None = None
) -> Classified:
    """The groups of `codes`: of codes or labels of a classification, of labels of bands, or of values as they stand.

    `subcodes`, where given, are as many values of the characteristic's subgroup column. None, NaN and empty
    values are not recorded.
    """
    known = _known_values(characteristic)
    found = [_group_of(code, known) for code in codes]
    unknown = sorted({str(code) for code, group in zip(codes, found, strict=True) if group == UNKNOWN_CODE})
    if subcodes is not None and characteristic.classification == ETHNICITY:
        found = [apart(group, said) for group, said in zip(found, subcodes, strict=True)]
    of_name = {group.name: group for group in groups(characteristic)}
    nothing = Group("", 0)
    return Classified(
        np.array(found, dtype=str),
        np.array([of_name.get(name, nothing).broad for name in found], dtype=str),
        np.array([of_name.get(name, nothing).status for name in found], dtype=str),
        np.isin(np.array(found, dtype=str), APART),
        tuple(unknown),
    )


def _known_values(characteristic: "Characteristic") -> Mapping[str, str] | None:
    """Value to group; None where any value is a group of its own."""
    if characteristic.bands:
        return {**apart_values(), **{plain(band.label): band.label for band in characteristic.bands}}
    if characteristic.classification is None:
        return None
    return {**apart_values(), **classifications()[characteristic.classification].meanings}


def _group_of(code: object, known: Mapping[str, str] | None) -> str:
    if code is None:
        return NOT_RECORDED
    if known is None:
        return apart_values().get(plain(code), str(code).strip())
    return known.get(plain(code), UNKNOWN_CODE)
