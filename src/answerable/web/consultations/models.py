"""Policies and the versions of their equality analyses. What was said and answered is only appended."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from answerable.web.consultations.types import Characteristic, Impact
from answerable.web.estate.models import Place

PERSON = settings.AUTH_USER_MODEL


class Policy(models.Model):
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Place, models.PROTECT, related_name="policies")
    """Where it holds, as it does at every place below."""

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(Lower("title"), "place", name="a_policy_once_a_place"),)

    def __str__(self) -> str:
        return self.title


class Analysis(models.Model):
    """One version of the equality analysis of a policy; the version with the highest number is what it says now."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="analyses")
    version = models.PositiveSmallIntegerField()
    dated = models.DateField()
    document = models.CharField(max_length=500)
    """Its address on the web, or the reference under which it is published."""
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("policy", "version"), name="one_analysis_a_version"),)

    def __str__(self) -> str:
        return f"Version {self.version} of {self.dated}"

    @property
    def place_id(self) -> int:
        return self.policy.place_id


class BearsOn(models.Model):
    """A measure that tells of what the policy does."""

    analysis = models.ForeignKey(Analysis, models.PROTECT, related_name="measures")
    measure = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    """The measure in words, as it was then."""

    class Meta:
        ordering = ("title",)
        constraints = (models.UniqueConstraint(fields=("analysis", "measure"), name="a_measure_once_an_analysis"),)

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """What one version says by one characteristic."""

    analysis = models.ForeignKey(Analysis, models.PROTECT, related_name="statements")
    characteristic = models.CharField(max_length=80, choices=Characteristic)
    impact = models.CharField(max_length=20, choices=Impact)
    words = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("analysis", "characteristic"), name="one_statement_a_characteristic"),
        )

    def __str__(self) -> str:
        return f"{self.get_impact_display()} by {self.get_characteristic_display().lower()}"

    @property
    def place_id(self) -> int:
        return self.analysis.policy.place_id


class Answer(models.Model):
    """What somebody answers for the policy, to every disparity that challenged the statement until then."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="answers")
    words = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Answer to statement {self.statement_id}"
