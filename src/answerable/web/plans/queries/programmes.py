"""Programmes, and which findings their workstreams cover, for who may see their places."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Coverage, Finding, Pilot, PilotSite, Workstream
from answerable.web.plans.queries.plans import plans
from answerable.web.plans.types import PlanKind


def programmes(viewer: Viewer) -> QuerySet[ActionPlan]:
    """Each with how many workstreams and pilots it has."""
    held = plans(viewer=viewer).filter(kind=PlanKind.PROGRAMME).select_related("successor")
    return held.annotate(streams=Count("workstreams", distinct=True), tried=Count("pilots", distinct=True)).order_by(
        "title_key", "id"
    )


def programme(viewer: Viewer, pk: int) -> ActionPlan:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(programmes(viewer), pk=pk)


def kept_programme(viewer: Viewer, pk: int) -> ActionPlan:
    """Raises Http404 where the viewer may not keep it."""
    return get_object_or_404(programmes(viewer).filter(viewer.within(Capability.BRING_PLANS)), pk=pk)


def workstreams(plan: ActionPlan, *, viewer: Viewer) -> list[Workstream]:
    """Each with the findings it covers that the viewer may see."""
    seen = Finding.objects.filter(viewer.seen())
    covering = Coverage.objects.filter(finding__in=seen).select_related("finding__plan", "finding__place")
    return list(plan.workstreams.prefetch_related(Prefetch("coverage", covering)))


def mapped_plans(plan: ActionPlan, *, viewer: Viewer) -> list[ActionPlan]:
    """The plans of which at least one finding was mapped to the programme, with how many were not."""
    covered = Coverage.objects.filter(workstream__plan=plan)
    of_programme = Exists(covered.filter(finding=OuterRef("findings__pk")))
    wanted = covered.values("finding__plan")
    return list(
        plans(viewer=viewer)
        .filter(pk__in=wanted)
        .annotate(
            all_findings=Count("findings", distinct=True),
            uncovered=Count("findings", filter=~Q(of_programme), distinct=True),
        )
    )


def gaps(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[Finding]:
    """Findings that no workstream covers, of the plans of which the programme covers any."""
    covered = Coverage.objects.filter(workstream__plan=plan)
    return (
        Finding.objects.filter(viewer.seen(), plan__in=covered.values("finding__plan"))
        .exclude(pk__in=covered.values("finding"))
        .select_related("plan", "place")
        .order_by("plan", "position")
    )


def covering(plan: ActionPlan, findings: Sequence[Finding]) -> Mapping[int, set[int]]:
    """The ids of the workstreams that cover each finding, by its id."""
    found: dict[int, set[int]] = {finding.pk: set() for finding in findings}
    held = Coverage.objects.filter(workstream__plan=plan, finding__in=found)
    for finding, workstream in held.values_list("finding", "workstream"):
        found[finding].add(workstream)
    return found


def pilot(viewer: Viewer, pk: int) -> Pilot:
    """Raises Http404 where the viewer may not see it, or there is none."""
    sites = PilotSite.objects.select_related("place")
    seen = Pilot.objects.filter(viewer.seen("plan__place")).select_related("plan__place", "workstream", "commitment")
    return get_object_or_404(seen.prefetch_related(Prefetch("sites", sites)), pk=pk)


def kept_pilot(viewer: Viewer, pk: int) -> Pilot:
    """Raises Http404 where the viewer may not keep it."""
    own = Pilot.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place"))
    return get_object_or_404(own.select_related("plan__place"), pk=pk)


def commitments_of(plan: ActionPlan) -> QuerySet[Commitment]:
    return Commitment.objects.filter(entries__finding__plan=plan).distinct().order_by("pk")
