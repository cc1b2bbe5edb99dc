"""Editions of a plan, and what each changed."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from answerable.documents.plan import Plan
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.differences import PlanDifferences, differences
from answerable.web.plans.models import Edition


@dataclass(frozen=True)
class EditionRead:
    edition: Edition
    content: Plan
    before: PlanDifferences | None
    """What differs from the edition before; None for the first."""


def find_edition(plan: int, number: int, *, viewer: Viewer) -> Edition:
    """Raises Http404 where the viewer may not see it, or there is none."""
    seen = Edition.objects.filter(viewer.seen("plan__place")).select_related("plan__place", "document", "accepted_by")
    return get_object_or_404(seen, plan__pk=plan, number=number)


def content_of(edition: Edition) -> Plan:
    return Plan.model_validate_json(edition.content)


def read_edition(edition: Edition) -> EditionRead:
    content = content_of(edition)
    earlier = Edition.objects.filter(plan=edition.plan_id, number__lt=edition.number).order_by("-number").first()
    return EditionRead(edition, content, differences(content_of(earlier), content) if earlier else None)
