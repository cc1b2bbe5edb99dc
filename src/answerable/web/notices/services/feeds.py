"""Calendar feeds: a secret address for each, shown once."""

import datetime as dt
import secrets

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.notices.models import Feed
from answerable.web.notices.queries.feeds import digest
from answerable.web.notices.types import FeedKind

_READ_EVERY = dt.timedelta(days=1)


@transaction.atomic
def make_feed(*, kind: FeedKind, subject_id: int | None = None, by: Person, at: dt.datetime) -> tuple[Feed, str]:
    """A feed of one's own, of a place or of a plan; and the secret part of its address, which is not kept."""
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(person=by, kind=kind, subject_id=subject_id, secret_sha256=digest(secret), made_at=at)
    audit.record(act="calendar made", subject=feed, by=by, at=at, kind=kind, of=subject_id)
    return feed, secret


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Person, at: dt.datetime) -> None:
    """From now on its address gives nothing."""
    if Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at):
        audit.record(act="calendar revoked", subject=feed, by=by, at=at)


def note_reading(feed: Feed, *, at: dt.datetime) -> None:
    """Keep when it was last read, to the day."""
    if feed.read_at is None or feed.read_at < at - _READ_EVERY:
        Feed.objects.filter(pk=feed.pk).update(read_at=at)
