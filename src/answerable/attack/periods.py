"""How periods are made of others: every one is a row of stretches between two boundaries that follow each other."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from answerable.attack.space import Period

_DAY = timedelta(days=1)


def boundaries_of(periods: Iterable[Period]) -> tuple[date, ...]:
    """The days on which some period begins, or the next one would."""
    return tuple(sorted({day for one in periods for day in (one.first, one.last + _DAY)}))


def stretches(whole: Period, boundaries: Sequence[date]) -> tuple[Period, ...]:
    """The stretches of which a period is made; none if it does not begin and end at a boundary."""
    within = [day for day in boundaries if whole.first <= day <= whole.last + _DAY]
    if not within or (within[0], within[-1]) != (whole.first, whole.last + _DAY):
        return ()
    return tuple(Period(first, after - _DAY) for first, after in pairwise(within))
