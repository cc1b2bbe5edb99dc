"""One commitment with all that is known of it."""

import datetime as dt

from django.db.models import Prefetch, QuerySet

from answerable.web.commitments.models import Claim, Commitment, CommitmentTag, Ownership, TargetDate
from answerable.web.dashboard.queries.commitments import seen_commitments
from answerable.web.dashboard.queries.told import told
from answerable.web.estate.models import Holding
from answerable.web.estate.queries import in_force
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Entry


def commitment(*, viewer: Viewer, on: dt.date) -> QuerySet[Commitment]:
    """With its ledgers, who holds its owners' posts on this day, its tags, and the entries of plans about it."""
    holdings = Holding.objects.filter(in_force(on)).select_related("person")
    owners = Ownership.objects.select_related("owner__post__place", "owner__decided_by", "recorded_by")
    entries = Entry.objects.select_related(
        "finding__plan__report", "finding__plan__inspectorate", "round", "edition__document", "settled_by"
    ).order_by("round__date", "round__position", "finding__position", "position")
    return (
        seen_commitments(viewer=viewer)
        .select_related("recorded_by")
        .prefetch_related(
            Prefetch("target_dates", TargetDate.objects.select_related("recorded_by")),
            Prefetch("ownerships", owners.prefetch_related(Prefetch("owner__post__holdings", holdings, "holding_now"))),
            Prefetch("claims", Claim.objects.select_related("recorded_by")),
            Prefetch("taggings", CommitmentTag.objects.select_related("tag", "decided_by")),
            Prefetch("entries", entries),
            *told(),
        )
    )
