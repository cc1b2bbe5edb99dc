"""People whose roles a viewer may give and end, and the trail of who did what."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.accounts.models import Person
from answerable.web.audit import queries as audit
from answerable.web.audit.models import Entry
from answerable.web.estate.models import Grant, Holding, Place
from answerable.web.estate.queries.viewers import in_force
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer, above_and_including

_MANAGE = Capability.MANAGE_PEOPLE


def people(viewer: Viewer, *, on: dt.date, words: str = "") -> QuerySet[Person]:
    """People who hold, or held, a role or a post within the viewer's reach; an administrator of all sees all.

    Each has `present_grants`: the roles within reach that are held on this day.
    """
    grants = Grant.objects.filter(in_force(on), viewer.within(_MANAGE)).select_related("place")
    found = Person.objects.filter(_within_reach(viewer)).distinct()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    return found.prefetch_related(Prefetch("grants", grants, to_attr="present_grants"))


def person_for(viewer: Viewer, pk: int) -> Person:
    """Raises Http404 where the viewer may not see the person, or there is none."""
    return get_object_or_404(Person.objects.filter(_within_reach(viewer)).distinct(), pk=pk)


def person_named(viewer: Viewer) -> Person:
    """The viewer's own account. Raises Http404 for nobody."""
    return get_object_or_404(Person, pk=viewer.person_id)


def grants_of(person: Person, *, viewer: Viewer) -> QuerySet[Grant]:
    """All roles that a person holds or held: one's own, or those within the viewer's reach; the last first."""
    own = Q() if person.pk == viewer.person_id else viewer.within(_MANAGE)
    return person.grants.filter(own).select_related("place", "given_by").order_by("-since", "-id")


def managed_grant(person: Person, pk: int, *, viewer: Viewer) -> Grant:
    """A role of this person that the viewer may end. Raises Http404."""
    found = person.grants.filter(viewer.within(_MANAGE), until=None).select_related("place", "person")
    return get_object_or_404(found, pk=pk)


def holdings_of(person: Person, *, viewer: Viewer) -> QuerySet[Holding]:
    own = Q() if person.pk == viewer.person_id else viewer.within(_MANAGE, "post__place")
    return person.holdings.filter(own).select_related("post__place", "post__merged_into__place")


def choosable_people(viewer: Viewer, place: Place, *, on: dt.date) -> QuerySet[Person]:
    """People who may be named as holders of a post at this place: those with a role that reaches it, or below it."""
    if not viewer.may_at(Capability.MANAGE_POSTS, place.path):
        return Person.objects.none()
    reaching = Grant.objects.filter(
        in_force(on), Q(place__path__startswith=place.path) | Q(place__path__in=above_and_including(place.path))
    )
    return Person.objects.filter(is_active=True, pk__in=reaching.values("person")).order_by("name", "email")


def audit_entries(viewer: Viewer, filters: audit.Filters, *, who: str = "") -> QuerySet[Entry]:
    """Entries about things at places where the viewer may see the trail; of all things for a role at the root.

    `who` is part of the name of the person who did it.
    """
    allowed = _audited(viewer)
    if who:
        allowed &= Q(by__in=Person.objects.filter(name__icontains=who).values("pk"))
    return audit.entries(allowed, filters)


def audit_acts(viewer: Viewer) -> list[str]:
    return audit.acts(_audited(viewer))


def audit_people(entries: Iterable[Entry] | None = None) -> dict[int, str]:
    """Names by id of the people who did these, or of everyone."""
    people = Person.objects.all() if entries is None else Person.objects.filter(pk__in={entry.by for entry in entries})
    return dict(people.values_list("pk", "name"))


def _audited(viewer: Viewer) -> Q:
    if viewer.may_everywhere(Capability.SEE_AUDIT):
        return Q()
    return Q(place__in=Place.objects.filter(viewer.within(Capability.SEE_AUDIT, "")).values("pk"))


def _within_reach(viewer: Viewer) -> Q:
    if viewer.may_everywhere(_MANAGE):
        return Q()
    grants = Grant.objects.filter(viewer.within(_MANAGE)).values("person")
    holdings = Holding.objects.filter(viewer.within(_MANAGE, "post__place")).values("person")
    return Q(pk__in=grants) | Q(pk__in=holdings)
