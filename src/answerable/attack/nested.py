"""Whether somebody who is alone in two cells learns only of themselves."""

from collections.abc import Iterable

from answerable.attack.code_lists import APART, CodeLists, else_of
from answerable.attack.editions import Edition
from answerable.attack.space import ELSE, EVERYONE, KNOWN, Cell, Group


def same_person(one: Cell, other: Cell, ones: Iterable[Cell], edition: Edition) -> bool:
    """Whether two cells that hold 1 count the same person: both are part of a cell that holds 1, as `ones` do."""
    return any(_within(one, whole, edition) and _within(other, whole, edition) for whole in (one, other, *ones))


def _within(part: Cell, whole: Cell, edition: Edition) -> bool:
    measures = edition.published.measures
    fed = (measures["numerator"] == part.stage) & (measures["denominator"] == whole.stage)
    region = edition.lists.regions.get(part.place)
    return (
        (part.stage == whole.stage or bool(fed.any()))
        and _of(part.group, whole.group, edition.lists)
        and (whole.place in {part.place, region} or whole.place.level == "nation")
        and (whole.period.first <= part.period.first and part.period.last <= whole.period.last)
    )


def _of(part: Group, whole: Group, lists: CodeLists) -> bool:
    """Whether everybody of a group is of another, as far as the code lists tell."""
    if whole.table == EVERYONE or whole == part or whole in lists.whole_of.get(part, ()):
        return True
    if part.characteristic != whole.characteristic or part.name in APART or whole.table not in {KNOWN, ELSE}:
        return False
    if whole.table == KNOWN:
        return True
    without = _left_out(whole, lists)
    if part.table == ELSE:
        return _of(without, _left_out(part, lists), lists)
    return part.table != KNOWN and not _of(part, without, lists) and not _of(without, part, lists)


def _left_out(rest: Group, lists: CodeLists) -> Group:
    """The group whose others these are."""
    return next(group for group in lists.groups.values() if else_of(group) == rest)
