"""What a commitment waits for, what it counts down, and what took its place."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.commitments.models.spine import Commitment
from answerable.web.estate.models import Place

PERSON = settings.AUTH_USER_MODEL


class Event(models.Model):
    """Something outside the service's hands that commitments wait for: a census release, a vote, a new contract."""

    name = models.CharField(max_length=200, unique=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="events")
    """Whose register says when it has happened."""
    expected_words = models.CharField(max_length=200, default="", blank=True)
    happened_on = models.DateField(null=True)
    happened_words = models.TextField(default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Wait(models.Model):
    """That a commitment waits for an event; it ends when the event has happened, or when someone says so."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="waits")
    event = models.ForeignKey(Event, models.PROTECT, related_name="waits")
    words = models.TextField(default="", blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "event"), condition=Q(ended_on=None), name="waits_once_for_an_event"
            ),
        )

    def __str__(self) -> str:
        return f"{self.commitment_id} waits for {self.event_id}"

    @property
    def place_id(self) -> int:
        return self.commitment.place_id


class Backlog(models.Model):
    """Something a commitment is to bring down (or up) to a target: what is counted, and to what."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="backlogs")
    counted = models.CharField(max_length=200)
    target = models.IntegerField()
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    closing_words = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.counted

    @property
    def place_id(self) -> int:
        return self.commitment.place_id


class BacklogFigure(models.Model):
    backlog = models.ForeignKey(Backlog, models.CASCADE, related_name="figures")
    on = models.DateField()
    value = models.IntegerField()
    words = models.TextField(default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"

    @property
    def place_id(self) -> int:
        return self.backlog.place_id


class Overtaking(models.Model):
    """That something else took a commitment's place: another commitment, or what the words name."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="overtakings")
    by_commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="overtakes")
    words = models.TextField()
    said_on = models.DateField()
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def place_id(self) -> int:
        return self.commitment.place_id
