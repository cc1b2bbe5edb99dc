"""What others than the service found: a person who verified its work, the inspector who judged it."""

from django.conf import settings
from django.db import models

from answerable.web.commitments.models.spine import Commitment
from answerable.web.commitments.types import Outcome
from answerable.web.estate.models import Body

PERSON = settings.AUTH_USER_MODEL


class Verification(models.Model):
    """What a person who never reported on the commitment found when looking at its evidence."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="verifications")
    outcome = models.CharField(max_length=20, choices=Outcome)
    words = models.TextField()
    """What was looked at, and what was seen."""
    looked_on = models.DateField()
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("recorded_at", "id")),)

    def __str__(self) -> str:
        return f"{self.outcome}: {self.words[:60]}"

    @property
    def place_id(self) -> int:
        return self.commitment.place_id


class Judgement(models.Model):
    """What an inspector judged, in a review of progress, a yearly review or a later inspection."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="judgements")
    scale = models.CharField(max_length=40)
    """Code of a scale in `data/scales.toml`."""
    grade = models.CharField(max_length=40, default="", blank=True)
    """Code of a grade of the scale; empty for a finding of a review that gives none."""
    words = models.TextField(default="", blank=True)
    review = models.CharField(max_length=200, default="", blank=True)
    """The review or visit, by name."""
    inspectorate = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    judged_on = models.DateField()
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("judged_on", "id")
        indexes = (models.Index(fields=("recorded_at", "id")),)

    def __str__(self) -> str:
        return f"{self.grade or self.scale}: {self.words[:60]}"

    @property
    def place_id(self) -> int:
        return self.commitment.place_id
