"""Where answers are read from: what is published, or what a token's person may see."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Protocol

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404

from answerable.web.api.requests import ApiRequest
from answerable.web.commitments.models import Commitment, Ownership
from answerable.web.dashboard import published
from answerable.web.dashboard.queries import commitment as of_one
from answerable.web.dashboard.queries import commitments as of_commitments
from answerable.web.dashboard.queries import findings as of_findings
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.queries import plans as of_plans
from answerable.web.plans.queries.plans import Wanted, Whole

Chosen = Mapping[str, Any]
_TOLD = (
    *("verifications", "judgements__inspectorate", "voices__to_answer", "voices__answers__post"),
    *("waits__event", "backlogs__figures", "overtakings"),
)


class Source(Protocol):
    """What may be seen; each `find` raises Http404 where there is nothing that may."""

    def plans(self, wanted: Wanted) -> QuerySet[ActionPlan]: ...
    def as_listed(self, plan: ActionPlan) -> ActionPlan: ...
    def find_plan(self, pk: int) -> Whole: ...
    def findings(self, chosen: Chosen) -> QuerySet[Finding]: ...
    def find_finding(self, pk: int) -> Finding: ...
    def findings_listed(self, found: list[Finding]) -> list[Finding]: ...
    def commitments(self, chosen: Chosen, *, on: dt.date) -> QuerySet[Commitment]: ...
    def listed(self, found: list[Commitment]) -> list[Commitment]: ...
    def find_commitment(self, pk: int, *, on: dt.date) -> Commitment: ...


class Published:
    """What anyone may see."""

    def plans(self, wanted: Wanted) -> QuerySet[ActionPlan]:
        return of_plans.narrowed(published.plans(), wanted)

    def as_listed(self, plan: ActionPlan) -> ActionPlan:
        return published.as_listed([plan])[0]

    def find_plan(self, pk: int) -> Whole:
        plan = published.find_plan(pk)
        if not plan.restricted_because:
            return published.whole(plan)
        plan = self.as_listed(plan)
        plan.caveats, plan.stated_totals, plan.report, plan.body = [], None, None, None
        return Whole(plan, [], [], [])

    def findings(self, chosen: Chosen) -> QuerySet[Finding]:
        return published.findings(chosen)

    def find_finding(self, pk: int) -> Finding:
        return published.find_finding(pk)

    def findings_listed(self, found: list[Finding]) -> list[Finding]:
        return published.listed(found)

    def commitments(self, chosen: Chosen, *, on: dt.date) -> QuerySet[Commitment]:
        return published.commitments(chosen, on=on)

    def listed(self, found: list[Commitment]) -> list[Commitment]:
        lines = Ownership.objects.filter(published.said()).select_related("owner")
        prefetch_related_objects(found, "place", Prefetch("ownerships", lines))
        return published.so_far(found)

    def find_commitment(self, pk: int, *, on: dt.date) -> Commitment:  # noqa: ARG002 - as a viewer's has it
        return published.find_commitment(pk)


class Seen:
    """What a viewer may see when signed in."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer

    def plans(self, wanted: Wanted) -> QuerySet[ActionPlan]:
        return of_plans.plans(viewer=self._viewer, wanted=wanted)

    def as_listed(self, plan: ActionPlan) -> ActionPlan:
        return plan

    def find_plan(self, pk: int) -> Whole:
        return of_plans.whole(of_plans.find_plan(pk, viewer=self._viewer))

    def findings(self, chosen: Chosen) -> QuerySet[Finding]:
        return of_findings.findings(viewer=self._viewer, chosen=chosen)

    def find_finding(self, pk: int) -> Finding:
        return get_object_or_404(of_findings.finding(viewer=self._viewer), pk=pk)

    def findings_listed(self, found: list[Finding]) -> list[Finding]:
        return found

    def commitments(self, chosen: Chosen, *, on: dt.date) -> QuerySet[Commitment]:
        return of_commitments.commitments(viewer=self._viewer, chosen=chosen, on=on)

    def listed(self, found: list[Commitment]) -> list[Commitment]:
        lines = Ownership.objects.filter(present=True).select_related("owner")
        prefetch_related_objects(found, "place", Prefetch("ownerships", lines))
        return found

    def find_commitment(self, pk: int, *, on: dt.date) -> Commitment:
        return get_object_or_404(of_one.commitment(viewer=self._viewer, on=on), pk=pk)


def source_for(request: ApiRequest) -> Source:
    return Seen(request.viewer) if request.token else Published()


def with_all_that_is_told(commitment: Commitment) -> Commitment:
    prefetch_related_objects([commitment], *_TOLD)
    return commitment
