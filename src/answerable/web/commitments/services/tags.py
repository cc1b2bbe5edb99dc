"""What promises concern: what a glossary proposes, and what people say of the proposals."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.matching import TagMatcher
from answerable.web.commitments.models import Commitment, CommitmentTag, Tag, Tagging, TagPhrase
from answerable.web.commitments.types import TagState

Thing = TypeVar("Thing")


def tag_matcher() -> TagMatcher[Tag]:
    """The glossary as it now stands; build it once for all that one transaction tags."""
    return TagMatcher((phrase.words, phrase.tag) for phrase in TagPhrase.objects.select_related("tag"))


def proposed(
    things: Iterable[tuple[Thing, str]], matcher: TagMatcher[Tag] | None, only: Tag | None
) -> Iterator[tuple[Thing, Tag, str]]:
    """Of things with their words: each thing and a tag, `only` this one if given, and the words that propose it."""
    matcher = matcher or tag_matcher()
    for thing, words in things:
        for tag, because in matcher.find(words):
            if only in (None, tag):
                yield thing, tag, because[:100]


def tag_commitments(
    things: Iterable[Commitment], *, matcher: TagMatcher[Tag] | None = None, only: Tag | None = None
) -> None:
    """Propose what the words of these propose; what was proposed or decided before stays as it is."""
    found = proposed(((commitment, commitment.words) for commitment in things), matcher, only)
    CommitmentTag.objects.bulk_create(
        (CommitmentTag(commitment=commitment, tag=tag, because=because) for commitment, tag, because in found),
        ignore_conflicts=True,
    )


@transaction.atomic
def decide_tag(*, tagging: Tagging, state: TagState, by: Person, at: dt.datetime) -> None:
    """Confirm or decline a tag, of a commitment or of a finding."""
    tagging.state, tagging.decided_by, tagging.decided_at = state, by, at
    tagging.save(update_fields=["state", "decided_by", "decided_at"])
    record(act=f"tag {state}", subject=tagging, by=by, at=at, tag=tagging.tag.name)


@transaction.atomic
def add_commitment_tag(*, commitment: Commitment, tag: Tag, by: Person, at: dt.datetime) -> CommitmentTag:
    """That a person says a commitment concerns this, whatever its words propose."""
    tagging, _ = CommitmentTag.objects.get_or_create(commitment=commitment, tag=tag)
    decide_tag(tagging=tagging, state=TagState.CONFIRMED, by=by, at=at)
    return tagging
