"""Findings offered to other plans."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.pages import page
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted
from answerable.web.plans.forms.programmes import OfferDecisionForm, OfferFilters, OfferForm
from answerable.web.plans.presenters import programmes as presenter
from answerable.web.plans.queries import offers as queries
from answerable.web.plans.queries.plans import places_with_plans
from answerable.web.plans.queries.programmes import commitments_of
from answerable.web.plans.services import offering as services
from answerable.web.plans.types import OfferState


@require_safe
def offers(request: Request) -> HttpResponse:
    viewer = request.viewer
    filters = OfferFilters(request.GET, places=places_with_plans(viewer=viewer))
    found = queries.offers(viewer, **given(filters))
    shown = page_of(found, order=("-id",), after=request.GET.get("after"))
    may = Capability.BRING_PLANS
    deciding = frozenset(one.pk for one in shown.items if viewer.may_at(may, one.place.path))
    listing = presenter.offers(shown.items, on=today(), deciding=deciding)
    return page(request, "plans/offers.html", {"narrow": filters, "shown": shown, "listing": listing})


@form_page
def offer_finding(request: Request, pk: int) -> HttpResponse:
    finding = queries.finding_to_offer(request.viewer, pk)
    plans = queries.plans_to_offer(finding, viewer=request.viewer)
    form = OfferForm(posted(request), plans=plans)
    back = reverse("dashboard:finding", args=(finding.pk,))

    def offer() -> Said:
        to = [chosen(plans, plan) for plan in form.cleaned_data["to"]]
        made = services.offer(finding=finding, to=to, by=person_named(request.viewer), at=now())
        return f"The finding is offered to {count(len(made), 'plan')}.", back

    return answer(request, form, offer, "plans/offer_finding.html", finding=finding, any=plans.exists(), back=back)


@form_page
def decide_offer(request: Request, pk: int) -> HttpResponse:
    offered = queries.offer_to_decide(request.viewer, pk)
    commitments = commitments_of(offered.to)
    initial = {"state": offered.state, "reason": offered.reason, "commitment": offered.commitment_id}
    form = OfferDecisionForm(posted(request), commitments=commitments, initial=initial)

    def decide() -> Said:
        said = form.cleaned_data
        commitment = chosen(commitments, said["commitment"]) if said["commitment"] else None
        state, by = OfferState(said["state"]), person_named(request.viewer)
        services.decide(offered=offered, state=state, reason=said["reason"], commitment=commitment, by=by, at=now())
        return f"The finding is {state}.", reverse("plans:offers")

    return answer(request, form, decide, "plans/decide_offer.html", offered=offered)
