"""What several answers have in common."""

import datetime as dt
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel

from answerable.web.api.asked import Paging
from answerable.web.api.errors import ProblemError
from answerable.web.database import keyset
from answerable.web.design.addresses import query
from answerable.web.estate.models import Body, Place

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item", bound=BaseModel)


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    next: str | None
    """The address of the page that follows."""


class Named(BaseModel):
    id: int
    name: str

    @classmethod
    def of(cls, row: Place | Body) -> "Named":
        return cls(id=row.pk, name=row.name)


class Due(BaseModel):
    """When something is due: the words, and the last day they can mean."""

    words: str
    on: dt.date | None
    precision: str
    kind: str


def page_of(  # noqa: PLR0913 - each is named where it is called
    request: HttpRequest,
    found: QuerySet[Row],
    *,
    order: tuple[str, ...],
    asked: Paging,
    show: Callable[[Row], Item],
    listed: Callable[[list[Row]], list[Row]] = list,
) -> Page[Item]:
    """`listed` makes the rows of a page ready to be shown, all at once."""
    shown = keyset.page(found, order=order, after=asked.after, size=asked.limit)
    if asked.after and shown.start:
        raise ProblemError(404, "There is no page after this. Begin again without “after”.")
    following = request.build_absolute_uri(request.path + query(request, after=shown.next)) if shown.next else None
    return Page[Item](items=[show(row) for row in listed(shown.items)], next=following)
