"""Updates between rounds, and those that a plan owes an inspectorate."""

from django.http import HttpResponse
from django.urls import reverse

from answerable.web.design.words import date
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.forms.reporting import MeetUpdateForm, UpdateBetweenForm, UpdateDueForm
from answerable.web.plans.presenters import reporting as presenter
from answerable.web.plans.queries import owing as owed
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.services import assembling, owing


@form_page
def update_between(request: Request, pk: int) -> HttpResponse:
    plan = queries.find_plan(pk, viewer=request.viewer)
    waiting = queries.unsaid_of(plan)
    form = UpdateBetweenForm(posted(request), updates=waiting)

    def write() -> Said:
        chosen = [update for update in waiting if update.pk in form.cleaned_data["updates"]]
        label, by = f"Update ({date(today())})", person_named(request.viewer)
        draft = assembling.assemble_update(plan, updates=chosen, label=label, date=today(), by=by, at=now())
        return "The update is written up as a draft. Check it, then send it to be cleared.", _draft(draft.pk)

    return answer(request, form, write, "plans/update_between.html", plan=plan, waiting=len(waiting))


def _draft(pk: int) -> str:
    return reverse("plans:draft", args=(pk,))


@form_page
def updates_due(request: Request, pk: int) -> HttpResponse:
    plan = queries.find_plan(pk, viewer=request.viewer)
    form = UpdateDueForm(posted(request), bodies=owed.inspectorates())

    def add() -> Said:
        given = form.cleaned_data
        to = owed.inspectorates().filter(pk=given["to"]).first() if given["to"] else None
        owing.add_update_due(
            plan, to=to, words=given["words"], due_on=given["due_on"], by=person_named(request.viewer), at=now()
        )
        return "The update is on the list.", reverse("plans:updates_due", args=(pk,))

    listing = presenter.dues(owed.updates_due(plan), on=today())
    return answer(request, form, add, "plans/updates_due.html", plan=plan, listing=listing)


@form_page
def meet_update(request: Request, pk: int) -> HttpResponse:
    due = owed.find_update_due(pk, viewer=request.viewer)
    editions = owed.editions_of(due)
    form = MeetUpdateForm(posted(request), editions=editions)

    def meet() -> Said:
        edition = editions.get(number=form.cleaned_data["edition"])
        owing.meet_update_due(due, edition=edition, by=person_named(request.viewer), at=now())
        return f"“{due.words}” is met.", reverse("plans:updates_due", args=(due.plan_id,))

    return answer(request, form, meet, "plans/meet_update.html", due=due)
