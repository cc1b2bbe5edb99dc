"""Reads of commitments and of their ledgers."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, OwnerName, Ownership
from answerable.web.commitments.policies import BEGUN_KINDS, LASTING_KINDS, SOON
from answerable.web.commitments.types import NameState, Settled, Standing
from answerable.web.estate.queries import posts_of
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

MATCHED = (NameState.PROPOSED, NameState.CONFIRMED)
"""States of a name that has been matched to a post, if only by its words."""


def commitments(viewer: Viewer) -> QuerySet[Commitment]:
    return Commitment.objects.filter(viewer.seen()).select_related("place")


def commitment_to(capability: Capability, viewer: Viewer, pk: int) -> Commitment:
    """One with which the viewer may do this. Raises Http404 where that is not so, or there is none."""
    return get_object_or_404(commitments(viewer).filter(viewer.within(capability)), pk=pk)


STILL_OPEN = Q(settled=Settled.OPEN)
_LASTING = Q(due_kind__in=sorted(LASTING_KINDS))
_BEGUN = Q(due_kind__in=sorted(BEGUN_KINDS))


def standing_q(standing: Standing, on: dt.date) -> Q:
    """The commitments of which `policies.standing` says this on this day."""
    if standing in _SETTLED:
        return Q(settled=_SETTLED[standing])
    if standing is Standing.OVERDUE:
        return STILL_OPEN & Q(due_on__lt=on) & ~_BEGUN
    if standing is Standing.WAITING:
        return STILL_OPEN & Q(waiting=True) & (Q(due_on=None) | Q(due_on__gte=on) | _BEGUN)
    return STILL_OPEN & Q(waiting=False) & _dated_q(standing, on)


_SETTLED = {
    Standing.CLAIMED_DONE: Settled.CLAIMED,
    Standing.VERIFIED: Settled.VERIFIED,
    Standing.OVERTAKEN: Settled.OVERTAKEN,
}


def _dated_q(standing: Standing, on: dt.date) -> Q:
    match standing:
        case Standing.DUE_SOON:
            return Q(due_on__gte=on, due_on__lte=on + SOON)
        case Standing.DUE_LATER:
            return Q(due_on__gt=on + SOON)
        case Standing.CONTINUING:
            return _LASTING & Q(due_on=None) | _BEGUN & Q(due_on__lt=on)
        case _:
            return Q(due_on=None) & ~_LASTING


def owned_by(posts: Iterable[int], states: Sequence[NameState] = MATCHED) -> Q:
    """Commitments whose present owners, as far as they are matched to posts, are among these.

    A post that was merged into one of them counts as that one.
    """
    named = list(OwnerName.objects.filter(posts_of(posts), state__in=states).values_list("pk", flat=True))
    return Q(pk__in=Ownership.objects.filter(owner__in=named, present=True).values("commitment"))
