"""Those who visit every page: nobody, and somebody in each role at each place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.estate.access import Access, Door
from answerable.web.estate.models import Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Capability, Role
from answerable.web.estate.viewers import NOBODY, Viewer
from tests.support.web.places import Estate

Asked = tuple[str, str]
"""The name of an address, and that of a visitor."""
OPEN, REFUSED, SIGN_IN, SHOW_TOKEN = "open", "refused", "sign in", "show a token"
_MEANINGS = {200: OPEN, 201: OPEN, 302: OPEN, 409: OPEN, 422: OPEN, 401: SHOW_TOKEN, 403: REFUSED, 404: REFUSED}
# Where a route is open to several, whoever has most on their pages comes first.
_FIRST = (Role.PLAN_COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR)


@dataclass(frozen=True)
class Visitor:
    name: str
    person: Person | None
    viewer: Viewer
    client: Client

    def get(self, address: str) -> HttpResponseBase:
        with self._undone():
            response = self.client.get(address)
            if response.streaming:
                response.getvalue()
                response.close()
            return response

    def post(self, address: str, form: Mapping[str, str] | None = None) -> HttpResponseBase:
        with self._undone():
            return self.client.post(address, form)

    def methods(self, address: str) -> set[str]:
        """How the address may be asked; a view that does not say so is asked both ways."""
        with self._undone():
            allowed = self.client.options(address).headers.get("Allow", "GET, POST")
        return {"GET", "POST"} & set(allowed.split(", "))

    def may(self, access: Access, place: Place) -> str:
        """What the access table says of a thing at the place; nobody here shows a token."""
        if access.who is Door.TOKEN:
            return SHOW_TOKEN
        if not access.admits(self.viewer):
            return REFUSED if self.person else SIGN_IN
        if access.at_place and isinstance(access.who, Capability):
            return OPEN if self._reaches(access.who, place.path) else REFUSED
        return OPEN

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Whatever a visit writes is taken back; who signs out stays signed in."""
        cookies = deepcopy(self.client.cookies)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.client.cookies = cookies

    def _reaches(self, capability: Capability, path: str) -> bool:
        if capability == Capability.SEE_PLANS:
            return self.viewer.may_see_at(path)
        return self.viewer.may_at(capability, path)


def every_visitor(estate: Estate) -> list[Visitor]:
    """Everybody at Ashgate, where the world's things are; at another prison; at the top; and nobody."""
    roles = sorted(Role, key=lambda role: role not in _FIRST)
    held = [(role, place) for place in (estate.ashgate, estate.brackwater) for role in roles]
    held += [(role, estate.service) for role in (*_FIRST, Role.ANALYST, Role.GOVERNOR)]
    return [*(_visitor(role, place, estate) for role, place in held), Visitor("nobody", None, NOBODY, _client())]


def meaning(response: HttpResponseBase) -> str:
    """What an answer comes to; any other than the expected is its number."""
    if response.status_code == 302 and response.headers["Location"].startswith(f"{reverse('account_login')}?next="):
        return SIGN_IN
    return _MEANINGS.get(response.status_code, str(response.status_code))


def differences(got: Mapping[Asked, str], table: Mapping[Asked, str]) -> dict[Asked, str]:
    """Where two tables of the same questions are not equal, shown so that it can be read."""
    assert got.keys() == table.keys()
    return {asked: f"{got[asked]}, not {said}" for asked, said in table.items() if got[asked] != said}


def _visitor(role: Role, place: Place, estate: Estate) -> Visitor:
    client, person = _client(), estate.person(role, place)
    client.force_login(person)
    return Visitor(f"{role} at {place.name}", person, viewer_of(person, on=estate.now.date()), client)


def _client() -> Client:
    return Client(raise_request_exception=False)
