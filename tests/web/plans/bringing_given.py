"""People, places and documents that the tests of bringing and reviewing begin with."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from unittest import mock

from django.core.files.base import ContentFile
from django.core.management import call_command
from django_tasks import TaskContext

from answerable.documents.model import Document
from answerable.documents.plan import Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.documents.writers import write
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import PlaceKind, Role
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Import
from answerable.web.plans.services import reading
from answerable.web.plans.services.bringing import bring
from tests.support.plans import unsettled

AT = dt.datetime(2026, 6, 3, 9, 30, tzinfo=dt.UTC)
ON = AT.date()


@dataclass(frozen=True)
class Given:
    service: Place
    prison: Place
    other: Place
    coordinator: Person
    elsewhere: Person

    @property
    def viewer(self) -> Viewer:
        return viewer_of(self.coordinator, on=ON)


def given() -> Given:
    """A service of two prisons, each with a plan coordinator."""
    service = make_place("HM Prison and Probation Service", PlaceKind.SERVICE)
    prison = make_place("Stonebeck", PlaceKind.ESTABLISHMENT, service)
    other = make_place("Northmoor", PlaceKind.ESTABLISHMENT, service)
    return Given(
        service,
        prison,
        other,
        make_person("ada@example.org", "Ada Marsh", Role.PLAN_COORDINATOR, prison),
        make_person("ben@example.org", "Ben Holt", Role.PLAN_COORDINATOR, other),
    )


def make_place(name: str, kind: PlaceKind, above: Place | None = None) -> Place:
    place = Place.objects.create(name=name, kind=kind, code=name[:20], above=above, path=name)
    place.path = f"{above.path if above else ''}{place.pk}."
    place.save()
    return place


def make_person(email: str, name: str, role: Role, place: Place) -> Person:
    person = Person.objects.create(email=email, name=name)
    Grant.objects.create(person=person, role=role, place=place, since=dt.date(2020, 1, 1))
    return person


def plan_file(plan: Plan | None = None) -> ContentFile[bytes]:
    return ContentFile(write(plan or unsettled(), "html"))


def bring_file(given: Given, content: ContentFile[bytes] | None = None, name: str = "plan.html") -> Import:
    return bring(content=content or plan_file(), name=name, place=given.prison, by=given.coordinator, at=AT).brought


def bring_and_read(given: Given, content: ContentFile[bytes] | None = None, name: str = "plan.html") -> Import:
    brought = bring_file(given, content, name)
    work()
    brought.refresh_from_db()
    return brought


def bring_in_review(given: Given, content: ContentFile[bytes] | None = None, name: str = "plan.html") -> Import:
    """As `bring_and_read`, in this process and transaction; a file is read once for all tests."""
    brought = bring_file(given, content, name)
    with (
        mock.patch.object(reading, "read_plan", lambda data, name, _limits: understand(_decoded(data, name))),
        mock.patch.object(reading, "read_model", lambda data, name, _limits: _decoded(data, name)),
    ):
        context = TaskContext(task_result=reading.read_import.enqueue(brought.pk))
        reading.read_import.call(context, brought.pk)  # type: ignore[call-arg, arg-type] # as a worker does
    brought.refresh_from_db()
    return brought


@cache
def _decoded(data: bytes, name: str) -> Document:
    return decode(data, name)


def work() -> None:
    """Run what waits in the queue, as a worker does."""
    call_command("worker", batch=True, interval=0, verbosity=0)
