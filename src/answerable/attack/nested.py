"""Whether somebody who is alone in two cells learns only of themselves."""

from collections.abc import Iterable

from answerable.attack.code_lists import APART, else_of
from answerable.attack.editions import Edition
from answerable.attack.space import ELSE, EVERYONE, KNOWN, Cell, Group


class Nesting:
    """Which cells of a release are part of which, as far as its code lists and measures tell."""

    def __init__(self, edition: Edition) -> None:
        measures = edition.published.measures
        self._lists = edition.lists
        self._fed = frozenset(zip(measures["numerator"], measures["denominator"], strict=True))
        self._left_out = {else_of(group): group for group in edition.lists.groups.values()}

    def same_person(self, one: Cell, other: Cell, ones: Iterable[Cell]) -> bool:
        """Whether two cells that hold 1 count the same person: both are part of a cell that holds 1, as `ones` do."""
        return any(self._within(one, whole) and self._within(other, whole) for whole in (one, other, *ones))

    def _within(self, part: Cell, whole: Cell) -> bool:
        region = self._lists.regions.get(part.place)
        return (
            (part.stage == whole.stage or (part.stage, whole.stage) in self._fed)
            and self._of(part.group, whole.group)
            and (whole.place in {part.place, region} or whole.place.level == "nation")
            and (whole.period.first <= part.period.first and part.period.last <= whole.period.last)
        )

    def _of(self, part: Group, whole: Group) -> bool:
        """Whether everybody of a group is of another."""
        if whole.table == EVERYONE or whole == part or whole in self._lists.whole_of.get(part, ()):
            return True
        if part.characteristic != whole.characteristic or part.name in APART or whole.table not in {KNOWN, ELSE}:
            return False
        if whole.table == KNOWN:
            return True
        without = self._left_out[whole]
        if part.table == ELSE:
            return self._of(without, self._left_out[part])
        return part.table != KNOWN and not self._of(part, without) and not self._of(without, part)
