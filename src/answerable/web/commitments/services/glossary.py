"""The glossary of tags: what ships with the register, and what staff make of it."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.matching import same_words, stems
from answerable.web.commitments.models import Tag, TagPhrase
from answerable.web.commitments.services.retagging import phrases_changed, retag_commitments
from answerable.web.commitments.types import TagKind

SHIPPED = files("answerable.web.commitments").joinpath("data", "tags.csv")


@transaction.atomic
def load_tags() -> int:
    """Add the tags that ship with the register and are not yet held; how many were added.

    A tag that is held keeps its phrases as staff left them.
    """
    phrases: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    with SHIPPED.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            phrases[row["kind"], row["name"]].append(row["phrase"])
    held = set(Tag.objects.values_list("name", flat=True))
    made = Tag.objects.bulk_create(Tag(kind=kind, name=name) for kind, name in phrases if name not in held)
    TagPhrase.objects.bulk_create(
        TagPhrase(tag=tag, words=words) for tag in made for words in phrases[tag.kind, tag.name]
    )
    return len(made)


@transaction.atomic
def add_tag(*, kind: TagKind, name: str, phrases: Sequence[str], by: Person, at: dt.datetime) -> Tag:
    tag = Tag.objects.create(kind=kind, name=name)
    TagPhrase.objects.bulk_create(TagPhrase(tag=tag, words=words) for words in distinct(phrases))
    record(act="tag added", subject=tag, by=by, at=at, kind=kind, name=name, phrases=distinct(phrases))
    _tag_anew(tag)
    return tag


@transaction.atomic
def edit_tag(*, tag: Tag, phrases: Sequence[str], by: Person, at: dt.datetime) -> None:
    """Make these the phrases that propose a tag. What people have decided stays; mere proposals follow the words."""
    held = {phrase.words: phrase for phrase in tag.phrases.all()}
    wanted = distinct(phrases)
    added = [words for words in wanted if words not in held]
    removed = [words for words in held if words not in wanted]
    if not added and not removed:
        return
    tag.phrases.filter(words__in=removed).delete()
    TagPhrase.objects.bulk_create(TagPhrase(tag=tag, words=words) for words in added)
    record(act="tag's words changed", subject=tag, by=by, at=at, name=tag.name, added=added, removed=removed)
    _tag_anew(tag)


def distinct(phrases: Iterable[str]) -> list[str]:
    """Phrases without blank ones, and without those that find the same words as one before."""
    kept: list[str] = []
    for phrase in (" ".join(phrase.split()) for phrase in phrases):
        if stems(phrase) and not any(same_words(phrase, other) for other in kept):
            kept.append(phrase)
    return kept


def _tag_anew(tag: Tag) -> None:
    retag_commitments.enqueue(tag.pk)
    phrases_changed.send(sender=Tag, tag=tag)
