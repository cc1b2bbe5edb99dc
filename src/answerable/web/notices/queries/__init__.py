"""Reads of what people were told; each returns what its viewer may see."""

from answerable.web.notices.queries.feeds import feed_for, feed_with, feeds_of
from answerable.web.notices.queries.messages import (
    Wanted,
    all_readable,
    message_to,
    messages_to,
    notices_of,
    sent,
    sent_message,
)

__all__ = [
    "Wanted",
    "all_readable",
    "feed_for",
    "feed_with",
    "feeds_of",
    "message_to",
    "messages_to",
    "notices_of",
    "sent",
    "sent_message",
]
