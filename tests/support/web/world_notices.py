"""Messages and a calendar of the plan coordinator at Ashgate."""

from dataclasses import dataclass

from answerable.web.commitments.models import Commitment
from answerable.web.estate.types import Role
from answerable.web.notices.models import Feed, Mail
from answerable.web.notices.services import make_digests, make_feed, note_reading, tell
from answerable.web.notices.types import FeedKind, MailState, NoticeKind
from tests.support.web.places import Estate


@dataclass(frozen=True)
class Messages:
    digest: Mail
    """That could not be sent."""
    feed: Feed
    """Read today."""
    secret: str


def make_messages(estate: Estate, commitment: Commitment) -> Messages:
    person = estate.person(Role.PLAN_COORDINATOR)
    tell(
        person,
        key=f"due/{commitment.pk}/{person.pk}",
        kind=NoticeKind.OVERDUE,
        title=commitment.words,
        words="Due 60 days ago, at Ashgate.",
        path=f"/commitments/{commitment.pk}/",
        place_id=estate.ashgate.pk,
        at=estate.now,
    )
    make_digests(on=estate.now.date(), at=estate.now)
    Mail.objects.update(state=MailState.FAILED, attempts=6, failure="The mail server refused it: no such mailbox")
    feed, secret = make_feed(kind=FeedKind.OWN, by=person, at=estate.now)
    note_reading(feed, at=estate.now)
    return Messages(Mail.objects.get(), feed, secret)
