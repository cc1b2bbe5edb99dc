"""The names that plans give to owners, and the posts they mean; no proposal counts until a person confirms it."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from answerable.vocabulary.posts import fold
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.naming import EXACT, PostTitle, Proposal, is_only_a_body, nature_of, propose
from answerable.web.commitments.services.standing import refresh
from answerable.web.commitments.types import NameState, OwnerNature
from answerable.web.estate.models import Place, Post
from answerable.web.estate.queries import present_post
from answerable.web.estate.services.posts import add_post
from answerable.web.estate.viewers import above_and_including

LONGEST = 300
Named = tuple[int, str]
"""A place's id, and the words in which a plan of it names an owner."""


@transaction.atomic
def owner_names(named: Iterable[tuple[Place, str]]) -> dict[Named, OwnerName]:
    """The name that each of these words is at its place; new ones are kept, with the post they may mean.

    Words without a letter or figure ("-") name nobody, and are left out.
    """
    pairs = [(place, words, fold(words)[:LONGEST]) for place, words in named]
    wanted = {(place.pk, words): folded for place, words, folded in pairs if folded}
    places = {place.pk: place for place, _, _ in pairs}
    found = _held(wanted)
    new = {
        (place, folded): OwnerName(place=places[place], words=words.strip()[:LONGEST], folded=folded)
        for (place, words), folded in reversed(wanted.items())
        if (place, folded) not in found
    }
    if new:
        _fill_in(list(new.values()))
        OwnerName.objects.bulk_create(reversed(new.values()), ignore_conflicts=True)
        found = _held(wanted)
    return {(place, words): found[place, folded] for (place, words), folded in wanted.items()}


def _held(wanted: dict[Named, str]) -> dict[Named, OwnerName]:
    names = OwnerName.objects.filter(place__in={place for place, _ in wanted}, folded__in=set(wanted.values()))
    return {(name.place_id, name.folded): name for name in names}


def propose_posts(names: QuerySet[OwnerName]) -> int:
    """Match anew, as after posts were added, those of these names that nobody has decided; how many have a proposal."""
    waiting = names.filter(decided_at=None).exclude(state=NameState.CONFIRMED).select_related("place")
    with transaction.atomic():
        matched = list(waiting)
        _fill_in(matched)
        OwnerName.objects.bulk_update(matched, ["nature", "state", "post", "score"], batch_size=500)
    return sum(name.state == NameState.PROPOSED for name in matched)


def _fill_in(names: list[OwnerName]) -> None:
    paths = {path for name in names for path in above_and_including(name.place.path)}
    posts = list(
        Post.objects.filter(place__path__in=paths, merged_into=None, ended=None).values_list(
            "id", "folded", "place__path"
        )
    )
    for name in names:
        near = [PostTitle(post, folded, len(path)) for post, folded, path in posts if name.place.path.startswith(path)]
        _note(name, propose(name.words, name.folded, near))


def _note(name: OwnerName, proposal: Proposal) -> None:
    name.nature, name.state = proposal.nature, proposal.state
    name.post_id, name.score = proposal.post, proposal.score


def confirm_owner(*, name: OwnerName, post: Post, by: Person, at: dt.datetime) -> None:
    """That these words mean this post, or the one that took it over."""
    post, was = present_post(post), name.nature
    name.score = name.score if name.post_id == post.pk else None
    name.state, name.nature, name.post = NameState.CONFIRMED, OwnerNature.POST, post
    _decide(name, "owner confirmed", by=by, at=at)
    _show_anew(name, was)


@transaction.atomic
def confirm_exact_owners(names: QuerySet[OwnerName], *, by: Person, at: dt.datetime) -> int:
    """Confirm those of these names that have the very title of the post proposed for them; how many."""
    exact = list(names.filter(state=NameState.PROPOSED, score=EXACT).select_related("post__merged_into"))
    for name in exact:
        if name.post:
            confirm_owner(name=name, post=name.post, by=by, at=at)
    return len(exact)


@transaction.atomic
def add_post_for_owner(*, name: OwnerName, title: str, by: Person, at: dt.datetime) -> Post:
    """Add the post that these words mean at their place, and confirm it. Raises `estate.errors.RefusedError`."""
    post = add_post(title=title, place=name.place, by=by, at=at)
    confirm_owner(name=name, post=post, by=by, at=at)
    return post


@transaction.atomic
def name_owner(*, name: OwnerName, nature: OwnerNature, by: Person, at: dt.datetime) -> None:
    """That these words mean a department, a person, or nobody: in any case no post."""
    was = name.nature
    name.state, name.nature, name.post, name.score = NameState.CONFIRMED, nature, None, None
    _decide(name, "owner said to be no post", by=by, at=at)
    _show_anew(name, was)


def _show_anew(name: OwnerName, was: str) -> None:
    """A name that has become, or is no longer, that of a person is shown otherwise."""
    if OwnerNature.PERSON in {name.nature, was}:
        refresh(Commitment.objects.filter(ownerships__owner=name, ownerships__present=True).distinct())


def decline_owner(*, name: OwnerName, by: Person, at: dt.datetime) -> None:
    """That these words do not mean the post proposed or confirmed; none is proposed again."""
    name.state = NameState.NEEDS_POST if is_only_a_body(name.words) else NameState.UNMATCHED
    name.nature, name.post, name.score = nature_of(name.words), None, None
    _decide(name, "owner's post declined", by=by, at=at)


@transaction.atomic
def _decide(name: OwnerName, act: str, *, by: Person, at: dt.datetime) -> None:
    name.decided_by, name.decided_at = by, at
    name.save()
    said = {"words": name.words, "nature": name.nature, "state": name.state, "post": name.post_id}
    record(act=act, subject=name, by=by, at=at, **said)
