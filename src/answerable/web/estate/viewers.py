"""Who is looking, and what that person may do where."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from answerable.web.estate.policies import CAPABILITIES, KNOW_HOLDERS
from answerable.web.estate.types import Capability, Role


@dataclass(frozen=True)
class HeldRole:
    role: Role
    place_id: int
    path: str
    """Path of the place at which it is held."""


@dataclass(frozen=True)
class Viewer:
    """A person, or nobody; the roles held and the posts filled on the day of looking."""

    person_id: int | None = None
    name: str = ""
    roles: tuple[HeldRole, ...] = ()
    posts: frozenset[int] = field(default_factory=frozenset)

    def may(self, capability: Capability) -> bool:
        """Whether any role, at any place, allows this."""
        return bool(self.reach(capability))

    def may_at(self, capability: Capability, path: str) -> bool:
        """Whether a role held at the place with this path, or above it, allows this."""
        return any(path.startswith(held) for held in self.reach(capability))

    def may_everywhere(self, capability: Capability) -> bool:
        """Whether a role held at the root of the estate allows this."""
        return any(path.count(".") == 1 for path in self.reach(capability))

    def reach(self, capability: Capability) -> tuple[str, ...]:
        """Paths of the places at which a role that allows this is held."""
        return tuple(sorted({held.path for held in self.roles if capability in CAPABILITIES[held.role]}))

    def may_know_holders_at(self, path: str) -> bool:
        """Whether the viewer is told who holds the posts of the place with this path, not only whether someone does."""
        return any(self.may_at(capability, path) for capability in KNOW_HOLDERS)

    def may_see_at(self, path: str) -> bool:
        """Whether the register of a place is open to the viewer: places a role reaches, and those above them.

        A plan of the region or of the whole service is the plan of each place in it, so those below see it too.
        """
        return any(path.startswith(held) or held.startswith(path) for held in self.reach(Capability.SEE_PLANS))

    @cached_property
    def sees_all(self) -> bool:
        """Whether a role that sees plans is held at the root of the estate."""
        return self.may_everywhere(Capability.SEE_PLANS)

    def seen(self, place: str = "place") -> Q:
        """Rows whose `place` (a path of lookups to a foreign key) the viewer may see."""
        return self._within(place, self.reach(Capability.SEE_PLANS), above=True)

    def within(self, capability: Capability, place: str = "place") -> Q:
        """Rows whose `place` is one where the viewer has this capability."""
        return self._within(place, self.reach(capability), above=False)

    @staticmethod
    def _within(place: str, paths: tuple[str, ...], *, above: bool) -> Q:
        if any(path.count(".") == 1 for path in paths):
            return Q()
        lookup = f"{place}__path" if place else "path"
        allowed = Q(pk__in=())
        for path in paths:
            allowed |= Q(**{f"{lookup}__startswith": path})
            if above:
                allowed |= Q(**{f"{lookup}__in": above_and_including(path)})
        return allowed


NOBODY = Viewer()


def above_and_including(path: str) -> list[str]:
    """Paths from the root down to this one: "1.4.9." gives "1.", "1.4.", "1.4.9."."""
    parts = path.split(".")[:-1]
    return [".".join(parts[: length + 1]) + "." for length in range(len(parts))]
