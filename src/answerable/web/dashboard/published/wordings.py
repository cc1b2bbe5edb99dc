"""What findings and actions say in the published edition, where a correction of them waits to be published."""

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from answerable.web.plans.models import Entry, Finding, Wording

Row = TypeVar("Row", bound=Model)
Thing = Literal["finding", "entry"]


def wordings() -> QuerySet[Wording]:
    """At most one of each finding and of each entry."""
    published = F("edition__plan__published_edition__number")
    return Wording.objects.filter(edition__number__lte=published, corrected_in__number__gt=published)


def brought(thing: Thing, plan: str) -> Q:
    """Rows that the published edition of their plan, or one before it, brought, whatever corrected them since."""
    published = f"{plan}published_edition"
    reworded = Exists(wordings().filter(**{thing: OuterRef("pk")}))
    by_edition = Q(edition__number__lte=F(f"{published}__number")) | Q(reworded)
    return Q(**{f"{published}__isnull": False}) & by_edition


def put_back(thing: Thing, rows: Iterable[Finding | Entry]) -> None:
    """Let each say what it says in the published edition. They are not saved."""
    held = list(rows)
    found = wordings().filter(**{f"{thing}__in": [row.pk for row in held]})
    said = {getattr(one, f"{thing}_id"): {**one.said, "words": one.words} for one in found}
    for row in held:
        for name, value in said.get(row.pk, {}).items():
            setattr(row, name, value)


def narrowed(
    found: QuerySet[Row],
    key: str,
    *,
    by_row: Callable[[QuerySet[Row]], QuerySet[Row]],
    by_wording: Callable[[QuerySet[Wording]], QuerySet[Wording]],
) -> QuerySet[Row]:
    """Rows narrowed by what they say, those that wait by their wording; `key` leads from a wording to its row."""
    every = wordings().filter(**{f"{key}__isnull": False})
    waiting = set(every.values_list(key, flat=True))
    if not waiting:
        return by_row(found)
    return by_row(found).exclude(pk__in=waiting) | found.filter(
        pk__in=set(by_wording(every).values_list(key, flat=True))
    )
