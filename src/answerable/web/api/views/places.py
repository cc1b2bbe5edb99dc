"""Places, and the tags that commitments carry."""

from ninja import Query, Router

from answerable.web.api.answers.common import Named, Page, page_of
from answerable.web.api.answers.places import PlaceAnswer, PlaceInBrief
from answerable.web.api.asked import PlacesAsked
from answerable.web.api.interface import MAY_READ
from answerable.web.api.places import below, find_place, places_of, standings_at
from answerable.web.api.requests import ApiRequest
from answerable.web.api.sources import source_for
from answerable.web.commitments.queries import tags as glossary
from answerable.web.estate.clock import today

router = Router(auth=MAY_READ, tags=["Places"])


@router.get("/places", response=Page[PlaceInBrief])
def places(request: ApiRequest, asked: Query[PlacesAsked]) -> Page[PlaceInBrief]:
    """Every place of the estate, by name. Their names are no secret; what is said of them may be."""
    found = places_of(words=asked.words, kind=asked.kind or "")
    return page_of(request, found, order=("name", "id"), asked=asked, show=PlaceInBrief.of)


@router.get("/places/{int:pk}", response=PlaceAnswer)
def place(request: ApiRequest, pk: int) -> PlaceAnswer:
    """One place: the places below it, and how many of its commitments stand how."""
    found = find_place(pk)
    return PlaceAnswer.whole(found, below(found), standings_at(found, source_for(request), on=today()))


@router.get("/tags", response=list[Named])
def tags(request: ApiRequest) -> list[Named]:  # noqa: ARG001 - as every view has it
    """What commitments can concern: characteristics, ethnic groups, themes, programmes."""
    return [Named(id=tag.pk, name=tag.name) for tag in glossary()]
