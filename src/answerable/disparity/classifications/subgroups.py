"""Gypsy, Irish Traveller and Roma people told apart by what they say of themselves in a second field.

One code of prisons and probation holds Gypsy and Irish Traveller people together; the field tells them apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from answerable.disparity.classifications.tables import Group, plain

TOGETHER, ROMA = "Gypsy or Irish Traveller", "Roma"
GYPSY, TRAVELLER = "Gypsy", "Irish Traveller"

_SAID = {"romany gypsy": GYPSY, "gypsy": GYPSY, "irish traveller": TRAVELLER, "roma": ROMA}


def apart(group: str, said: object) -> str:
    """The group of a person of `group` who said `said` of themselves; `group` where that tells nothing more."""
    return _SAID.get(plain(said), group) if group in {TOGETHER, ROMA} else group


def with_subgroups(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups of a classification where a second field is held: the two come before those not told apart."""
    order = 0
    for group in groups:
        names = (GYPSY, TRAVELLER, TOGETHER) if group.name == TOGETHER else (group.name,)
        for name in names:
            yield replace(group, name=name, order=order)
            order += 1
