"""What is published of plans and their entries, whoever asks."""

from typing import Literal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from answerable.web.plans.models import Entry, Wording
from answerable.web.plans.types import Relation

Thing = Literal["finding", "entry"]


def wordings() -> QuerySet[Wording]:
    """What findings and entries said before a correction that is not published yet; at most one of each."""
    published = F("edition__plan__published_edition__number")
    return Wording.objects.filter(edition__number__lte=published, corrected_in__number__gt=published)


def brought(thing: Thing, plan: str) -> Q:
    """Rows that the published edition of their plan, or one before it, brought, whatever corrected them since."""
    published = f"{plan}published_edition"
    reworded = Exists(wordings().filter(**{thing: OuterRef("pk")}))
    by_edition = Q(edition__number__lte=F(f"{published}__number")) | Q(reworded)
    return Q(**{f"{published}__isnull": False}) & by_edition


def entries() -> QuerySet[Entry]:
    """What published rounds say under findings that are not restricted."""
    return Entry.objects.filter(
        brought("entry", "finding__plan__"), finding__restricted_because="", finding__plan__restricted_because=""
    )


def makes_public() -> Exists:
    """Commitments that a published plan makes, as it is now; `services.showing` keeps it beside each."""
    return Exists(entries().filter(commitment=OuterRef("pk"), relation=Relation.MADE))
