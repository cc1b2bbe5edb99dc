"""Commitments that published plans make, in lists and one by one; no report that is pending."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.dashboard.published import reach, wordings
from answerable.web.dashboard.published.findings import listed
from answerable.web.dashboard.published.owners import people_named, without_people
from answerable.web.dashboard.published.plans import as_published
from answerable.web.dashboard.published.so_far import present_of, said, so_far
from answerable.web.dashboard.queries.commitments import narrowed
from answerable.web.dashboard.queries.told import told
from answerable.web.database.full_text import matching
from answerable.web.estate.viewers import NOBODY
from answerable.web.plans.models import Carried, Finding
from answerable.web.plans.queries.published import wordings as waiting_wordings
from answerable.web.plans.types import Relation


def commitments(chosen: Mapping[str, Any] | None = None, *, on: dt.date) -> QuerySet[Commitment]:
    """Narrowed by what is chosen of `dashboard.forms.CommitmentFilters`."""
    asked = dict(chosen or {})
    words = asked.pop("words", "")
    found = narrowed(reach.commitments(), viewer=NOBODY, chosen=asked, on=on)
    return holding(found, words, among_few=bool(asked.get("tag") or asked.get("owner"))) if words else found


def holding(found: QuerySet[Commitment], words: str, *, among_few: bool = False) -> QuerySet[Commitment]:
    """Those whose published words hold these."""
    return wordings.by_what_is_said(
        found,
        waiting_wordings().filter(entry__relation=Relation.MADE),
        "entry__commitment",
        by_row=lambda rows: matching(rows, words, among_few=among_few),
        by_wording=lambda said: matching(said, words, among_few=True),
    )


def find_commitment(pk: int) -> Commitment:
    """With its ledgers and the four voices. Raises Http404 where no published plan makes it."""
    entries = reach.entries().select_related("finding__plan__report", "finding__plan__inspectorate", "round")
    in_order = entries.order_by("round__date", "round__position", "finding__position", "position")
    found = reach.commitments().prefetch_related(
        Prefetch("target_dates", TargetDate.objects.filter(said())),
        Prefetch("claims", Claim.objects.filter(said())),
        Prefetch("ownerships", Ownership.objects.filter(said()).select_related("owner__post__place")),
        "taggings__tag",
        *told(),
        Prefetch("entries", in_order),
    )
    shown = get_object_or_404(found, pk=pk)
    so_far([shown, *_others(shown)])
    wordings.put_back("entry", shown.entries.all())
    wordings.put_back("finding", (entry.finding for entry in shown.entries.all()))
    as_published(entry.finding.plan for entry in shown.entries.all())
    names = people_named(shown.place_id)[shown.place_id]
    for entry in shown.entries.all():
        without_people(entry, names)
    for line in present_of(shown.ownerships.all()):
        line.present = True
    for line in shown.ownerships.all():
        line.owner.words = line.owner.shown
    return shown


def _others(shown: Commitment) -> Iterator[Commitment]:
    """Those that took its place, or whose place it took."""
    yield from (taken.by_commitment for taken in shown.overtakings.all() if taken.by_commitment)
    yield from (taken.commitment for taken in shown.overtakes.all())


def are_published(pks: Collection[int]) -> set[int]:
    """Which of these commitments anyone may read."""
    return set(reach.commitments().filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()


def carried_by(commitment: Commitment) -> list[Finding]:
    """Findings of other published plans that it answers too."""
    also = Carried.objects.filter(commitment=commitment).values("finding")
    return listed(reach.findings().filter(pk__in=also, restricted_because=""))
