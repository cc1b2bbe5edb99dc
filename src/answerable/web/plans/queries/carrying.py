"""Findings that a commitment of another plan answers, for who may see both."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import commitments
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Carried, Entry, Finding
from answerable.web.plans.queries.likening import like, other_of
from answerable.web.plans.types import Relation

MOST = 50
"""Commitments that are offered, and findings that are shown, of one thing."""


def carryings(*, viewer: Viewer) -> QuerySet[Carried]:
    found = Carried.objects.filter(viewer.seen("finding__place"), viewer.seen("commitment__place"))
    return found.select_related("finding__plan", "finding__place", "commitment__place").order_by("id")


def carrying_of(finding: Finding, *, viewer: Viewer) -> list[Carried]:
    """By which commitments of other plans the finding is answered."""
    return list(carryings(viewer=viewer).filter(finding=finding)[:MOST])


def carryings_in(plan: ActionPlan, *, viewer: Viewer) -> list[Carried]:
    """Of every finding of the plan."""
    return list(carryings(viewer=viewer).filter(finding__plan=plan))


def carried_with(commitments: Iterable[Commitment], *, viewer: Viewer) -> list[Carried]:
    """The findings of other plans that these commitments answer."""
    return list(carryings(viewer=viewer).filter(commitment__in=list(commitments))[:MOST])


def finding_to_carry(viewer: Viewer, pk: int) -> Finding:
    """A finding of which the viewer may say what answers it. Raises Http404."""
    own = Finding.objects.filter(viewer.seen(), viewer.within(Capability.BRING_PLANS))
    return get_object_or_404(own.select_related("plan", "place"), pk=pk)


def carried_to_undo(viewer: Viewer, pk: int) -> Carried:
    """Raises Http404 where the viewer may not undo it, or there is none."""
    own = carryings(viewer=viewer).filter(viewer.within(Capability.BRING_PLANS, "finding__place"))
    return get_object_or_404(own, pk=pk)


def commitments_of_like(finding: Finding, *, viewer: Viewer) -> list[Commitment]:
    """The commitments made by findings that a person said are the same as this one."""
    findings = [other_of(likeness, finding) for likeness in like(finding, viewer=viewer)]
    made = Entry.objects.filter(finding__in=findings, relation=Relation.MADE).values("commitment")
    return list(commitments(viewer).filter(pk__in=made).order_by("id")[:MOST])


def commitment_numbered(number: str, *, viewer: Viewer) -> Commitment | None:
    """The commitment of this number, if the viewer may see one."""
    plain = number.strip()
    return commitments(viewer).filter(pk=int(plain)).first() if plain.isdecimal() and len(plain) < 19 else None
