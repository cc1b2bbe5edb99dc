"""Who is looking."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from answerable.web.accounts.models import Person
from answerable.web.estate.models import Grant, Post
from answerable.web.estate.types import Role
from answerable.web.estate.viewers import NOBODY, HeldRole, Viewer


def in_force(on: dt.date, row: str = "") -> Q:
    """Rows with `since` and `until` that hold on this day; `row` leads to them ("holdings__")."""
    open_ended = Q(**{f"{row}until": None}) | Q(**{f"{row}until__gt": on})
    return Q(**{f"{row}since__lte": on}) & open_ended


def viewer_of(user: Person | AnonymousUser, *, on: dt.date) -> Viewer:
    """The viewer that this account is on this day: two queries. Its posts include those merged into them."""
    if not isinstance(user, Person):
        return NOBODY
    held = Grant.objects.filter(in_force(on), person=user).select_related("place").order_by("id")
    own = in_force(on, "holdings__") & Q(holdings__person=user)
    merged = in_force(on, "merged_into__holdings__") & Q(merged_into__holdings__person=user)
    return Viewer(
        person_id=user.pk,
        name=user.name,
        roles=tuple(HeldRole(Role(grant.role), grant.place_id, grant.place.path) for grant in held),
        posts=frozenset(Post.objects.filter(own | merged).values_list("pk", flat=True)),
    )
