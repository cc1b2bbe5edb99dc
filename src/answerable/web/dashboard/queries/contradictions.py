"""Claims that something is done, in words that say otherwise."""

from collections.abc import Iterator
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from answerable.web.commitments.contradictions import PHRASES, contradictions
from answerable.web.commitments.models import Claim
from answerable.web.commitments.policies import DONE_CLAIMS
from answerable.web.commitments.types import Settled
from answerable.web.dashboard.queries.reach import in_place, seen_places
from answerable.web.database.keyset import Page
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer

SIZE = 50
_AT_ONCE = 500
Contradiction = tuple[Claim, list[str]]
"""A claim, and the words by which it says otherwise."""


def contradictory(*, viewer: Viewer, place: Place | None = None, after: int | None = None) -> Iterator[Contradiction]:
    """The last claims of commitments that are said to be done, where their words say otherwise; the newest first."""
    for claim in _claims(viewer, place, after).iterator(_AT_ONCE):
        if found := contradictions(claim.kind, claim.words):
            yield claim, found


def page_of(*, viewer: Viewer, place: Place | None, after: str | None) -> tuple[list[Contradiction], Page[Claim]]:
    last = int(after) if after and after.isdecimal() and len(after) < 19 else None
    found = list(islice(contradictory(viewer=viewer, place=place, after=last), SIZE + 1))
    shown = found[:SIZE]
    more = str(shown[-1][0].pk) if len(found) > SIZE else None
    return shown, Page([claim for claim, _ in shown], more, start=last is None)


def _claims(viewer: Viewer, place: Place | None, after: int | None) -> QuerySet[Claim]:
    later = Claim.objects.filter(commitment=OuterRef("commitment"), pk__gt=OuterRef("pk"))
    said = reduce(or_, (Q(words__icontains=phrase) for phrase in PHRASES))
    found = Claim.objects.filter(
        seen_places(viewer, "commitment__place"),
        said,
        ~Exists(later),
        kind__in=sorted(DONE_CLAIMS),
        commitment__settled=Settled.CLAIMED,
    )
    if place:
        found = found.filter(in_place(place, "commitment__place"))
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("commitment__place").order_by("-pk")
