"""The estate that the tests share: the whole service; the North with Ashby and Birchwood; the South with Cole."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from answerable.web.estate.models import Place


@dataclass(frozen=True)
class Estate:
    service: "Place"
    north: "Place"
    south: "Place"
    ashby: "Place"
    birchwood: "Place"
    cole: "Place"


@pytest.fixture
def estate() -> Estate:
    from answerable.web.estate.types import PlaceKind
    from tests.web.estate.making import make_place

    service = make_place("The service", kind=PlaceKind.SERVICE)
    north = make_place("North", kind=PlaceKind.REGION, below=service)
    south = make_place("South", kind=PlaceKind.REGION, below=service)
    return Estate(
        service=service,
        north=north,
        south=south,
        ashby=make_place("Ashby", below=north),
        birchwood=make_place("Birchwood", below=north),
        cole=make_place("Cole", below=south),
    )
