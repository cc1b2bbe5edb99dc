"""Posts and who holds them: a post outlives its holder and changes hands on a day."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from answerable.vocabulary.posts import fold
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Holding, Place, Post
from answerable.web.estate.policies import check_hand_over, check_merge, is_closed


def add_post(*, place: Place, title: str, above: Post | None = None, by: Person | None, at: dt.datetime) -> Post:
    """Raises RefusedError where the place has closed or has such a post."""
    if is_closed(place.closed, place.facts, on=timezone.localdate(at)):
        raise RefusedError(f"{place.name} has closed, so it can have no new posts.")
    with transaction.atomic():
        answers_to = above.merged_into or above if above else None
        post, made = Post.objects.get_or_create(
            place=place, folded=fold(title), defaults={"title": title, "above": answers_to}
        )
        if not made:
            raise RefusedError(f"{place.name} already has the post “{post.title}”.")
        record(act="post added", subject=post, by=by, at=at, post=post.title, place=place.name)
    return post


def hand_over(post: Post, *, to: Person | None, on: dt.date, by: Person | None, at: dt.datetime) -> Holding | None:
    """From this day `to` holds the post, or nobody; the holder before stays in its history. Raises RefusedError."""
    with transaction.atomic():
        post = _locked(post)
        last = post.holdings.select_related("person").first()
        check_hand_over(
            present=post.merged_into_id is None, ended=post.ended, since=last.since if last else None, on=on
        )
        before = last if last and (last.until is None or last.until > on) else None
        if before and before.person == to:
            raise RefusedError(f"{before.person.name} already holds this post on that day.")
        if to and not to.is_active:
            raise RefusedError(f"The account of {to.name} is closed. Choose another person.")
        if before:
            _end(before, on)
        holding = Holding.objects.create(post=post, person=to, since=on) if to else None
        names = {"before": before.person.name if before else None, "now": to.name if to else None}
        record(act="post handed over", subject=post, by=by, at=at, post=post.title, on=on, **names)
    return holding


def end_post(post: Post, *, on: dt.date, by: Person | None, at: dt.datetime) -> None:
    with transaction.atomic():
        post = _locked(post)
        if post.ended:
            raise RefusedError("This post has already ended.")
        post.ended = on
        post.save(update_fields=["ended"])
        _end_present(post, on)
        record(act="post ended", subject=post, by=by, at=at, post=post.title, on=on)


def merge_posts(post: Post, *, into: Post, on: dt.date, by: Person | None, at: dt.datetime) -> None:
    """From this day `post` is `into`: it stays, and points there, as do all merged into it before.

    Its holder goes with it where `into` has none. Names and commitments that point at `post` are those of `into`:
    whoever reads them asks `queries.posts_of` or `queries.present_post`. Raises RefusedError.
    """
    with transaction.atomic():
        post, into = _locked(post), _locked(into)
        check_merge(
            same=post == into,
            present=post.merged_into_id is None,
            into_present=into.merged_into_id is None,
            ended=into.ended,
        )
        Post.objects.filter(merged_into=post).update(merged_into=into)
        Post.objects.filter(above=post).exclude(pk=into.pk).update(above=into)
        post.merged_into = into
        post.save(update_fields=["merged_into"])
        holder = _end_present(post, on)
        if holder and not into.holdings.filter(until=None).exists():
            Holding.objects.create(post=into, person=holder, since=on)
        record(act="post merged", subject=post, by=by, at=at, post=post.title, into=into.title, place=into.place.name)


def _locked(post: Post) -> Post:
    return Post.objects.select_for_update(of=("self",)).select_related("place").get(pk=post.pk)


def _end_present(post: Post, on: dt.date) -> Person | None:
    """Who held the post without an end, and holds it no longer."""
    last = post.holdings.select_related("person").filter(until=None).first()
    if last is None:
        return None
    _end(last, on)
    return last.person


def _end(holding: Holding, on: dt.date) -> None:
    holding.until = max(on, holding.since)
    holding.save(update_fields=["until"])
