"""Calendar feeds, by their secret or by whose they are."""

import hashlib

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.viewers import Viewer
from answerable.web.notices.models import Feed


def digest(secret: str) -> str:
    """What is kept of a secret. Looking it up takes as long for a wrong one as for a right one."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_with(secret: str) -> Feed | None:
    """Revoked ones too."""
    return Feed.objects.filter(secret_sha256=digest(secret)).select_related("person").first()


def feeds_of(viewer: Viewer) -> QuerySet[Feed]:
    """The viewer's own that are not revoked."""
    return Feed.objects.filter(person=viewer.person_id, person__isnull=False, revoked_at=None)


def feed_for(viewer: Viewer, pk: int) -> Feed:
    """Raises Http404."""
    return get_object_or_404(feeds_of(viewer), pk=pk)
