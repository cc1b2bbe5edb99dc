"""Findings of different plans that say nearly the same: found by the index once a plan is entered, told by a person."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from django.db import transaction
from django_tasks import task

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.database.full_text import how_many, matching
from answerable.web.plans.likening import likest, searches
from answerable.web.plans.models import Finding, Likeness
from answerable.web.plans.types import LikenessState

BATCH = 200
_COUNTED = 2_000
"""Words that more findings hold are all as common."""
_LOOKED_AT = 40
"""Findings that one search gives."""


@task()
def liken(findings: list[int]) -> None:
    """Look for findings of other plans that say nearly what these say. May be run again without harm."""
    liken_findings(Finding.objects.filter(pk__in=findings))


def liken_later(findings: Iterable[Finding]) -> None:
    """Have these likened in the background: accepting a plan does not wait for it."""
    if found := [finding.pk for finding in findings]:
        liken.enqueue(found)


def liken_findings(findings: Iterable[Finding]) -> int:
    """Propose likenesses; what was proposed or decided before stays. Returns how many the findings have."""
    how_common = lru_cache(maxsize=100_000)(_how_common)
    proposed = [one for finding in findings for one in _likenesses(finding, how_common)]
    Likeness.objects.bulk_create(proposed, ignore_conflicts=True)
    return len(proposed)


def liken_all(*, after: int = 0) -> Iterator[int]:
    """Liken every finding held, a batch at a time; gives the id of the last of each, from which to go on."""
    while batch := list(Finding.objects.filter(pk__gt=after).order_by("pk")[:BATCH]):
        liken_findings(batch)
        after = batch[-1].pk
        yield after


def _how_common(word: str) -> int:
    return how_many(Finding, word, most=_COUNTED)


def _likenesses(finding: Finding, how_common: Callable[[str], int]) -> Iterator[Likeness]:
    words = _words(finding)
    for found, score in likest(words, _candidates(finding, list(searches(words, how_many=how_common)))):
        one, other = sorted((finding.pk, found))
        yield Likeness(one_id=one, other_id=other, score=score)


def _candidates(finding: Finding, asked: Sequence[str]) -> list[tuple[int, str]]:
    """Findings of other plans that hold what was asked for, with their words."""
    others = Finding.objects.exclude(plan=finding.plan_id).order_by()
    found: set[int] = set()
    for words in asked:
        found.update(matching(others, words, among_few=True).values_list("pk", flat=True)[:_LOOKED_AT])
    return [(one.pk, _words(one)) for one in Finding.objects.filter(pk__in=found).only("pk", "words", "parts")]


def _words(finding: Finding) -> str:
    return " ".join((finding.words, *map(str, finding.parts)))


@transaction.atomic
def decide_likeness(likeness: Likeness, *, state: LikenessState, by: Person, at: dt.datetime) -> Likeness:
    """Say whether two findings are the same; who looks again may say otherwise."""
    likeness.state, likeness.decided_by, likeness.decided_at = state, by, at
    likeness.save(update_fields=["state", "decided_by", "decided_at"])
    findings = [likeness.one_id, likeness.other_id]
    audit.record(act=f"likeness {state}", subject=likeness, by=by, at=at, findings=findings)
    return likeness
