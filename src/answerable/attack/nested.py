"""Whether one cell counts some of the people of another, so that who is alone in both learns only of themselves."""

from answerable.attack.editions import Edition
from answerable.attack.space import EVERYONE, Cell


def nested(one: Cell, other: Cell, edition: Edition) -> bool:
    """Whether either cell is part of the other: in stage, group, place and period alike."""
    return _within(one, other, edition) or _within(other, one, edition)


def _within(part: Cell, whole: Cell, edition: Edition) -> bool:
    lists, measures = edition.lists, edition.published.measures
    fed = (measures["numerator"] == part.stage) & (measures["denominator"] == whole.stage)
    above = lists.whole_of.get(part.group, ())
    region = lists.regions.get(part.place)
    return (
        (part.stage == whole.stage or bool(fed.any()))
        and (part.group == whole.group or whole.group in above or whole.group.table == EVERYONE)
        and (whole.place in {part.place, region} or whole.place.level == "nation")
        and (whole.period.first <= part.period.first and part.period.last <= whole.period.last)
    )
