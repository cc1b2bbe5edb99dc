"""Saying that a commitment of another plan answers a finding, and taking it back."""

from django.http import HttpResponse
from django.urls import reverse

from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.forms.slipping import CarryForm, PutDownForm
from answerable.web.plans.queries import carrying as queries
from answerable.web.plans.services import carrying as services


@form_page
def carry(request: Request, pk: int) -> HttpResponse:
    finding = queries.finding_to_carry(request.viewer, pk)
    offered = queries.commitments_of_like(finding, viewer=request.viewer)
    form = CarryForm(posted(request), offered=offered, viewer=request.viewer)
    back = reverse("dashboard:finding", args=(finding.pk,))

    def act() -> Said:
        commitment, words = form.cleaned_data["found"], form.cleaned_data["words"]
        services.carry(finding, commitment=commitment, words=words, by=person_named(request.viewer), at=now())
        return "The finding is answered by that commitment. An update of it now serves both plans.", back

    return answer(request, form, act, "plans/carry.html", finding=finding, back=back)


@form_page
def put_down(request: Request, pk: int) -> HttpResponse:
    carried = queries.carried_to_undo(request.viewer, pk)
    form = PutDownForm(posted(request))
    back = reverse("dashboard:finding", args=(carried.finding_id,))

    def act() -> Said:
        because = form.cleaned_data["because"]
        services.put_down(carried, because=because, by=person_named(request.viewer), at=now())
        return "The finding is no longer answered by that commitment.", back

    return answer(request, form, act, "plans/put_down.html", carried=carried, back=back)
