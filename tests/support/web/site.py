"""The site with the world in it, and all who visit it."""

from answerable.web.access import ACCESS
from answerable.web.estate.access import Door
from answerable.web.estate.types import Role
from tests.support.web.addresses import addresses, route_of
from tests.support.web.visitors import OPEN, REFUSED, SHOW_TOKEN, Visitor, every_visitor
from tests.support.web.world import World


class Site:
    def __init__(self, world: World) -> None:
        self._estate = world.estate
        self._concerned = world.estate.person(Role.PLAN_COORDINATOR)
        self.visitors = every_visitor(world.estate)
        self.addresses = addresses(world)
        self._methods = {name: self.opener(name).methods(address) for name, address in self.addresses.items()}

    def opener(self, name: str) -> Visitor:
        """Who shows the page: nobody where anyone may open it or show a token, else the first who may."""
        *people, nobody = self.visitors
        return next(visitor for visitor in (nobody, *people) if self._may(visitor, name) in {OPEN, SHOW_TOKEN})

    def asked(self, method: str) -> dict[str, str]:
        """The addresses that may be asked so, by name."""
        return {name: address for name, address in self.addresses.items() if method in self._methods[name]}

    def only_sent_to(self) -> dict[str, str]:
        read = self.asked("GET")
        return {name: address for name, address in self.addresses.items() if name not in read}

    def table(self, method: str) -> dict[tuple[str, str], str]:
        """What is to become of every visitor at every address that may be asked so."""
        return {
            (name, visitor.name): self._may(visitor, name) for name in self.asked(method) for visitor in self.visitors
        }

    def _may(self, visitor: Visitor, name: str) -> str:
        access = ACCESS[route_of(name)]
        if access.who is Door.CONCERNED and visitor.person:
            return OPEN if visitor.person == self._concerned else REFUSED
        place = self._estate.service if name.endswith("of the whole service") else self._estate.ashgate
        return visitor.may(access, place)
