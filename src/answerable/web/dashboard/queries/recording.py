"""What a person may record something of."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, Judgement
from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.so_far import so_far
from answerable.web.dashboard.queries.findings import finding
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.types import Relation


def commitment_to_speak_of(viewer: Viewer, pk: int) -> Commitment:
    """One at a place for which the viewer speaks, that the viewer sees in the register or everyone as published.

    Raises Http404.
    """
    spoken_for = Commitment.objects.filter(viewer.within(Capability.SPEAK)).select_related("place")
    if not viewer.sees_all:
        spoken_for = spoken_for.filter(viewer.seen() | Q(pk__in=reach.commitments().values("pk")))
    found = get_object_or_404(spoken_for, pk=pk)
    return found if viewer.may_see_at(found.place.path) else so_far([found])[0]


def finding_to_judge(viewer: Viewer, pk: int) -> Finding:
    """Raises Http404 where the viewer may not judge it, or there is none."""
    return get_object_or_404(finding(viewer=viewer).filter(viewer.within(Capability.JUDGE)), pk=pk)


def made_for(answered: Finding) -> list[Commitment]:
    """The commitments that were made in answer to a finding."""
    made = Commitment.objects.filter(entries__finding=answered, entries__relation=Relation.MADE)
    return list(made.select_related("place").order_by("pk").distinct())


def plan_that_made(commitment: Commitment) -> ActionPlan | None:
    made = ActionPlan.objects.filter(
        findings__entries__commitment=commitment, findings__entries__relation=Relation.MADE
    )
    return made.select_related("inspectorate", "report").order_by("pk").first()


def judgements_of(answered: Finding) -> list[Judgement]:
    """Of the commitments that the finding’s page shows, the last first."""
    shown = {entry.commitment_id for entry in answered.entries.all() if entry.commitment_id}
    held = Judgement.objects.filter(commitment__in=shown).select_related("inspectorate")
    return list(held.order_by("-judged_on", "-recorded_at", "commitment"))
