"""Who may open a route. Every route stands in a table; one that does not is refused."""

from dataclasses import dataclass
from enum import Enum

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


class Door(Enum):
    ANYONE = "anyone"
    SIGNED_IN = "signed in"


@dataclass(frozen=True)
class Access:
    """Who may open a route: anyone, whoever is signed in, or whoever holds a capability at some place.

    `at_place` says that the thing the address names has a place, and that the viewer's role must reach it
    (the queries see to that: what a viewer may not see is not found).
    """

    who: Door | Capability
    at_place: bool = False

    def admits(self, viewer: Viewer) -> bool:
        if self.who is Door.ANYONE:
            return True
        if self.who is Door.SIGNED_IN:
            return viewer.person_id is not None
        return viewer.may(self.who)


ANYONE = Access(Door.ANYONE)
SIGNED_IN = Access(Door.SIGNED_IN)
