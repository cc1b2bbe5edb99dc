"""Corrections of identity for the source system: the one thing held about single persons, sealed and soon gone."""

from django.conf import settings
from django.db import models

from answerable.web.estate.models import Place
from answerable.web.monitoring.types import Disclosing

PERSON = settings.AUTH_USER_MODEL


class Correction(models.Model):
    """What a person told of their group, to be entered in the source system. Only the setting's own people open it."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="corrections")
    stage = models.CharField(max_length=20, choices=Disclosing)
    told_on = models.DateField()
    sealed = models.BinaryField()
    """Encrypted: the person's reference, the old and the new code."""
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    exported_at = models.DateTimeField(null=True)
    exported_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    """Who exported it first."""
    delete_on = models.DateField()

    class Meta:
        ordering = ("-told_on", "-id")
        indexes = (models.Index(fields=("delete_on",)),)

    def __str__(self) -> str:
        return f"Correction {self.pk}"


class DisclosureCount(models.Model):
    """How many told their group, by place, month and stage: what stays when corrections are deleted."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    month = models.DateField()
    stage = models.CharField(max_length=20, choices=Disclosing)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-month", "stage")
        constraints = (models.UniqueConstraint(fields=("place", "month", "stage"), name="one_count_a_month_and_stage"),)

    def __str__(self) -> str:
        return f"{self.count} in {self.month:%B %Y}"
