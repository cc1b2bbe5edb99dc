"""Programmes with their workstreams and pilots."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import choosable_places, chosen, person_named, places
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability, PlaceKind
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.forms.programmes import (
    MapForm,
    PilotForm,
    PlanToMapForm,
    ResultForm,
    SiteForm,
    WorkstreamForm,
)
from answerable.web.plans.presenters import programmes as presenter
from answerable.web.plans.queries import programmes as queries
from answerable.web.plans.queries.plans import find_plan
from answerable.web.plans.queries.plans import plans as seen_plans
from answerable.web.plans.services import programmes as services
from answerable.web.plans.types import PlanKind, RollOut

_KEEP = Capability.BRING_PLANS
_TO_MAP = 500
"""Plans offered in one list to be mapped, the newest first."""


@require_safe
def programmes(request: Request) -> HttpResponse:
    listing = presenter.programmes(queries.programmes(request.viewer))
    return page(request, "plans/programmes.html", {"listing": listing, "may_keep": request.viewer.may(_KEEP)})


@require_safe
def programme(request: Request, pk: int) -> HttpResponse:
    viewer = request.viewer
    found = queries.programme(viewer, pk)
    may_keep = viewer.may_at(_KEEP, found.place.path)
    streams = queries.workstreams(found, viewer=viewer)
    mapped = queries.mapped_plans(found, viewer=viewer)
    context = {
        "plan": found,
        "may_keep": may_keep,
        "workstreams": [(stream, presenter.covered(stream)) for stream in streams],
        "pilots": presenter.pilots(found.pilots.all()),
        "mapped": presenter.mapped(found, mapped, may_map=may_keep),
        "gaps": presenter.gaps(queries.gaps(found, viewer=viewer)),
    }
    return page(request, "plans/programme.html", context)


@form_page
def add_workstream(request: Request, pk: int) -> HttpResponse:
    plan = queries.kept_programme(request.viewer, pk)
    form = WorkstreamForm(posted(request))

    def add() -> Said:
        made = services.add_workstream(plan=plan, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"The workstream “{made}” is added.", _page_of(plan.pk)

    return answer(request, form, add, "plans/add_workstream.html", plan=plan)


@form_page
def choose_plan_to_map(request: Request, pk: int) -> HttpResponse:
    plan = queries.kept_programme(request.viewer, pk)
    others = seen_plans(viewer=request.viewer).exclude(kind=PlanKind.PROGRAMME)
    form = PlanToMapForm(request.GET or None, plans=others.order_by("-submitted_on", "-id")[:_TO_MAP])
    if form.is_bound and form.is_valid():
        return redirect("plans:map_findings", pk=plan.pk, other=form.cleaned_data["plan"])
    return page(request, "plans/choose_plan_to_map.html", {"plan": plan, "form": form})


@form_page
def map_findings(request: Request, pk: int, other: int) -> HttpResponse:
    plan, mapped = queries.kept_programme(request.viewer, pk), find_plan(other, viewer=request.viewer)
    findings, streams = list(mapped.findings.all()), list(plan.workstreams.all())
    covering = queries.covering(plan, findings)
    form = MapForm(posted(request), findings=findings, workstreams=streams, covering=covering)

    def save() -> Said:
        services.map_findings(plan=plan, covered=dict(form.covered()), by=person_named(request.viewer), at=now())
        return f"The findings of “{mapped}” are mapped.", _page_of(plan.pk)

    return answer(request, form, save, "plans/map_findings.html", plan=plan, mapped=mapped, streams=streams)


@form_page
def add_pilot(request: Request, pk: int) -> HttpResponse:
    plan = queries.kept_programme(request.viewer, pk)
    sites = choosable_places(request.viewer, _KEEP, on=today())
    streams, commitments = plan.workstreams.all(), queries.commitments_of(plan)
    form = PilotForm(posted(request), workstreams=streams, commitments=commitments, places=sites)

    def add() -> Said:
        said = dict(form.cleaned_data)
        named = [chosen(sites, one) for one in said.pop("sites")]
        said["workstream"] = chosen(streams, said["workstream"]) if said["workstream"] else None
        said["commitment"] = chosen(commitments, said["commitment"]) if said["commitment"] else None
        facts = services.PilotFacts(**said)
        made = services.add_pilot(plan=plan, facts=facts, sites=named, by=person_named(request.viewer), at=now())
        return f"The pilot “{made}” is added.", reverse("plans:pilot", args=(made.pk,))

    return answer(request, form, add, "plans/add_pilot.html", plan=plan)


@require_safe
def pilot(request: Request, pk: int) -> HttpResponse:
    found = queries.pilot(request.viewer, pk)
    regions = places(request.viewer, kind=PlaceKind.REGION).count()
    context = {
        "pilot": found,
        "facts": presenter.pilot_facts(found),
        "sites": presenter.sites(found.sites.all()),
        "reached": presenter.reached(found, regions=regions),
        "rolled_out": found.decision == RollOut.ROLL_OUT,
        "may_keep": request.viewer.may_at(_KEEP, found.plan.place.path),
    }
    return page(request, "plans/pilot.html", context)


@form_page
def report_pilot(request: Request, pk: int) -> HttpResponse:
    found = queries.kept_pilot(request.viewer, pk)
    initial = {"because": found.decision_because}
    initial |= {name: getattr(found, name) for name in ("result", "learning", "decision", "decided_on")}
    form = ResultForm(posted(request), initial=initial)

    def record() -> Said:
        said = form.cleaned_data | {"decision": RollOut(form.cleaned_data["decision"])}
        services.record_result(pilot=found, **said, by=person_named(request.viewer), at=now())
        return "What the pilot found is recorded.", reverse("plans:pilot", args=(found.pk,))

    return answer(request, form, record, "plans/report_pilot.html", pilot=found)


@form_page
def roll_out(request: Request, pk: int) -> HttpResponse:
    found = queries.kept_pilot(request.viewer, pk)
    sites = choosable_places(request.viewer, _KEEP, on=today())
    form = SiteForm(posted(request), places=sites)

    def reach() -> Said:
        place = chosen(sites, form.cleaned_data["place"])
        said = {name: form.cleaned_data[name] for name in ("since", "words")}
        services.roll_out(pilot=found, place=place, **said, by=person_named(request.viewer), at=now())
        return f"“{found}” has reached {place}.", reverse("plans:pilot", args=(found.pk,))

    return answer(request, form, reach, "plans/roll_out.html", pilot=found)


def _page_of(programme: int) -> str:
    return reverse("plans:programme", args=(programme,))
