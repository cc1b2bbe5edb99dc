"""Plans on their way out: written, cleared, submitted; and what was asked of owners for a round of progress."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.commitments.models import OwnerName
from answerable.web.estate.models import Body, Place
from answerable.web.plans.models.plans import ActionPlan, Edition, Report
from answerable.web.plans.types import DraftPurpose, DraftState, PlanKind

PERSON = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """What will be the next edition of a plan. Nobody outside the service sees it, and no list counts it."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, null=True, related_name="drafts")
    """Null while the plan itself is new."""
    place = models.ForeignKey(Place, models.PROTECT, related_name="drafts")
    purpose = models.CharField(max_length=20, choices=DraftPurpose)
    kind = models.CharField(max_length=20, choices=PlanKind, default=PlanKind.INSPECTION)
    regime = models.CharField(max_length=40, default="", blank=True)
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="drafts")
    """A report that the register holds and that a new plan answers."""
    due_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    content = models.TextField()
    """The `documents.plan.Plan` as JSON, as it now stands."""
    links = models.JSONField(default=list)
    """Of a round or update: for each action of the new round, the commitment it is about and the updates it says.

    Each `{"finding": position in the plan, "action": position in the round, "commitment": id, "updates": [ids]}`,
    positions from 0.
    """
    round_label = models.CharField(max_length=200, default="", blank=True)
    round_date = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=DraftState, default=DraftState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    """Raised by every change, so that a second writer is told."""
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    writers: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(PERSON, related_name="+")
    """Everyone who began or changed it. None of them may clear it."""
    changed_at = models.DateTimeField()
    sent_back_because = models.TextField(default="", blank=True)
    """Why whoever was to clear it did not; empty once it is sent again."""
    cleared_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    cleared_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    edition = models.OneToOneField(Edition, models.PROTECT, null=True, related_name="written_as")

    class Meta:
        ordering = ("-changed_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan",),
                condition=Q(state__in=(DraftState.DRAFT, DraftState.WAITING, DraftState.CLEARED)),
                name="one_open_draft_of_a_plan",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} draft {self.pk}"


class Reporting(models.Model):
    """A round of progress being gathered: what is asked of the owners of a plan, until when."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="reportings")
    label = models.CharField(max_length=200)
    date = models.DateField()
    """The month or day that the round is of."""
    answer_by = models.DateField()
    opened_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    draft = models.OneToOneField(Draft, models.PROTECT, null=True, related_name="reporting")
    """What was assembled from the answers."""
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("plan",), condition=Q(closed_at=None), name="one_open_round_of_a_plan"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def place_id(self) -> int:
        return self.plan.place_id


class Ask(models.Model):
    """What is asked of one owner in a round; answered once every commitment asked about has an update."""

    reporting = models.ForeignKey(Reporting, models.CASCADE, related_name="asks")
    owner = models.ForeignKey(OwnerName, models.PROTECT, related_name="asks")
    commitments = models.JSONField(default=list)
    """Ids of the commitments asked about."""
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="asks")
    """Who was asked: the holder of the owner's post when the round opened or was last chased."""
    address = models.EmailField(default="", blank=True)
    """Where a return sheet goes for an owner without an account."""
    asked_at = models.DateTimeField(null=True)
    chased_at = models.DateTimeField(null=True)
    chases = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("owner__words", "id")
        constraints = (models.UniqueConstraint(fields=("reporting", "owner"), name="an_owner_asked_once_a_round"),)

    def __str__(self) -> str:
        return f"{self.owner_id} in {self.reporting_id}"

    @property
    def place_id(self) -> int:
        return self.reporting.plan.place_id


class UpdateDue(models.Model):
    """An update that a plan owes someone (an inspectorate) on a set day, and the edition that met it."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="updates_due")
    to = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300)
    due_on = models.DateField()
    met_by = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="meets")
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return self.words

    @property
    def place_id(self) -> int:
        return self.plan.place_id
