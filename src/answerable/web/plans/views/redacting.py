"""Taking personal data out of a plan: what, why, where it stands, and then for good."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from answerable.web.database.redacting import Removal
from answerable.web.design.pages import page
from answerable.web.design.tables import Column, Listing
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import form_page, posted
from answerable.web.plans.forms.redacting import RedactForm
from answerable.web.plans.queries.redacting import found_in, plan_to_redact
from answerable.web.plans.services.redacting import take_out

_WHERE = (Column("what", "Where"), Column("times", "How often", numeric=True))


@form_page
def redact(request: Request) -> HttpResponse:
    """Words come and go in the body of a request only: an address is kept in too many places."""
    form = RedactForm(posted(request), initial={"plan": request.GET.get("plan")})
    if not form.is_bound or not form.is_valid():
        return page(request, "plans/redact.html", {"form": form})
    said = form.cleaned_data
    try:
        plan = plan_to_redact(request.viewer, said["plan"])
    except Http404:
        form.add_error("plan", "There is no plan of this number")
        return page(request, "plans/redact.html", {"form": form})
    if "confirmed" not in request.POST:
        rows = [(one.what, one.times) for one in found_in(plan, Removal(said["words"], on=today()))]
        listing = Listing("Where the words stand", _WHERE, rows)
        return page(request, "plans/redact_confirm.html", {"plan": plan, "said": said, "listing": listing})
    try:
        done = take_out(
            plan=plan, words=said["words"], why=said["why"], by=person_named(request.viewer), at=now()
        )  # fmt: skip
    except RefusedError as refused:
        form.add_error(None, list(refused.problems))
        return page(request, "plans/redact.html", {"form": form})
    files = f", and {count(done.files, 'file')} deleted" if done.files else ""
    messages.success(request, f"The words were taken out {count(done.times, 'time')}{files}.")
    return redirect("plans:plan", pk=plan.pk)
