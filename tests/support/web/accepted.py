"""Plans in the register, from values of our own."""

import datetime as dt
import hashlib
from itertools import count

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.types import PlaceKind, Role
from answerable.web.plans.models import ActionPlan, Document, Import, Reading
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.types import ImportState

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
_NUMBERS = count(1)


def place(name: str, above: Place | None = None) -> Place:
    number = next(_NUMBERS)
    made = Place.objects.create(
        kind=PlaceKind.ESTABLISHMENT if above else PlaceKind.SERVICE,
        name=name,
        code=f"X{number}",
        above=above,
        path=f"new {number}",
    )
    made.path = f"{above.path if above else ''}{made.pk}."
    made.save(update_fields=["path"])
    return made


def person(role: Role, at: Place) -> Person:
    made = Person.objects.create(email=f"{role}.{next(_NUMBERS)}@example.org", name=f"A {role.label.lower()}")
    Grant.objects.create(person=made, role=role, place=at, since=dt.date(2020, 1, 1))
    return made


def in_review(plan: Plan, at: Place, by: Person) -> Import:
    content = plan.model_dump_json()
    sha256 = hashlib.sha256(f"{content} {next(_NUMBERS)}".encode()).hexdigest()
    document = Document.objects.create(
        sha256=sha256, name="plan.json", size=len(content), content=sha256, brought_by=by, brought_at=AT
    )
    brought = Import.objects.create(
        document=document, place=at, state=ImportState.IN_REVIEW, title=plan.title, brought_by=by, brought_at=AT
    )
    Reading.objects.create(brought=brought, model="{}", read=content, reviewed=content)
    return brought


def accepted(plan: Plan, at: Place, by: Person, next_round_of: ActionPlan | None = None) -> ActionPlan:
    return accept(brought=in_review(plan, at, by), by=by, at=AT, version=0, next_round_of=next_round_of)
