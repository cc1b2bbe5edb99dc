"""Figures that are released, and their releases."""

from itertools import islice

from ninja import Query, Router

from answerable.web.api.answers.common import Page, page_of
from answerable.web.api.answers.figures import Figures, FigureSaid, ReleaseSaid
from answerable.web.api.asked import FiguresAsked, Paging
from answerable.web.api.errors import ProblemError
from answerable.web.api.figures import figures_of
from answerable.web.api.interface import MAY_READ
from answerable.web.api.requests import ApiRequest
from answerable.web.design.addresses import query
from answerable.web.monitoring.queries import released as queries

router = Router(auth=MAY_READ, tags=["Figures"])


@router.get("/releases", response=Page[ReleaseSaid])
def releases(request: ApiRequest, asked: Query[Paging]) -> Page[ReleaseSaid]:
    """Every release of figures, the last first. Its files are on its public page."""
    return page_of(request, queries.published(), order=("-published_at", "-id"), asked=asked, show=ReleaseSaid.of)


@router.get("/figures", response=Figures)
def figures(request: ApiRequest, asked: Query[FiguresAsked]) -> Figures:
    """What the latest releases say of now, of one place (the whole service, if none is named) or one measure."""
    start = _start(asked.after)
    found = list(islice(figures_of(asked), start, start + asked.limit + 1))
    if start and not found:
        raise ProblemError(404, "There is no page after this. Begin again without “after”.")
    more = len(found) > asked.limit
    following = request.path + query(request, after=start + asked.limit) if more else None
    return Figures(
        items=[FigureSaid.of(place, figure) for place, figure in found[: asked.limit]],
        next=request.build_absolute_uri(following) if following else None,
    )


def _start(after: str) -> int:
    if not after:
        return 0
    if not after.isascii() or not after.isdigit() or len(after) > 9:
        raise ProblemError(404, "There is no page after this. Begin again without “after”.")
    return int(after)
