"""The map of duplication and gaps: by what findings concern and their place, what repeats and what nobody answers."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices

from answerable.web.commitments.models import Tag
from answerable.web.commitments.types import Settled, TagKind
from answerable.web.dashboard.queries.commitments import NOT_DECLINED
from answerable.web.dashboard.queries.reach import in_place, seen_places
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Carried, Entry, FindingTag, Likeness
from answerable.web.plans.types import LikenessState, Relation

MOST = 200


class Shown(TextChoices):
    REPEATED = "repeated", "What repeats"
    GAPS = "gaps", "What has nothing open"


@dataclass(frozen=True)
class Square:
    """What is known of one theme at one place."""

    tag: int
    place: int
    findings: int
    plans: int
    """How many plans have such a finding; more than one is a repetition."""
    same: int
    """Findings that a person said are the same as one of another plan, wherever that is."""
    gaps: int
    """Findings of which no commitment is open, of their own plan or of another."""


def taggings(*, viewer: Viewer, kind: TagKind, place: Place | None = None) -> QuerySet[FindingTag]:
    found = FindingTag.objects.filter(seen_places(viewer, "finding__place"), state__in=NOT_DECLINED, tag__kind=kind)
    return found.filter(in_place(place, "finding__place")) if place else found


def squares(found: QuerySet[FindingTag], *, shown: str = "", most: int = MOST) -> list[Square]:
    """Those with the most plans first; only what repeats, or what has gaps, where `shown` says so."""
    grouped: QuerySet[Any] = (
        found.order_by()
        .annotate(answered=_answered(), said_again=_said_again())
        .values("tag", "finding__place")
        .annotate(
            findings=Count("pk"),
            plans=Count("finding__plan", distinct=True),
            same=Count("pk", filter=Q(said_again=True)),
            gaps=Count("pk", filter=Q(answered=False)),
        )
    )
    if shown == Shown.REPEATED:
        grouped = grouped.filter(plans__gt=1)
    elif shown == Shown.GAPS:
        grouped = grouped.filter(gaps__gt=0)
    rows = grouped.order_by("-plans", "-gaps", "-findings", "tag", "finding__place")[:most]
    return [Square(place=row.pop("finding__place"), **row) for row in rows]


def named(found: list[Square]) -> tuple[dict[int, Tag], dict[int, Place]]:
    """The tags and the places of these, by id."""
    return Tag.objects.in_bulk({one.tag for one in found}), Place.objects.in_bulk({one.place for one in found})


def _answered() -> Exists:
    own = Entry.objects.filter(finding=OuterRef("finding"), relation=Relation.MADE, commitment__settled=Settled.OPEN)
    carried = Carried.objects.filter(finding=OuterRef("finding"), commitment__settled=Settled.OPEN)
    return Exists(own) | Exists(carried)  # type: ignore[return-value]


def _said_again() -> Exists:
    pair = Likeness.objects.filter(state=LikenessState.CONFIRMED)
    return Exists(pair.filter(one=OuterRef("finding"))) | Exists(pair.filter(other=OuterRef("finding")))  # type: ignore[return-value]
