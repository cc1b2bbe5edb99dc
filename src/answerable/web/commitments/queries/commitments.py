"""Reads of commitments and of their ledgers."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, OwnerName, Ownership
from answerable.web.commitments.policies import DONE_CLAIMS, LASTING_KINDS, SOON
from answerable.web.commitments.types import ClaimKind, NameState, Standing
from answerable.web.estate.models import Post
from answerable.web.estate.queries import posts_of
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


def commitments(viewer: Viewer) -> QuerySet[Commitment]:
    return Commitment.objects.filter(viewer.seen()).select_related("place")


def commitment_to_tag(viewer: Viewer, pk: int) -> Commitment:
    """Raises Http404 where the viewer may not say what it concerns, or there is none."""
    return get_object_or_404(commitments(viewer).filter(viewer.within(Capability.CONFIRM_TAGS)), pk=pk)


# One comparison each, so that SQLite too sees that the index of commitments still open serves.
STILL_OPEN = ~Q(claim=ClaimKind.DONE) & ~Q(claim=ClaimKind.DONE_AND_CONTINUING)
_LASTING = Q(due_kind__in=sorted(LASTING_KINDS))


def standing_q(standing: Standing, on: dt.date) -> Q:
    """The commitments of which `policies.standing` says this on this day."""
    match standing:
        case Standing.CLAIMED_DONE:
            return Q(claim__in=sorted(DONE_CLAIMS))
        case Standing.DUE_SOON:
            return STILL_OPEN & Q(due_on__gte=on, due_on__lte=on + SOON)
        case Standing.DUE_LATER:
            return STILL_OPEN & Q(due_on__gt=on + SOON)
        case Standing.OVERDUE:
            return STILL_OPEN & Q(due_on__lt=on) & ~_LASTING
        case Standing.CONTINUING:
            return STILL_OPEN & _LASTING & (Q(due_on=None) | Q(due_on__lt=on))
        case Standing.NO_DATE:
            return STILL_OPEN & Q(due_on=None) & ~_LASTING


def commitments_of_post(viewer: Viewer, post: Post, *, state: NameState = NameState.CONFIRMED) -> QuerySet[Commitment]:
    """Commitments that a post now owns, by names confirmed to mean it (or only proposed, if asked for).

    A post that was merged into it counts as this one.
    """
    names = OwnerName.objects.filter(posts_of((post.pk,)), state=state)
    owned = Ownership.objects.filter(owner__in=names, present=True)
    return commitments(viewer).filter(pk__in=owned.values("commitment"))
