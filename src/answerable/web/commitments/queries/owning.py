"""Who owns a commitment, who holds the posts that do, and who ever spoke of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment, Ownership
from answerable.web.commitments.types import NameState
from answerable.web.estate.models import Holding, Post
from answerable.web.estate.queries import in_force, present_post
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

CONFIRMED = Q(present=True, owner__state=NameState.CONFIRMED) & ~Q(owner__post=None)


def owning_posts(commitment: Commitment) -> list[Post]:
    """The posts confirmed as its present owners; one that was merged into another is that one."""
    lines = Ownership.objects.filter(CONFIRMED, commitment=commitment).select_related("owner__post__merged_into")
    return list(dict.fromkeys(present_post(line.owner.post) for line in lines))  # type: ignore[arg-type]


def holders(posts: Iterable[Post], *, on: dt.date) -> list[Person]:
    """Who holds one of these posts on this day."""
    held = Holding.objects.filter(in_force(on), post__in=list(posts)).select_related("person")
    return list(dict.fromkeys(holding.person for holding in held))


def holders_of(posts: Iterable[Post], *, on: dt.date) -> frozenset[int]:
    return frozenset(person.pk for person in holders(posts, on=on))


def present_holders(commitments: Sequence[Commitment], *, on: dt.date) -> Mapping[int, set[int]]:
    """Of many commitments: the ids of those who hold a confirmed owning post on this day, by the commitment's id."""
    lines = Ownership.objects.filter(CONFIRMED, commitment__in=commitments).select_related("owner__post__merged_into")
    owned: defaultdict[int, set[int]] = defaultdict(set)
    for line in lines:
        owned[present_post(line.owner.post).pk].add(line.commitment_id)  # type: ignore[arg-type]
    found: defaultdict[int, set[int]] = defaultdict(set)
    for post, person in Holding.objects.filter(in_force(on), post__in=list(owned)).values_list("post", "person"):
        for commitment in owned[post]:
            found[commitment].add(person)
    return found


def reporters_of(commitment: Commitment) -> frozenset[int]:
    """Everyone who recorded or wrote a claim or an update of it, or gave evidence for it, whatever became of that.

    An answer on a return sheet was recorded by another than who gave it: that was the holder of the owner's post.
    """
    claimed = commitment.claims.values_list("recorded_by", flat=True)
    wrote = commitment.claims.exclude(wrote=None).values_list("wrote", flat=True)
    updated = commitment.updates.values_list("recorded_by", flat=True)
    shown = commitment.evidence.values_list("uploaded_by", flat=True)
    return frozenset((*claimed, *wrote, *updated, *_answered_on_sheets(commitment), *shown))


def verifiers_of(commitment: Commitment) -> frozenset[int]:
    return frozenset(commitment.verifications.values_list("recorded_by", flat=True))


def _answered_on_sheets(commitment: Commitment) -> Iterable[int]:
    held = Q(pk__in=())
    for told in commitment.updates.exclude(owner__post=None).select_related("owner__post__merged_into"):
        held |= in_force(told.effective_on) & Q(post=present_post(told.owner.post))  # type: ignore[union-attr, arg-type]
    return Holding.objects.filter(held).values_list("person", flat=True)


def may_verify(viewer: Viewer, commitment: Commitment, *, on: dt.date) -> bool:
    """As `services.verify` has it."""
    if viewer.person_id is None or not viewer.may_at(Capability.VERIFY, commitment.place.path):
        return False
    owning = holders_of(owning_posts(commitment), on=on)
    return viewer.person_id not in owning | reporters_of(commitment)
