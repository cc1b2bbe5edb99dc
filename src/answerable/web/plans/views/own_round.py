"""All that a round asks of one person, on one page: what is complete is saved, what is not stays as it was typed."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.web.commitments import queries as commitment_queries
from answerable.web.commitments.services import report_update
from answerable.web.design.pages import page
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import form_page, posted
from answerable.web.plans.forms.own_round import OwnRoundForm, Part, parts
from answerable.web.plans.presenters import reporting as presenter
from answerable.web.plans.queries import reporting as queries


@form_page
def my_round(request: Request, pk: int) -> HttpResponse:
    reporting = queries.find_own_reporting(pk, viewer=request.viewer)
    asks = list(queries.own_asks(reporting, viewer=request.viewer))
    found = parts(queries.asked(reporting, asks), posted(request), on=today())
    whole = OwnRoundForm(posted(request), parts=found)
    saved: list[Part] = []
    if request.method == "POST" and not reporting.closed_at:
        saved = _save(request, found)
        if saved and not any(part.form.errors for part in found):
            messages.success(
                request, f"{count(len(saved), 'update')} saved. What you report counts once the round is submitted."
            )
            return redirect("plans:my_round", pk=pk)
    context = {
        "reporting": reporting,
        "parts": [presenter.part(part, pk, saved=part in saved) for part in found],
        "forms": [whole, *(part.form for part in found if part not in saved)],
        "saved": len(saved),
        "left": sum(not part.updates for part in found if part not in saved),
    }
    return page(request, "plans/my_round.html", context)


def _save(request: Request, found: Iterable[Part]) -> list[Part]:
    """The parts that were filled in and are right, each kept for itself."""
    by, at, saved = person_named(request.viewer), now(), []
    for part in found:
        if not (part.is_given and part.form.is_valid()):
            continue
        if not commitment_queries.may_report(request.viewer, part.commitment):
            part.form.add_error(None, "You no longer hold a post that owns this commitment.")
            continue
        try:
            report_update(part.commitment, said=part.form.said(), by=by, at=at)
        except RefusedError as refused:
            part.form.add_error(None, list(refused.problems))
        else:
            saved.append(part)
    return saved
