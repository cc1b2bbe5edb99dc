"""Reads of places, posts, and of who holds what."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from answerable.web.accounts.models import Person
from answerable.web.estate.models import Grant, Holding
from answerable.web.estate.types import Role
from answerable.web.estate.viewers import NOBODY, HeldRole, Viewer


def in_force(on: dt.date) -> Q:
    """Rows with `since` and `until` that hold on this day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def viewer_of(user: Person | AnonymousUser, *, on: dt.date) -> Viewer:
    """The viewer that this account is on this day: two queries."""
    if not isinstance(user, Person):
        return NOBODY
    held = Grant.objects.filter(in_force(on), person=user).select_related("place").order_by("id")
    return Viewer(
        person_id=user.pk,
        name=user.name,
        roles=tuple(HeldRole(Role(grant.role), grant.place_id, grant.place.path) for grant in held),
        posts=frozenset(Holding.objects.filter(in_force(on), person=user).values_list("post_id", flat=True)),
    )
