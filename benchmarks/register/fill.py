"""Fill the database: the real places and tags, those who will look, then the plans."""

import time

from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.commitments.services import load_tags
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.services.reference import load_reference_places
from answerable.web.estate.types import Role
from benchmarks.register.columns import COLUMNS
from benchmarks.register.gathering import gather
from benchmarks.register.invention import load_plans
from benchmarks.register.loading import in_bulk
from benchmarks.register.setting import make_setting

READER, COORDINATOR = "reader@benchmark.example", "coordinator@benchmark.example"
"""A reader at the root of the estate, and a plan coordinator at one prison."""
PRISON = "MDI"
_SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


def run(plans: int, commitments: int) -> dict[str, float]:
    """What it took: seconds for the plans, and how many rows and bytes there are."""
    call_command("migrate", verbosity=0)
    load_reference_places(at=timezone.now())
    load_tags()
    verifier, coordinator = _add_people()
    setting = make_setting(by=coordinator, verifier=verifier, on=timezone.localdate())
    begun = time.perf_counter()
    with in_bulk(COLUMNS):
        load_plans(setting, plans=plans, commitments=commitments)
    seconds = time.perf_counter() - begun
    gather(Person.objects.get(email=COORDINATOR), Place.objects.get(code=PRISON), at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_SIZE[connection.vendor])
        size = cursor.fetchone()[0]
    return {"seconds": seconds, "rows": sum(map(_count, COLUMNS)), "bytes": size}


def _add_people() -> tuple[int, int]:
    """Who will look at the register; the ids of a reader and of the coordinator."""
    reader, coordinator = (Person.objects.create(email=email, name=email) for email in (READER, COORDINATOR))
    since = timezone.localdate()
    root, prison = Place.objects.get(above=None), Place.objects.get(code=PRISON)
    Grant.objects.create(person=reader, role=Role.READER, place=root, since=since)
    Grant.objects.create(person=coordinator, role=Role.PLAN_COORDINATOR, place=prison, since=since)
    return reader.pk, coordinator.pk


def _count(model: type[Model]) -> int:
    return model._default_manager.count()  # noqa: SLF001 - Django's name
