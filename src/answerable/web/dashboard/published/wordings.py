"""What findings and actions say in the published edition, where a correction of them waits to be published."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

from answerable.web.plans.models import Entry, Finding, Wording
from answerable.web.plans.queries.published import Thing, wordings

Row = TypeVar("Row", bound=Model)


def put_back(thing: Thing, rows: Iterable[Finding | Entry]) -> None:
    """Let each say what it says in the published edition. They are not saved."""
    held = list(rows)
    found = wordings().filter(**{f"{thing}__in": [row.pk for row in held]})
    said = {getattr(one, f"{thing}_id"): {**one.said, "words": one.words} for one in found}
    for row in held:
        for name, value in said.get(row.pk, {}).items():
            setattr(row, name, value)


def by_what_is_said(
    found: QuerySet[Row],
    waiting: QuerySet[Wording],
    key: str,
    *,
    by_row: Callable[[QuerySet[Row]], QuerySet[Row]],
    by_wording: Callable[[QuerySet[Wording]], QuerySet[Wording]],
) -> QuerySet[Row]:
    """Rows narrowed by what they say; those that wait, by their wordings, which `key` leads from to the row."""
    rows = set(waiting.values_list(key, flat=True))
    if not rows:
        return by_row(found)
    kept = set(by_wording(waiting).values_list(key, flat=True))
    return by_row(found).exclude(pk__in=rows) | found.filter(pk__in=kept)
