"""What is published, as querysets: everything that anyone may read is found from here, and nothing else is."""

from django.db.models import Exists, OuterRef, QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.dashboard.published.wordings import brought
from answerable.web.plans.models import ActionPlan, Entry, Finding
from answerable.web.plans.types import Relation


def plans() -> QuerySet[ActionPlan]:
    """Those with a published edition; of one that is restricted only the title and the reason may be shown."""
    found = ActionPlan.objects.filter(published_edition__isnull=False)
    with_front = found.select_related("place", "inspectorate", "published_edition")
    return with_front.defer("published_edition__content").prefetch_related("published_edition__submissions")


def findings() -> QuerySet[Finding]:
    """Of plans that are published whole; of one that is restricted only the number and the reason may be shown."""
    found = Finding.objects.filter(brought("finding", "plan__"), plan__restricted_because="")
    return found.prefetch_related("place", "plan")


def entries() -> QuerySet[Entry]:
    """What published rounds say under findings that are not restricted."""
    return Entry.objects.filter(
        brought("entry", "finding__plan__"), finding__restricted_because="", finding__plan__restricted_because=""
    )


def commitments() -> QuerySet[Commitment]:
    """Those that a published plan makes."""
    return Commitment.objects.filter(is_published("pk")).prefetch_related("place")


def is_published(commitment: str) -> Exists:
    """Rows whose commitment, named by this field, a published plan makes."""
    return Exists(entries().filter(commitment=OuterRef(commitment), relation=Relation.MADE))
