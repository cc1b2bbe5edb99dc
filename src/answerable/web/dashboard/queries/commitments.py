"""Commitments in lists."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from answerable.web.commitments.models import Commitment, CommitmentTag, Tag
from answerable.web.commitments.queries import owned_by, standing_q
from answerable.web.commitments.queries.slippage import moved_q
from answerable.web.commitments.types import Moved, NameState, Standing, TagState
from answerable.web.dashboard.queries.reach import in_place, own_places, seen_places
from answerable.web.database.full_text import matching
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Entry
from answerable.web.plans.types import Relation

Condition = Q | Exists

SORTS = {
    "due": ("due_on", "id"),
    "newest": ("-id",),
    "place": ("place_id", "due_on", "id"),
    "slipped": ("-slipped", "-id"),
}
NOT_DECLINED = (TagState.PROPOSED, TagState.CONFIRMED)
"""A tag counts until a person declines it."""


def seen_commitments(*, viewer: Viewer) -> QuerySet[Commitment]:
    return Commitment.objects.filter(seen_places(viewer)).prefetch_related("place")


def commitments(*, viewer: Viewer, chosen: Mapping[str, Any], on: dt.date) -> QuerySet[Commitment]:
    """Commitments that the viewer may see, narrowed by what is chosen in `forms.CommitmentFilters`."""
    return narrowed(seen_commitments(viewer=viewer), viewer=viewer, chosen=chosen, on=on)


def narrowed(
    found: QuerySet[Commitment], *, viewer: Viewer, chosen: Mapping[str, Any], on: dt.date
) -> QuerySet[Commitment]:
    for condition in _conditions(chosen, viewer=viewer, on=on):
        found = found.filter(condition)
    return matching(found, chosen.get("words") or "", among_few=bool(chosen.get("tag") or chosen.get("owner")))


def with_makers(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Each with `made_by`: the entries of plans that made it, with their plans."""
    entries = Entry.objects.filter(relation=Relation.MADE).select_related("finding__plan")
    return found.prefetch_related(Prefetch("entries", entries, "made_by"))


def _conditions(chosen: Mapping[str, Any], *, viewer: Viewer, on: dt.date) -> Iterator[Condition]:
    narrowing: dict[str, Callable[[Any], Condition]] = {
        "place": in_place,
        "whose": lambda whose: own(viewer, posts=whose == "posts"),
        "standing": lambda standing: standing_q(Standing(standing), on),
        "moved": lambda how: moved_q(Moved(how)),
        "due_from": lambda day: Q(due_on__gte=day),
        "due_to": lambda day: Q(due_on__lte=day),
        "year": lambda year: in_year("said_on", year),
        "tag": tagged_with,
        "owner": lambda post: owned_by([post.pk]),
    }
    for name, narrow in narrowing.items():
        if name in chosen:
            yield narrow(chosen[name])
    entry = _of_entry(chosen)
    if entry:
        yield Exists(Entry.objects.filter(entry, commitment=OuterRef("pk")))


def in_year(field: str, year: int) -> Q:
    return Q(**{f"{field}__gte": dt.date(year, 1, 1), f"{field}__lte": dt.date(year, 12, 31)})


def _of_entry(chosen: Mapping[str, Any]) -> Q:
    """What is asked of one entry of a plan: the finding it answers, the round it was said in."""
    lookups = {
        "plan": "finding__plan",
        "inspectorate": "finding__plan__inspectorate",
        "decision": "finding__decision",
        "round": "round__kind",
        "round_from": "round__date__gte",
        "round_to": "round__date__lte",
    }
    asked = Q(**{lookup: chosen[name] for name, lookup in lookups.items() if name in chosen})
    return asked & Q(relation=Relation.MADE) if asked and "round" not in chosen else asked


def own(viewer: Viewer, *, posts: bool) -> Q:
    """Commitments of the posts that the viewer holds, else of the places that the viewer's roles reach."""
    return owned_by(viewer.posts, (NameState.CONFIRMED,)) if posts else own_places(viewer, Capability.SEE_PLANS)


def tagged_with(tag: Tag) -> Q:
    named = CommitmentTag.objects.filter(tag=tag, state__in=NOT_DECLINED)
    return Q(pk__in=named.values("commitment"))
