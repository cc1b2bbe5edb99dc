"""The messages that went to somebody, and for whoever looks after them, what went to whom and whether it arrived."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Grant, Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.notices.models import Mail, Notice

_SEE = Capability.SEE_MESSAGES


@dataclass(frozen=True)
class Wanted:
    """What narrows the messages; empty leaves them as they are. `until` is a day that is still in."""

    to: str = ""
    state: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def condition(self) -> Q:
        named = Q(person__name__icontains=self.to) | Q(address__icontains=self.to) if self.to else Q()
        asked = {"state": self.state, "queued_at__date__gte": self.since, "queued_at__date__lte": self.until}
        return named & Q(**{lookup: value for lookup, value in asked.items() if value not in {None, ""}})


def messages_to(viewer: Viewer, wanted: Wanted | None = None) -> QuerySet[Mail]:
    """The viewer's own."""
    return Mail.objects.filter((wanted or Wanted()).condition, person=viewer.person_id, person__isnull=False)


def message_to(viewer: Viewer, pk: int) -> Mail:
    """Raises Http404 where it went to somebody else."""
    return get_object_or_404(messages_to(viewer), pk=pk)


def sent(viewer: Viewer, wanted: Wanted | None = None) -> QuerySet[Mail]:
    """What went to people with a role where the viewer may see messages, or is about a place there.

    Each with its `heading`: its subject, unless it is the matter of a place elsewhere.
    """
    found = Mail.objects.filter(_within_reach(viewer), (wanted or Wanted()).condition).select_related("person")
    if viewer.may_everywhere(_SEE):
        return found.annotate(heading=F("subject"))
    here = When(Q(place_id=None) | _of_places(viewer), then="subject")
    return found.annotate(heading=Case(here, default=Value("About another place")))


def sent_message(viewer: Viewer, pk: int) -> Mail:
    """Raises Http404."""
    return get_object_or_404(sent(viewer), pk=pk)


def notices_of(mail: Mail, viewer: Viewer) -> QuerySet[Notice]:
    """What a digest tells: all of it to the one it is for, to others what is about places where they see messages."""
    own = mail.person_id == viewer.person_id
    return mail.notices.all() if own else mail.notices.filter(_of_places(viewer))


def all_readable(mail: Mail, viewer: Viewer) -> bool:
    """Whether the viewer may read every word of a mail that went to somebody else."""
    if viewer.may_everywhere(_SEE):
        return True
    if mail.notices.exists():
        return not mail.notices.exclude(_of_places(viewer)).exists()
    return sent(viewer).filter(_of_places(viewer), pk=mail.pk).exists()


def _within_reach(viewer: Viewer) -> Q:
    if viewer.may_everywhere(_SEE):
        return Q()
    people = Grant.objects.filter(viewer.within(_SEE)).values("person")
    return Q(person__in=people) | _of_places(viewer)


def _of_places(viewer: Viewer) -> Q:
    if viewer.may_everywhere(_SEE):
        return Q()
    return Q(place_id__in=Place.objects.filter(viewer.within(_SEE, "")).values("pk"))
