"""A disparity that was flagged, and what was said, decided and promised about it. Events are only appended."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.monitoring.models.data import Run
from answerable.web.monitoring.types import CaseAct, CaseState, Level, Side

PERSON = settings.AUTH_USER_MODEL


class Case(models.Model):
    """One disparity: a measure, a group, a place, a side. The same disparity in a later run joins it.

    `state` to `sentence` are what its events and sightings now say, kept beside them so that lists are quick;
    `services.cases` alone writes them.
    """

    measure = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    """The measure in words."""
    characteristic = models.CharField(max_length=80)
    detail = models.CharField(max_length=10)
    group = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=Level)
    place = models.ForeignKey(Place, models.PROTECT, related_name="cases")
    """The establishment, region, or (for the nation) the service."""
    side = models.CharField(max_length=10, choices=Side)
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=CaseState, default=CaseState.NEW)
    answer_by = models.DateField(null=True)
    """By when it is to be explained or reformed; null once it is."""
    review_on = models.DateField(null=True)
    """When an explanation is to be looked at again."""
    flagged = models.BooleanField(default=True)
    """Whether the latest figures flag it."""
    within_band = models.BooleanField(default=False)
    """Whether the whole interval of the latest figures lies inside the band."""
    first_from = models.DateField()
    """First day of the first span in which it was flagged."""
    last_to = models.DateField()
    """Last day of the latest figures that tell of it."""
    comparator = models.CharField(max_length=60)
    """Beside whom it is told: the comparator with the worst shrunk ratio of those that are flagged."""
    ratio = models.FloatField(null=True)
    ratio_low = models.FloatField(null=True)
    ratio_high = models.FloatField(null=True)
    shrunk = models.FloatField(null=True)
    q = models.FloatField(null=True)
    severity = models.CharField(max_length=20, default="", blank=True)
    persistence = models.PositiveSmallIntegerField(default=0)
    excess = models.FloatField(null=True)
    people = models.FloatField(null=True)
    sentence = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "characteristic", "group", "level", "place", "side"), name="one_case_a_disparity"
            ),
        )
        indexes = (
            models.Index(fields=("place", "state")),
            models.Index(fields=("state", "answer_by")),
            models.Index(
                fields=("answer_by", "id"), condition=Q(state__in=("new", "examined")), name="cases_unanswered"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.group}"


class Sighting(models.Model):
    """One flagged row of a run: the figures as they were, and the rule that flagged them."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sightings")
    run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    pooled = models.BooleanField()
    comparator = models.CharField(max_length=60)
    figures = models.JSONField()
    """The row of the comparisons, with k, n, rate and its limits of the group."""
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("-last", "-id")
        constraints = (
            models.UniqueConstraint(fields=("case", "run", "first", "last", "comparator"), name="one_sighting_a_row"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} in run {self.run_id}"


class CaseEvent(models.Model):
    """What was done about a case, by whom and when."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    act = models.CharField(max_length=20, choices=CaseAct)
    words = models.TextField(default="", blank=True)
    """The hypothesis of an explanation, the decision of a meeting, why it was closed or opened again."""
    evidence = models.TextField(default="", blank=True)
    challenged_by = models.CharField(max_length=200, default="", blank=True)
    """The post or body that challenged an explanation before it was accepted."""
    review_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    """The day of the meeting that decided."""
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="+")
    """Whose figures led to it."""
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("at", "id")),)

    def __str__(self) -> str:
        return f"{self.act} of case {self.case_id}"

    @property
    def place_id(self) -> int:
        return self.case.place_id


class CaseCommitment(models.Model):
    """A commitment by which a disparity is to be reformed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reforms")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="cases")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("case", "commitment"), name="a_commitment_once_a_case"),)

    def __str__(self) -> str:
        return f"{self.commitment_id} for case {self.case_id}"
