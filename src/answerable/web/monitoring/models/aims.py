"""What a commitment is meant to change, and what the figures of each run said of it."""

from django.conf import settings
from django.db import models

from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.monitoring.models.data import Run
from answerable.web.monitoring.types import Level, Verdict

PERSON = settings.AUTH_USER_MODEL


class Aim(models.Model):
    """A commitment is meant to bring a group's ratio back towards the comparator's, by a day."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="aims")
    measure = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    characteristic = models.CharField(max_length=80)
    group = models.CharField(max_length=120)
    comparator = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=Level)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    since = models.DateField()
    """From when on the work can show."""
    by_when = models.DateField(null=True)
    flagged_from = models.DateField(null=True)
    flagged_to = models.DateField(null=True)
    """The periods that raised the flag, which do not count as before; null where no flag led to it."""
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("measure", "characteristic", "group", "level", "place")),)
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "measure", "characteristic", "group", "comparator", "level", "place"),
                condition=models.Q(ended_at=None),
                name="a_live_aim_once_a_commitment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.group}"


class EffectReading(models.Model):
    """What the figures of one run say of an aim; the latest is what is shown."""

    aim = models.ForeignKey(Aim, models.CASCADE, related_name="readings")
    run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=Verdict)
    why = models.TextField()
    facts = models.JSONField(default=dict)
    """Before and after with their limits, the interrupted time series, the comparators, the periods left out."""
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("aim", "run"), name="one_reading_an_aim_and_run"),)

    def __str__(self) -> str:
        return f"{self.verdict} for aim {self.aim_id}"
