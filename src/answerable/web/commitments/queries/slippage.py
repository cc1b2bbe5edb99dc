"""Which commitments have moved their dates, as conditions of a query."""

from django.db.models import Q

from answerable.web.commitments.types import Moved

DROPPED = Q(first_due_on__isnull=False, due_on=None)
"""A date was promised, and none is any more."""
HAS_MOVED = Q(moves__gt=0)
"""Said in every condition that it holds for, so that an index of those that moved serves it."""


def moved_q(how: Moved) -> Q:
    match how:
        case Moved.NEVER:
            return Q(moves=0, first_due_on__isnull=False, due_on__isnull=False)
        case Moved.MOVED:
            return HAS_MOVED
        case Moved.ONCE:
            return HAS_MOVED & Q(moves=1)
        case Moved.MORE:
            return HAS_MOVED & Q(moves__gt=1)
        case Moved.DROPPED:
            return DROPPED
