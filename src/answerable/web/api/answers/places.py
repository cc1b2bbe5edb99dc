"""A place, and how the commitments there stand."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from answerable.web.api.answers.common import Named
from answerable.web.estate.models import Place


class PlaceInBrief(BaseModel):
    id: int
    name: str
    kind: str
    code: str
    above: int | None

    @classmethod
    def of(cls, place: Place) -> "PlaceInBrief":
        return cls(id=place.pk, name=place.name, kind=place.kind, code=place.code, above=place.above_id)


class PlaceAnswer(PlaceInBrief):
    below: list[Named]
    standings: dict[str, int]
    """How many commitments of the place and of those below it stand how; counts go no further than 1,000."""

    @classmethod
    def whole(cls, place: Place, below: Iterable[Place], standings: Mapping[str, int]) -> "PlaceAnswer":
        names = [Named.of(one) for one in below]
        return cls(**dict(PlaceInBrief.of(place)), below=names, standings=dict(standings))
