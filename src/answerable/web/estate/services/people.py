"""Accounts and roles: who gives which role where."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.accounts.services import add_person, send_invitation
from answerable.web.audit.services import record
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.policies import check_end, check_give, is_closed
from answerable.web.estate.queries import in_force, viewer_of
from answerable.web.estate.types import Capability, Role


def give_role(*, person: Person, role: Role, place: Place, on: dt.date, by: Person | None, at: dt.datetime) -> Grant:
    """The role from this day; `by` is None only where the system itself gives it. Raises RefusedError."""
    _check_reach(by, place, at)
    if is_closed(place.closed, place.facts, on=on):
        raise RefusedError(f"{place.name} has closed, so nobody can be given a role there.")
    if not person.is_active:
        raise RefusedError(f"The account of {person.name} is closed. Choose another person.")
    with transaction.atomic():
        grant, made = Grant.objects.get_or_create(
            person=person, role=role, place=place, until=None, defaults={"since": on, "given_by": by}
        )
        if not made:
            raise RefusedError(f"{person.name} already has the role {role.label} at {place.name}.")
        record(act="role given", subject=grant, by=by, at=at, to=person.name, role=role.label, place=place.name, on=on)
    return grant


def end_role(grant: Grant, *, on: dt.date, by: Person | None, at: dt.datetime) -> None:
    """From this day the role is no longer held. Raises RefusedError."""
    _check_reach(by, grant.place, at)
    with transaction.atomic():
        role = Role(grant.role)
        whole = Grant.objects.select_for_update(of=("self",)).filter(
            in_force(on), role=Role.ADMINISTRATOR, place__above=None, until=None, person__is_active=True
        )
        check_end(role, grant.place.path, others=len([other for other in whole if other.pk != grant.pk]))
        if not Grant.objects.filter(pk=grant.pk, until=None).update(until=max(on, grant.since)):
            raise RefusedError("This role has already ended.")
        names = {"of": grant.person.name, "role": role.label, "place": grant.place.name}
        record(act="role ended", subject=grant, by=by, at=at, on=on, **names)


def invite(
    *,
    email: str,
    name: str,
    role: Role,
    place: Place,
    link: Callable[[Person], str],
    on: dt.date,
    by: Person,
    at: dt.datetime,
) -> tuple[Person, bool]:
    """The person with a role, and whether the account is new: then a mail with a link to set a password goes out.

    `link` makes the address of that link. Raises RefusedError.
    """
    with transaction.atomic():
        person = Person.objects.filter(email=email.strip().lower()).first()
        new = person is None
        person = person or add_person(email=email, name=name, by=by, at=at)
        give_role(person=person, role=role, place=place, on=on, by=by, at=at)
        if new:
            send_invitation(person, link=link(person), inviter=by.name)
    return person, new


def _check_reach(by: Person | None, place: Place, at: dt.datetime) -> None:
    if by is not None:
        check_give(viewer_of(by, on=timezone.localdate(at)).reach(Capability.MANAGE_PEOPLE), place.path)
