"""Reports, and the plans that answer them with their editions and rounds."""

from django.conf import settings
from django.db import models

from answerable.documents.plan import RoundKind
from answerable.web.estate.models import Body, Place
from answerable.web.plans.models.documents import Document
from answerable.web.plans.types import PlanKind

PERSON = settings.AUTH_USER_MODEL


class Report(models.Model):
    """An inspection report that a plan answers."""

    title = models.CharField(max_length=500)
    inspectorate = models.ForeignKey(Body, models.PROTECT, null=True, related_name="reports")
    place = models.ForeignKey(Place, models.PROTECT, related_name="reports")
    published_on = models.DateField(null=True)
    published_words = models.CharField(max_length=100, default="", blank=True)

    class Meta:
        ordering = ("-published_on", "-id")

    def __str__(self) -> str:
        return self.title


class ActionPlan(models.Model):
    """A service's action plan; it answers one report, and a report has one plan, or it stands alone."""

    kind = models.CharField(max_length=20, choices=PlanKind, default=PlanKind.INSPECTION)
    regime = models.CharField(max_length=40, default="", blank=True)
    """Code of the regime (`plans.regimes`) by whose rules it is written and judged."""
    title = models.CharField(max_length=500)
    title_key = models.CharField(max_length=500)
    """The title as `matching.title_key` makes it, by which a later version is found."""
    place = models.ForeignKey(Place, models.PROTECT, related_name="plans")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="plans")
    report = models.OneToOneField(Report, models.PROTECT, null=True, related_name="plan")
    inspectorate = models.ForeignKey(Body, models.PROTECT, null=True, related_name="answered_by")
    """As on the report; also here so that lists need not join it."""
    caveats = models.JSONField(default=list)
    """Sentences that stand beside every date of the plan."""
    stated_totals = models.JSONField(null=True)
    """The totals table as the document has it: agreed, partly_agreed, not_agreed, total."""
    submitted_on = models.DateField(null=True)
    """Day of the last submission."""
    due_on = models.DateField(null=True)
    """The day by which the plan itself is to be submitted."""
    ends_on = models.DateField(null=True)
    """The day on which a programme or a plan for a time ends."""
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="handed_on_by")
    """The plan that takes over what is still open when this one ends."""
    published_edition = models.ForeignKey("Edition", models.PROTECT, null=True, related_name="+")
    """The edition that anyone may read; null until one is published."""
    published_at = models.DateTimeField(null=True)
    restricted_because = models.CharField(max_length=300, default="", blank=True)
    """Why only its title is published; empty where nothing keeps it back."""
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-submitted_on", "-id")
        indexes = (
            models.Index(fields=("submitted_on", "id")),
            models.Index(fields=("successor",), condition=models.Q(successor__isnull=False), name="plans_handed_on"),
            models.Index(fields=("place", "submitted_on", "id")),
            models.Index(fields=("title_key", "id")),
            models.Index(
                fields=("submitted_on", "id"),
                condition=models.Q(published_edition__isnull=False),
                name="plans_that_are_published",
            ),
            models.Index(
                fields=("place", "id"), condition=models.Q(published_edition__isnull=False), name="published_at"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Dependency(models.Model):
    """That a plan is built on another: one that the register holds, or one that is only named."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="dependencies")
    on = models.ForeignKey(ActionPlan, models.PROTECT, null=True, related_name="depended_on_by")
    words = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.words


class Edition(models.Model):
    """A version of a plan as it was accepted: what the document says, with a person's changes, and its hash."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    content = models.TextField()
    """The `documents.plan.Plan` as JSON."""
    sha256 = models.CharField(max_length=64)
    accepted_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    anchor = models.CharField(max_length=90, default="", blank=True)
    """Number and hash of the last entry of the audit trail when it was published, printed on what is published."""
    redacted_at = models.DateTimeField(null=True)
    redaction = models.CharField(max_length=300, default="", blank=True)
    """Why, and under which decision, words were taken out; `sha256` is still that of the words as accepted."""

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="one_edition_of_a_number"),)
        indexes = (
            models.Index(
                fields=("published_at",), condition=models.Q(published_at__isnull=False), name="editions_published"
            ),
        )

    def __str__(self) -> str:
        return f"edition {self.number} of {self.plan_id}"


class Submission(models.Model):
    """A day on which the plan says that it was submitted ("Original", "Updated", "Final")."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="submissions")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100, default="", blank=True)
    words = models.CharField(max_length=100)
    date = models.DateField(null=True)

    class Meta:
        ordering = ("edition", "position")

    def __str__(self) -> str:
        return self.words


class Dispatch(models.Model):
    """That an edition was sent to someone: to whom, when, how."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="dispatches")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    recipient = models.CharField(max_length=200)
    sent_on = models.DateField()
    how = models.CharField(max_length=200, default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("sent_on", "id")

    def __str__(self) -> str:
        return f"{self.edition_id} to {self.recipient}"


class Round(models.Model):
    """One saying of the whole plan: the commitments, or progress reported at a later time."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="rounds")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200, default="", blank=True)
    date = models.DateField(null=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value.capitalize()) for kind in RoundKind])
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds")
    settled_at = models.DateTimeField(null=True)
    """When a person said that every link of the round is settled; only then is silence told."""
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "position"), name="one_round_at_a_position"),)
        indexes = (models.Index(fields=("settled_at", "position", "id")),)

    def __str__(self) -> str:
        return self.label or "Commitments"


class Band(models.Model):
    """Findings directed to one body, with the day by which it is to act."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="bands")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    due_words = models.TextField(default="", blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.words[:80]
