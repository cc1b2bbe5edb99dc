"""Things tagged anew after the glossary has changed."""

from functools import reduce
from operator import or_
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django_tasks import task

from answerable.web.commitments.matching import TagMatcher, stems
from answerable.web.commitments.models import Commitment, CommitmentTag, Tag
from answerable.web.commitments.services.tags import tag_commitments, tag_matcher
from answerable.web.commitments.types import TagState

BATCH = 1000

phrases_changed = Signal()
"""Sent with `tag` in the transaction that changed its phrases; whoever keeps other tagged things tags them anew."""


class Propose(Protocol):
    def __call__(self, things: list[Any], *, matcher: TagMatcher[Tag], only: Tag) -> None: ...


@task()
def retag_commitments(tag: int) -> None:
    wanted = Tag.objects.get(pk=tag)
    held = Commitment.objects.filter(holding_words_of(wanted, "words")).only("id", "words")
    tag_anew(wanted, held, CommitmentTag.objects.all(), tag_commitments)


def tag_anew(tag: Tag, things: QuerySet[Any], taggings: QuerySet[Any], propose: Propose) -> None:
    """Propose a tag for those of `things` whose words call for it, and take back proposals from phrases now gone.

    May be run again, or stopped between batches, without harm.
    """
    matcher = tag_matcher()
    proposals = taggings.filter(tag=tag, state=TagState.PROPOSED)
    reasons = proposals.order_by().values_list("because", flat=True).distinct()
    gone = [because for because in reasons if tag not in dict(matcher.find(because))]
    proposals.filter(because__in=gone).delete()
    last = 0
    while batch := list(things.filter(pk__gt=last).order_by("pk")[:BATCH]):
        propose(batch, matcher=matcher, only=tag)
        last = batch[-1].pk


def holding_words_of(tag: Tag, *fields: str) -> Q:
    """Rows of which one of these fields may hold a phrase of the tag; the matcher says whether it does."""
    phrases = [stems(phrase.words) for phrase in tag.phrases.all()]
    held = [Q(*(Q((f"{field}__icontains", stem)) for stem in words)) for words in phrases for field in fields]
    return reduce(or_, held, Q(pk__in=()))
