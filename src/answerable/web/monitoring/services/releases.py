"""Releases of figures: asked for by one person, made in the background, cleared and published by another."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localdate
from django_tasks import TaskContext, task

from answerable.vocabulary.errors import AnswerableError
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.background.failing import on_failure
from answerable.web.estate import clock
from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring.models import MeasureFigures, Release
from answerable.web.monitoring.types import ReleaseState

if TYPE_CHECKING:
    from answerable.web.monitoring.services.releasing import MadeRelease

POLICIES = {
    "standard": "Exact figures. Small numbers, and what would give them away, are hidden.",
    "rounded": "Counts to the nearest 5, and only the rates of these.",
}
"""Those that come with the program, and what each does."""
_BROKE = (
    "Something went wrong on our side while this release was made. Nothing was published. Ask for it again; if it "
    "fails again, tell whoever looks after the register."
)


@transaction.atomic
def ask(
    *, measures: Sequence[str], title: str, policy: str, publish_on: dt.date, by: Person, at: dt.datetime
) -> Release:
    """A release of the figures that these measures have now; it is made in the background."""
    figures = list(MeasureFigures.objects.filter(current=True, measure__in=measures).select_related("run"))
    _check_asked(set(measures) - {one.measure for one in figures}, measures, policy, publish_on, on=localdate(at))
    release = Release.objects.create(
        title=title.strip(),
        policy=policy,
        measures=sorted(one.measure for one in figures),
        publish_on=publish_on,
        asked_by=by,
        asked_at=at,
    )
    release.runs.set({one.run for one in figures})
    facts = {"title": release.title, "policy": policy, "measures": release.measures, "publish_on": str(publish_on)}
    record(act="release asked for", subject=release, by=by, at=at, **facts)
    make_release.enqueue(release.pk)
    return release


@task(takes_context=True)
def make_release(context: TaskContext, pk: int) -> None:
    """May run twice, or twice at once: only the run that took the release last says what became of it."""
    from answerable.web.monitoring.services.releasing import made  # noqa: PLC0415 - slow to load, and only workers make them

    lease = f"{context.task_result.id}/{context.attempt}"
    open_ = Release.objects.filter(pk=pk, state__in=(ReleaseState.QUEUED, ReleaseState.MAKING))
    if not open_.update(state=ReleaseState.MAKING, lease=lease):
        return
    try:
        found = made(Release.objects.get(pk=pk))
    except AnswerableError as error:
        _end(pk, lease, state=ReleaseState.REFUSED, failure=str(error))
    else:
        _keep(pk, lease, found)


@on_failure(make_release)
def say_not_made(pk: int) -> None:
    open_ = Release.objects.filter(pk=pk, state__in=(ReleaseState.QUEUED, ReleaseState.MAKING))
    open_.update(state=ReleaseState.REFUSED, failure=_BROKE)


@transaction.atomic
def clear(release: Release, *, by: Person, at: dt.datetime) -> None:
    """Another person than the one who asked says that it may be published on its day."""
    _lock(release)
    _check_ready(release)
    if release.cleared_by_id:
        raise RefusedError("This release is cleared already.")
    if release.asked_by_id == by.pk:
        raise RefusedError("You asked for this release, so another person must clear it.")
    release.cleared_by = by
    release.save(update_fields=["cleared_by"])
    record(act="release cleared", subject=release, by=by, at=at, name=release.name)


@transaction.atomic
def publish(release: Release, *, by: Person | None, at: dt.datetime) -> None:
    """Everyone can read it from now on; it cannot be taken back. `by` is nobody where its day has come."""
    _lock(release)
    _check_ready(release)
    if not release.cleared_by_id:
        raise RefusedError("Another person must clear this release before it is published.")
    if by and release.asked_by_id == by.pk:
        raise RefusedError("You asked for this release, so another person must publish it.")
    if release.publish_on and localdate(at) < release.publish_on:
        raise RefusedError(f"This release must wait until {release.publish_on:%-d %B %Y}. Publish it on that day.")
    release.state, release.published_at = ReleaseState.PUBLISHED, at
    release.save(update_fields=["state", "published_at"])
    record(act="release published", subject=release, by=by, at=at, name=release.name)


def publish_due(*, on: dt.date, at: dt.datetime) -> None:
    """Publish what another person has cleared and whose day has come; `on` is the day."""
    for release in Release.objects.filter(state=ReleaseState.READY, publish_on__lte=on).exclude(cleared_by=None):
        with suppress(RefusedError):  # a person was quicker
            publish(release, by=None, at=at)


def _check_asked(unknown: set[str], measures: Sequence[str], policy: str, publish_on: dt.date, *, on: dt.date) -> None:
    if not measures:
        raise RefusedError("Choose at least one measure.")
    if unknown:
        raise RefusedError(f"There are no figures of {', '.join(sorted(unknown))} now. Choose from the list.")
    if policy not in POLICIES:
        raise RefusedError("Choose a policy from the list.")
    if publish_on < on:
        raise RefusedError("The day of publication has passed. Choose today or a later day.")


def _lock(release: Release) -> None:
    """What two do with one release at once they do in turn; the second sees what the first did."""
    Release.objects.select_for_update().get(pk=release.pk)
    release.refresh_from_db()


def _check_ready(release: Release) -> None:
    state = ReleaseState(release.state)
    if state is ReleaseState.PUBLISHED:
        raise RefusedError("This release is published already.")
    if state is not ReleaseState.READY:
        raise RefusedError(f"This release is not ready: it is {state.label.lower()}.")


def _keep(pk: int, lease: str, found: "MadeRelease") -> None:
    _end(pk, lease, state=ReleaseState.READY, name=found.name, folder=found.folder, report=found.report)


def _end(pk: int, lease: str, *, state: ReleaseState, **facts: object) -> None:
    with transaction.atomic():
        ours = Release.objects.filter(pk=pk, state=ReleaseState.MAKING, lease=lease)
        if ours.update(state=state, **facts):
            release = Release.objects.select_related("asked_by").get(pk=pk)
            said = {"name": release.name, "failure": release.failure}
            act = f"release {'made' if state is ReleaseState.READY else 'refused'}"
            record(act=act, subject=release, by=release.asked_by, at=clock.now(), **said)
