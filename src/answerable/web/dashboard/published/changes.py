"""What changed on the public record since a day: each kind from its own ledger, the newest first."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from django.db.models import F, Model, Prefetch, Q, QuerySet, TextChoices

from answerable.web.commitments.models import Commitment, Judgement, TargetDate, Verification, Voice, VoiceAnswer
from answerable.web.commitments.policies import Step, history
from answerable.web.dashboard.published.so_far import said, so_far
from answerable.web.plans.models import Edition

MOST = 100


class ChangeKind(TextChoices):
    PUBLISHED = "published", "Plan published"
    EDITION = "edition", "New edition of a plan published"
    MOVED = "moved", "Date moved"
    VERIFIED = "verified", "Looked at by someone independent"
    JUDGED = "judged", "Judged by the inspectorate"
    SPOKE = "spoke", "People affected said how it is"
    ANSWERED = "answered", "People affected were answered"


@dataclass(frozen=True)
class Change:
    at: dt.datetime
    kind: ChangeKind
    about: Model
    """The plan or the commitment."""
    said: Model
    """The edition or the line of a ledger that says so."""
    step: Step | None = None
    """Of a date that was moved: the step of the date ledger."""


def changes(since: dt.date, *, kind: str = "", most: int = MOST) -> list[Change]:
    """The newest so many since the beginning of this day, of one kind or of all."""
    start = dt.datetime.combine(since, dt.time(), tzinfo=dt.UTC)
    sources = _SOURCES if kind not in _SOURCES else {kind: _SOURCES[kind]}
    found = (change for source in dict.fromkeys(sources.values()) for change in source(start, most))
    wanted = (change for change in found if not kind or change.kind == kind)
    newest = nlargest(most, wanted, key=lambda change: (change.at, change.said.pk))
    so_far(change.about for change in newest if isinstance(change.about, Commitment))
    return newest


def _editions(since: dt.datetime, most: int) -> Iterator[Change]:
    shown = Q(number__lte=F("plan__published_edition__number"), plan__restricted_because="")
    found = Edition.objects.filter(shown, published_at__gte=since)
    for edition in found.select_related("plan__place").defer("content").order_by("-published_at")[:most]:
        kind = ChangeKind.PUBLISHED if edition.number == 1 else ChangeKind.EDITION
        if edition.published_at:
            yield Change(edition.published_at, kind, edition.plan, edition)


def _moves(since: dt.datetime, most: int) -> Iterator[Change]:
    published = TargetDate.objects.filter(said())
    newest = _newest(published.filter(recorded_at__gte=since, saying__gt=1, commitment__moves__gt=0), most)
    with_dates = Commitment.objects.prefetch_related(Prefetch("target_dates", published))
    ledgers = with_dates.in_bulk({line.commitment_id for line in newest})
    for commitment in ledgers.values():
        for step in history(commitment.target_dates.all()):
            line = step.lines[0]
            if step.moved and isinstance(line, TargetDate) and line.recorded_at >= since:
                yield Change(line.recorded_at, ChangeKind.MOVED, commitment, line, step)


def _verified(since: dt.datetime, most: int) -> Iterator[Change]:
    for line in _newest(Verification.objects.filter(recorded_at__gte=since), most):
        yield Change(line.recorded_at, ChangeKind.VERIFIED, line.commitment, line)


def _judged(since: dt.datetime, most: int) -> Iterator[Change]:
    for line in _newest(Judgement.objects.filter(recorded_at__gte=since), most):
        yield Change(line.recorded_at, ChangeKind.JUDGED, line.commitment, line)


def _spoke(since: dt.datetime, most: int) -> Iterator[Change]:
    for line in _newest(Voice.objects.filter(recorded_at__gte=since), most):
        yield Change(line.recorded_at, ChangeKind.SPOKE, line.commitment, line)


def _answered(since: dt.datetime, most: int) -> Iterator[Change]:
    answers = VoiceAnswer.objects.filter(voice__commitment__published=True, recorded_at__gte=since)
    for line in answers.select_related("voice__commitment").order_by("-recorded_at", "-id")[:most]:
        yield Change(line.recorded_at, ChangeKind.ANSWERED, line.voice.commitment, line)


def _newest(lines: QuerySet, most: int) -> Iterable:  # type: ignore[type-arg]
    """The newest lines of a ledger about commitments that are published."""
    return list(
        lines.filter(commitment__published=True).select_related("commitment").order_by("-recorded_at", "-id")[:most]
    )


_SOURCES = {
    ChangeKind.PUBLISHED.value: _editions,
    ChangeKind.EDITION.value: _editions,
    ChangeKind.MOVED.value: _moves,
    ChangeKind.VERIFIED.value: _verified,
    ChangeKind.JUDGED.value: _judged,
    ChangeKind.SPOKE.value: _spoke,
    ChangeKind.ANSWERED.value: _answered,
}
