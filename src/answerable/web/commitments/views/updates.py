"""Reporting progress on one commitment, and taking back what was not submitted yet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from answerable.web.commitments import queries, services, update_presenters
from answerable.web.commitments.progress_forms import ProgressForm
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted

_NOT_YOURS = "Only whoever holds a post that owns this commitment, or coordinates plans here, reports on it."


@form_page
def report_progress(request: Request, pk: int) -> HttpResponse:
    commitment = queries.reportable(request.viewer, pk)
    back = _next(request) or reverse("dashboard:commitment", args=(commitment.pk,))
    shown = {"commitment": commitment, "back": back, "facts": update_presenters.facts(commitment)}
    if not queries.may_report(request.viewer, commitment):
        if request.method == "POST":
            keep_refusal(request, act="progress", subject=commitment, why=_NOT_YOURS)
        return _refused(request, _NOT_YOURS, back)
    pending = queries.pending_updates([commitment.pk])
    own = pending.filter(recorded_by=request.viewer.person_id, owner=None).last()
    form = ProgressForm(posted(request), on=today(), initial=update_presenters.initial(own))

    def report() -> Said:
        services.report_update(commitment, said=form.said(), by=person_named(request.viewer), at=now())
        return "Your update is kept. It counts once the round it goes into is submitted.", back

    others = [update for update in pending if update != own]
    return answer(
        request,
        form,
        report,
        "commitments/report_progress.html",
        own=own,
        others=update_presenters.told(others),
        **shown,
    )


@require_safe
def updates(request: Request) -> HttpResponse:
    found = list(queries.own_updates(request.viewer))
    return page(request, "commitments/updates.html", {"updates": update_presenters.own(found)})


@require_POST
def withdraw_update(request: Request, pk: int) -> HttpResponse:
    update = queries.update_for(request.viewer, pk)
    try:
        services.withdraw_update(update, by=person_named(request.viewer), at=now())
    except RefusedError as refused:
        keep_refusal(request, act="withdrawal of an update", subject=update, why=refused)
        return _refused(request, str(refused), reverse("commitments:updates"))
    messages.success(request, "Your update is withdrawn.")
    return redirect("commitments:updates")


def _refused(request: Request, why: str, back: str) -> HttpResponse:
    status = 409 if request.method == "POST" else 200
    return page(request, "commitments/not_reported.html", {"why": why, "back": back}, status=status)


def _next(request: Request) -> str:
    """The page that the address says to go to afterwards, where it is one of ours."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
