"""Releases of figures, and with whom the sheet of a place was shared and discussed."""

from django.conf import settings
from django.db import models

from answerable.web.estate.models import Place
from answerable.web.monitoring.models.data import Run
from answerable.web.monitoring.types import Audience, ReleaseState

PERSON = settings.AUTH_USER_MODEL


class Release(models.Model):
    """Figures that passed the policy and the attack; everyone may read what is published."""

    name = models.CharField(max_length=80, default="", blank=True)
    """As the ledger of releases names it; empty until it is made."""
    title = models.CharField(max_length=200)
    policy = models.CharField(max_length=80, default="standard")
    measures = models.JSONField(default=list)
    """Short names of those whose figures it holds."""
    runs = models.ManyToManyField(Run, related_name="releases")
    state = models.CharField(max_length=20, choices=ReleaseState, default=ReleaseState.QUEUED)
    lease = models.CharField(max_length=80, default="", blank=True)
    folder = models.CharField(max_length=200, default="", blank=True)
    report = models.JSONField(default=dict)
    """Counts, how many are hidden, what the attack tried and found."""
    failure = models.TextField(default="", blank=True)
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    cleared_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    publish_on = models.DateField(null=True)
    """Embargo: not before this day."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title


class Sharing(models.Model):
    """The sheet of a place was shared and discussed; what people said is kept without their names."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="sharings")
    release = models.ForeignKey(Release, models.PROTECT, related_name="sharings")
    audience = models.CharField(max_length=20, choices=Audience)
    shared_on = models.DateField()
    how = models.CharField(max_length=200)
    people = models.PositiveIntegerField(null=True)
    """About how many were reached."""
    discussed = models.BooleanField(default=False)
    said = models.TextField(default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-shared_on", "-id")

    def __str__(self) -> str:
        return f"Shared on {self.shared_on}"
