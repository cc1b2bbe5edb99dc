"""Who may open a route. Every route stands in a table; one that does not is refused."""

from dataclasses import dataclass
from enum import Enum

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


class Door(Enum):
    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    TOKEN = "token"  # noqa: S105
    """Whoever shows a token; the route itself looks whose it is."""
    CONCERNED = "whom it concerns"
    """The one person whose the thing is that the address names: the queries see to that."""


@dataclass(frozen=True)
class Access:
    """Who may open a route: anyone, whoever is signed in or shows a token, or whoever holds a capability at some place.

    `at_place` says that the thing the address names has a place, and that the viewer's role must reach it
    (the queries see to that: what a viewer may not see is not found). `everywhere` asks for a role at the root.
    """

    who: Door | Capability
    at_place: bool = False
    everywhere: bool = False
    kept: bool = False
    """Whether what nobody in particular asked for may be kept a while by whoever passes it on."""

    def admits(self, viewer: Viewer) -> bool:
        if self.who in {Door.ANYONE, Door.TOKEN}:
            return True
        if isinstance(self.who, Door):
            return viewer.person_id is not None
        return viewer.may_everywhere(self.who) if self.everywhere else viewer.may(self.who)


ANYONE = Access(Door.ANYONE)
PUBLISHED = Access(Door.ANYONE, kept=True)
SIGNED_IN = Access(Door.SIGNED_IN)
CONCERNED = Access(Door.CONCERNED)


def at_place(capability: Capability) -> Access:
    return Access(capability, at_place=True)


ACCESS: dict[str, Access] = {
    "account_login": ANYONE,
    "account_inactive": ANYONE,
    "account_reset_password": ANYONE,
    "account_reset_password_done": ANYONE,
    "account_reset_password_from_key": ANYONE,
    "account_reset_password_from_key_done": ANYONE,
    "account_logout": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "accounts:me": SIGNED_IN,
    "estate:places": Access(Capability.SEE_PLANS),
    "estate:load_places": Access(Capability.MANAGE_PLACES, everywhere=True),
    "estate:posts": Access(Capability.SEE_PLANS),
    "estate:add_post": Access(Capability.MANAGE_POSTS),
    "estate:hand_over": at_place(Capability.MANAGE_POSTS),
    "estate:merge_post": at_place(Capability.MANAGE_POSTS),
    "estate:end_post": at_place(Capability.MANAGE_POSTS),
    "estate:people": Access(Capability.MANAGE_PEOPLE),
    "estate:invite": Access(Capability.MANAGE_PEOPLE),
    "estate:person": at_place(Capability.MANAGE_PEOPLE),
    "estate:give_role": at_place(Capability.MANAGE_PEOPLE),
    "estate:end_role": at_place(Capability.MANAGE_PEOPLE),
    "estate:audit_trail": Access(Capability.SEE_AUDIT),
}
"""The routes of the estate, and of the accounts below it."""
