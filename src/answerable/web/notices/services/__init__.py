"""Writes of what people are told: notices, the digests and mails they go out in, and feeds for calendars."""

from answerable.web.notices.services.digests import make_digests
from answerable.web.notices.services.feeds import make_feed, note_reading, revoke_feed
from answerable.web.notices.services.sending import deliver, send, send_again
from answerable.web.notices.services.telling import tell, tell_all
from answerable.web.notices.types import Telling

__all__ = [
    "Telling",
    "deliver",
    "make_digests",
    "make_feed",
    "note_reading",
    "revoke_feed",
    "send",
    "send_again",
    "tell",
    "tell_all",
]
