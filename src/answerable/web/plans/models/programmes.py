"""Programmes with their workstreams and pilots; findings offered to plans, and carried from one to another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.plans.models.findings import Finding
from answerable.web.plans.models.plans import ActionPlan
from answerable.web.plans.types import LikenessState, OfferState, RollOut

PERSON = settings.AUTH_USER_MODEL


class Workstream(models.Model):
    """A strand of a programme. Findings that no workstream covers are the programme's gaps."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="workstreams")
    name = models.CharField(max_length=200)
    about = models.TextField(default="", blank=True)
    ends_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("plan", "name"), name="a_workstream_of_a_name_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def place_id(self) -> int:
        return self.plan.place_id


class Coverage(models.Model):
    """That a workstream covers a finding, as a person said."""

    workstream = models.ForeignKey(Workstream, models.CASCADE, related_name="coverage")
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="coverage")
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("workstream", "finding"), name="a_finding_covered_once"),)

    def __str__(self) -> str:
        return f"{self.finding_id} by {self.workstream_id}"

    @property
    def place_id(self) -> int:
        return self.workstream.place_id


class Pilot(models.Model):
    """Something tried in one area before anything wider is decided; `Commitment`s may depend on it."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="pilots")
    workstream = models.ForeignKey(Workstream, models.PROTECT, null=True, related_name="pilots")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="pilots")
    name = models.CharField(max_length=200)
    area = models.CharField(max_length=300)
    aim = models.TextField()
    measure = models.TextField()
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)
    learning = models.TextField(default="", blank=True)
    decision = models.CharField(max_length=20, choices=RollOut, default=RollOut.UNDECIDED, blank=True)
    decision_because = models.TextField(default="", blank=True)
    decided_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(decision=RollOut.UNDECIDED) | (~Q(result="") & ~Q(decision_because="")),
                name="a_roll_out_is_decided_on_a_result",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def place_id(self) -> int:
        return self.plan.place_id


class PilotSite(models.Model):
    """A place that a pilot or its roll-out reaches, from when, and what was learnt there."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="sites")
    place = models.ForeignKey(Place, models.PROTECT, related_name="pilots")
    since = models.DateField(null=True)
    rolled_out = models.BooleanField(default=False)
    words = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("place__name", "id")
        constraints = (models.UniqueConstraint(fields=("pilot", "place"), name="a_site_of_a_pilot_once"),)

    def __str__(self) -> str:
        return f"{self.pilot_id} at {self.place_id}"


class Offer(models.Model):
    """A finding offered to another plan; adopted, or declined with a reason."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="offers")
    to = models.ForeignKey(ActionPlan, models.CASCADE, related_name="offers")
    place = models.ForeignKey(Place, models.PROTECT, related_name="offers")
    """As of the plan it is offered to: who decides follows from it."""
    state = models.CharField(max_length=20, choices=OfferState, default=OfferState.OFFERED)
    reason = models.TextField(default="", blank=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="adopted_as")
    """What the plan does about it, once adopted."""
    offered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "to"), name="a_finding_offered_once_to_a_plan"),
            models.CheckConstraint(
                condition=~Q(state=OfferState.DECLINED) | ~Q(reason=""), name="an_offer_is_declined_for_a_reason"
            ),
        )
        indexes = (models.Index(fields=("place", "state")),)

    def __str__(self) -> str:
        return f"finding {self.finding_id} to plan {self.to_id}"


class Carried(models.Model):
    """That a finding of one plan is answered by a commitment of another, which is updated once for both."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="carried")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="carried")
    words = models.TextField(default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("finding", "commitment"), name="a_finding_carried_once"),)

    def __str__(self) -> str:
        return f"finding {self.finding_id} by commitment {self.commitment_id}"

    @property
    def place_id(self) -> int:
        return self.finding.place_id


class Likeness(models.Model):
    """Two findings of different plans that say nearly the same; `one` is the earlier. A person confirms."""

    one = models.ForeignKey(Finding, models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Finding, models.CASCADE, related_name="likened_to")
    score = models.FloatField()
    """0 to 100."""
    state = models.CharField(max_length=20, choices=LikenessState, default=LikenessState.PROPOSED)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("one", "other"), name="two_findings_likened_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_earlier_finding_first"),
        )
        indexes = (models.Index(fields=("state", "id")),)

    def __str__(self) -> str:
        return f"{self.one_id} like {self.other_id}: {self.score:.0f}"

    @property
    def place_id(self) -> int:
        return self.other.place_id
