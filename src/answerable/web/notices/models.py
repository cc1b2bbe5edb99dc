"""The outbox: what is to be told to whom, and the mails in which it went out. Feeds for calendars."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.notices.types import FeedKind, MailState, NoticeKind

PERSON = settings.AUTH_USER_MODEL


class Mail(models.Model):
    """One message: a person's digest of a day, or what cannot wait for it (a round opened, a return sheet)."""

    key = models.CharField(max_length=120, unique=True)
    """What it is, so that nothing is sent twice however often it is asked for: `digest/7/2026-11-22`."""
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="mails")
    """Null where it goes to an address without an account."""
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    attachment = models.FileField(max_length=120, blank=True)
    attachment_name = models.CharField(max_length=120, default="", blank=True)
    place_id = models.BigIntegerField(null=True)
    """The place whose matter it is, where it is of one: who else may read it follows from it."""
    state = models.CharField(max_length=20, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(default="", blank=True)
    """Why the last attempt did not send it; empty while it is being sent."""
    queued_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    """When a process last took it to send: no other does for a while."""
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-queued_at", "-id")
        indexes = (models.Index(fields=("id",), condition=Q(state=MailState.WAITING), name="mails_to_be_sent"),)

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"


class Notice(models.Model):
    """One thing that a person is told, in the digest of the day."""

    key = models.CharField(max_length=120, unique=True)
    """What is told, so that it is told once: `due/<commitment>/<day due>/7/<person>`."""
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    title = models.CharField(max_length=300)
    words = models.TextField(default="", blank=True)
    path = models.CharField(max_length=200)
    """Address on this site of the page where it can be dealt with."""
    place_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="notices")
    """The digest it went out in."""

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("person",), condition=Q(mail=None), name="notices_to_be_told"),)

    def __str__(self) -> str:
        return self.title


class Feed(models.Model):
    """A secret address that gives a calendar of due dates to whoever holds it, until it is revoked.

    It gives what its person may see on the day it is read, so it follows posts and roles as they change hands.
    """

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="feeds")
    kind = models.CharField(max_length=20, choices=FeedKind)
    subject_id = models.BigIntegerField(null=True)
    """Id of the place or plan; null for a person's own."""
    secret_sha256 = models.CharField(max_length=64, unique=True)
    """Of the secret part of the address, which is shown once and not kept."""
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.kind} feed of {self.person_id}"
