"""What a commitment waits for, counts down, or gave way to."""

from django.http import HttpResponse

from answerable.web.commitments import queries, services
from answerable.web.commitments.circumstance_forms import (
    BacklogForm,
    ClosingForm,
    EndWaitForm,
    FigureForm,
    OvertakenForm,
    WaitForm,
)
from answerable.web.commitments.recorded import subject
from answerable.web.commitments.views.recording import recording
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, form_page, posted


@form_page
def wait(request: Request, pk: int) -> HttpResponse:
    commitment = queries.commitment_to(Capability.REPORT_PROGRESS, request.viewer, pk)
    events = queries.events_to_come(request.viewer)
    form = WaitForm(posted(request), events=events, initial={"since": today()})

    def begin() -> Said:
        said = form.cleaned_data
        event = chosen(events, said["event"])
        services.wait_for(
            commitment, event=event, words=said["words"], since=said["since"], by=person_named(request.viewer), at=now()
        )
        return f"The commitment waits for: {event}.", subject(commitment).address

    says = (
        "A commitment that waits is still overdue once the day promised has passed.",
        "An event that is not in the list is to be named on the page of events first.",
    )
    return recording(request, form, begin, subject(commitment), title="Say what it waits for", button="Save", says=says)


@form_page
def end_wait(request: Request, pk: int) -> HttpResponse:
    held = queries.wait_to_end(request.viewer, pk)
    form = EndWaitForm(posted(request), initial={"on": today()})

    def end() -> Said:
        services.end_wait(held, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"The commitment no longer waits for: {held.event}.", subject(held.commitment).address

    return recording(
        request,
        form,
        end,
        subject(held.commitment),
        title="End the waiting",
        button="End the waiting",
        about=[("Waits for", str(held.event))],
    )


@form_page
def add_backlog(request: Request, pk: int) -> HttpResponse:
    commitment = queries.commitment_to(Capability.REPORT_PROGRESS, request.viewer, pk)
    form = BacklogForm(posted(request))

    def begin() -> Said:
        services.add_backlog(commitment, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"“{form.cleaned_data['counted']}” is counted from now on.", subject(commitment).address

    return recording(
        request,
        form,
        begin,
        subject(commitment),
        title="Count a backlog",
        button="Save",
    )


@form_page
def add_figure(request: Request, pk: int) -> HttpResponse:
    backlog = queries.backlog_to_count(request.viewer, pk)
    form = FigureForm(posted(request), initial={"on": today()})

    def add() -> Said:
        services.add_figure(backlog, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The figure is recorded.", subject(backlog.commitment).address

    return recording(
        request,
        form,
        add,
        subject(backlog.commitment),
        title="Add a figure",
        button="Save",
        about=[("Counted", backlog.counted), ("Target", backlog.target)],
    )


@form_page
def close_backlog(request: Request, pk: int) -> HttpResponse:
    backlog = queries.backlog_to_count(request.viewer, pk)
    form = ClosingForm(posted(request), initial={"on": today()})

    def close() -> Said:
        services.close_backlog(backlog, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"“{backlog.counted}” is closed.", subject(backlog.commitment).address

    return recording(
        request,
        form,
        close,
        subject(backlog.commitment),
        title="Close a backlog",
        button="Close",
        about=[("Counted", backlog.counted), ("Target", backlog.target)],
    )


@form_page
def overtake(request: Request, pk: int) -> HttpResponse:
    commitment = queries.commitment_to(Capability.BRING_PLANS, request.viewer, pk)
    form = OvertakenForm(posted(request), initial={"said_on": today()})

    def record() -> Said:
        said = form.cleaned_data
        number = said.pop("by_commitment")
        other = queries.commitments(request.viewer).filter(pk=number).first() if number else None
        if number and not other:
            raise RefusedError(f"There is no commitment {number} that you can see. Look at the number again.")
        services.overtake(commitment, by_commitment=other, **said, by=person_named(request.viewer), at=now())
        return "It is recorded that something else took its place.", subject(commitment).address

    return recording(
        request,
        form,
        record,
        subject(commitment),
        title="Say what took its place",
        button="Record",
    )
