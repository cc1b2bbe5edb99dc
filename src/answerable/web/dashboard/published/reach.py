"""What is published, as querysets: everything that anyone may read is found from here, and nothing else is."""

from django.db.models import QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.queries.published import brought, entries

__all__ = ["commitments", "entries", "findings", "plans"]


def plans() -> QuerySet[ActionPlan]:
    """Those with a published edition; of one that is restricted only the title and the reason may be shown."""
    found = ActionPlan.objects.filter(published_edition__isnull=False)
    with_front = found.select_related("place", "inspectorate", "published_edition")
    return with_front.defer("published_edition__content").prefetch_related("published_edition__submissions")


def findings() -> QuerySet[Finding]:
    """Of plans that are published whole; of one that is restricted only the number and the reason may be shown."""
    found = Finding.objects.filter(brought("finding", "plan__"), plan__restricted_because="")
    return found.prefetch_related("place", "plan")


def commitments() -> QuerySet[Commitment]:
    """Those that a published plan makes."""
    return Commitment.objects.filter(published=True).prefetch_related("place")
