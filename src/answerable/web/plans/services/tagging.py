"""Tags of findings: proposed from their words, and anew when the words of a tag change, or added by a person."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django_tasks import task

from answerable.web.accounts.models import Person
from answerable.web.commitments.matching import TagMatcher
from answerable.web.commitments.models import Tag
from answerable.web.commitments.services import decide_tag, holding_words_of, proposed, tag_anew
from answerable.web.commitments.types import TagState
from answerable.web.plans.models import Finding, FindingTag


def tag_findings(things: Iterable[Finding], *, matcher: TagMatcher[Tag] | None = None, only: Tag | None = None) -> None:
    """Propose what the words of these and of their parts propose; what was proposed or decided before stays."""
    found = proposed(((finding, "\n".join((finding.words, *finding.parts))) for finding in things), matcher, only)
    FindingTag.objects.bulk_create(
        (FindingTag(finding=finding, tag=tag, because=because) for finding, tag, because in found),
        ignore_conflicts=True,
    )


@task()
def retag_findings(tag: int) -> None:
    wanted = Tag.objects.get(pk=tag)
    held = Finding.objects.filter(holding_words_of(wanted, "words", "parts")).only("id", "words", "parts")
    tag_anew(wanted, held, FindingTag.objects.all(), tag_findings)


def tag_findings_anew(tag: Tag, **_: object) -> None:
    """What follows `phrases_changed`."""
    retag_findings.enqueue(tag.pk)


@transaction.atomic
def add_finding_tag(*, finding: Finding, tag: Tag, by: Person, at: dt.datetime) -> FindingTag:
    """That a person says a finding concerns this, whatever its words propose."""
    tagging, _ = FindingTag.objects.get_or_create(finding=finding, tag=tag)
    decide_tag(tagging=tagging, state=TagState.CONFIRMED, by=by, at=at)
    return tagging
