"""Kinds of notices and feeds, how far a mail has come, and what there is to tell."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise


class NoticeKind(TextChoices):
    """Why a person is told something."""

    DUE_SOON = "due_soon", "Due soon"
    DUE_TODAY = "due_today", "Due today"
    OVERDUE = "overdue", "Overdue"
    ESCALATED = "escalated", "Overdue, and passed on to you"
    ASKED = "asked", "Progress asked for"
    VOICE = "voice", "A voice to answer"
    WOKEN = "woken", "No longer waiting"
    TO_VERIFY = "to_verify", "To be verified"
    TO_CLEAR = "to_clear", "To be cleared"
    PLAN_DUE = "plan_due", "A plan or update is due"
    WORSE = "worse", "The figures got worse"


class MailState(TextChoices):
    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"
    UNCERTAIN = "uncertain", "Not certain"


class FeedKind(TextChoices):
    """Whose dates a calendar feed gives."""

    OWN = "own", "Commitments of the posts I hold"
    PLACE = "place", "Commitments of a place"
    PLAN = "plan", "Commitments of a plan"


@dataclass(frozen=True)
class Telling:
    """Something for one person to know; whoever has been told a `key` is not told it again."""

    person_id: int
    key: str
    kind: NoticeKind
    title: str
    path: str | Promise
    """May be lazy: most of what there is to tell was told before."""
    words: str = ""
    place_id: int | None = None
