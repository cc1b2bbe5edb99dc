"""An estate of two prisons in one region, and somebody in every role at each."""

import datetime as dt
from dataclasses import dataclass, field

from answerable.web.accounts.models import Person
from answerable.web.accounts.services import add_person
from answerable.web.estate.models import Place, Post
from answerable.web.estate.services.people import give_role
from answerable.web.estate.services.places import place_below
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Management, PlaceKind, Role

PASSWORD = "a pass phrase for tests"  # noqa: S105


@dataclass(frozen=True)
class Estate:
    now: dt.datetime
    service: Place
    region: Place
    ashgate: Place
    brackwater: Place
    people: dict[tuple[Role, str], Person] = field(default_factory=dict)
    """By role and the name of the place at which it is held."""

    @property
    def since(self) -> dt.date:
        """The day from which roles and posts are held."""
        return self.now.date() - dt.timedelta(days=365)

    def person(self, role: Role, at: Place | None = None) -> Person:
        """Who holds the role at the place, Ashgate where none is named."""
        place = at or self.ashgate
        if (role, place.name) not in self.people:
            self.people[role, place.name] = self._add(role, place)
        return self.people[role, place.name]

    def post(self, title: str, holder: Person | None = None) -> Post:
        """A post at Ashgate."""
        post = add_post(place=self.ashgate, title=title, by=None, at=self.now)
        if holder:
            hand_over(post, to=holder, on=self.since, by=None, at=self.now)
        return post

    def _add(self, role: Role, place: Place) -> Person:
        name = f"{place.name} {role.label}"
        email = f"{role}@{place.code.lower()}.example"
        person = add_person(email=email, name=name, by=None, at=self.now)
        person.set_password(PASSWORD)
        person.save()
        give_role(person=person, role=role, place=place, on=self.since, by=None, at=self.now)
        return person


def make_estate(now: dt.datetime) -> Estate:
    service = _place(PlaceKind.SERVICE, "Wexmoor Prison and Probation Service", "WEX", None)
    region = _place(PlaceKind.REGION, "North Wexmoor", "NWX", service)
    ashgate = _place(PlaceKind.ESTABLISHMENT, "Ashgate", "AGX", region)
    brackwater = _place(PlaceKind.ESTABLISHMENT, "Brackwater", "BWX", region)
    return Estate(now, service, region, ashgate, brackwater)


def _place(kind: PlaceKind, name: str, code: str, above: Place | None) -> Place:
    [place] = place_below([Place(kind=kind, name=name, code=code, above=above, management=Management.PUBLIC)])
    return place
