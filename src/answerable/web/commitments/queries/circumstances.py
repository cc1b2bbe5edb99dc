"""Reads of events, of what waits for them, and of backlogs."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Backlog, Event, Wait
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


def events(viewer: Viewer, *, words: str = "", state: str = "") -> QuerySet[Event]:
    """Each with `waiting`: how many commitments that the viewer may see wait. `state` is "expected" or "happened"."""
    still = Q(waits__ended_on=None, happened_on=None) & viewer.seen("waits__commitment__place")
    found = Event.objects.filter(viewer.seen()).select_related("place").annotate(waiting=Count("waits", filter=still))
    if words:
        found = found.filter(Q(name__icontains=words) | Q(expected_words__icontains=words))
    if state:
        found = found.filter(happened_on__isnull=state == "expected")
    return found


def event_for(viewer: Viewer, pk: int) -> Event:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(events(viewer), pk=pk)


def event_to_record(viewer: Viewer, pk: int) -> Event:
    """One whose place is among those where the viewer brings plans. Raises Http404."""
    return get_object_or_404(Event.objects.filter(viewer.within(Capability.BRING_PLANS)), pk=pk)


def events_to_come(viewer: Viewer) -> QuerySet[Event]:
    return Event.objects.filter(viewer.seen(), happened_on=None)


def wait_to_end(viewer: Viewer, pk: int) -> Wait:
    """Raises Http404 where the viewer may not end it, or there is none."""
    held = Wait.objects.filter(viewer.within(Capability.REPORT_PROGRESS, "commitment__place"))
    return get_object_or_404(held.select_related("commitment__place", "event"), pk=pk)


def waits_for(viewer: Viewer, event: Event) -> QuerySet[Wait]:
    """Of commitments that the viewer may see, the first to begin first."""
    held = Wait.objects.filter(viewer.seen("commitment__place"), event=event)
    return held.select_related("commitment__place", "event").order_by("since", "id")


def backlog_to_count(viewer: Viewer, pk: int) -> Backlog:
    """Raises Http404 where the viewer may not add to it, or there is none."""
    held = Backlog.objects.filter(viewer.within(Capability.REPORT_PROGRESS, "commitment__place"))
    return get_object_or_404(held.select_related("commitment__place"), pk=pk)
