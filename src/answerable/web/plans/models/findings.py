"""Findings, what is answered to them in each round, and the commitments those answers are about."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.models import Commitment, Tagging
from answerable.web.estate.models import Place
from answerable.web.plans.models.plans import ActionPlan, Band, Edition, Round
from answerable.web.plans.types import LinkState, PlanKind, Relation

PERSON = settings.AUTH_USER_MODEL


class Finding(models.Model):
    """A recommendation or concern, and what the service answers."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="findings")
    place = models.ForeignKey(Place, models.PROTECT, related_name="findings")
    """As of the plan; also here so that lists need not join it."""
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=30, default="", blank=True)
    kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value.replace("_", " ").capitalize()) for kind in FindingKind]
    )
    band = models.ForeignKey(Band, models.PROTECT, null=True, related_name="findings")
    words = models.TextField()
    parts = models.JSONField(default=list)
    references = models.JSONField(default=list)
    decision = models.CharField(
        max_length=20,
        choices=[(d.value, d.value.replace("_", " ").capitalize()) for d in Decision],
        default="",
        blank=True,
    )
    decision_words = models.TextField(default="", blank=True)
    reasons = models.JSONField(default=list)
    response = models.JSONField(default=list)
    """Paragraphs of the answer that are no action."""
    source = models.JSONField(default=dict)
    """Where it stands: {"pages": [..], "spans": [[cell, start, end], ..]} in the document of its edition."""
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="findings")
    restricted_because = models.CharField(max_length=300, default="", blank=True)
    """Why only its number is published; empty where nothing keeps it back."""

    class Meta:
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "position"), name="one_finding_at_a_position"),)
        indexes = (models.Index(fields=("place", "id")), models.Index(fields=("decision", "id")))

    def __str__(self) -> str:
        return f"{self.number} {self.words[:80]}".strip()

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """`Priority concern`; what is of no such kind is an aim, or in answer to a report a finding."""
        if self.kind == FindingKind.OTHER:
            return "Finding" if self.plan.kind == PlanKind.INSPECTION else "Aim"
        return self.kind.replace("_", " ").capitalize()


class Entry(models.Model):
    """An action as the document writes it, under a finding and in a round, and the commitment it is about."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="entries")
    round = models.ForeignKey(Round, models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    owner_words = models.TextField(default="", blank=True)
    owners = models.JSONField(default=list)
    targets = models.JSONField(default=list)
    """Each a `documents.plan.Target` as JSON."""
    status_words = models.TextField(default="", blank=True)
    percent = models.FloatField(null=True)
    source = models.JSONField(default=dict)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries")
    relation = models.CharField(max_length=20, choices=Relation, default=Relation.OPEN)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="entries")
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)
    """When what it says was entered in the ledgers of its commitment: until then its link may be undone."""

    class Meta:
        ordering = ("finding", "round", "position")
        constraints = (
            models.UniqueConstraint(fields=("finding", "round", "position"), name="one_entry_at_a_position"),
            models.CheckConstraint(
                condition=Q(relation__in=(Relation.OPEN, Relation.NARRATIVE), commitment=None)
                | Q(relation__in=(Relation.MADE, Relation.PROGRESS, Relation.SAME), commitment__isnull=False),
                name="an_entry_about_a_commitment_names_it",
            ),
        )
        indexes = (models.Index(fields=("relation", "round")),)

    def __str__(self) -> str:
        return self.words[:80]


class Wording(models.Model):
    """What a finding or an entry said in an edition, kept when a later one corrects it."""

    finding = models.ForeignKey(Finding, models.CASCADE, null=True, related_name="wordings")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="wordings")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    corrected_in = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    words = models.TextField()
    said = models.JSONField()
    """What else it said: by the name of each column, its value."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(finding=None, entry__isnull=False) | Q(finding__isnull=False, entry=None),
                name="a_wording_is_of_a_finding_or_of_an_entry",
            ),
        )

    def __str__(self) -> str:
        return self.words[:80]


class LinkProposal(models.Model):
    """That an entry may be about a commitment: how alike they are, and what a person said of it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="proposals")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="proposals")
    score = models.FloatField()
    """0 to 100."""
    state = models.CharField(max_length=20, choices=LinkState, default=LinkState.PROPOSED)

    class Meta:
        ordering = ("-score", "id")
        constraints = (models.UniqueConstraint(fields=("entry", "commitment"), name="a_link_proposed_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id} about {self.commitment_id}: {self.score:.0f}"


class FindingTag(Tagging):
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="taggings")

    class Meta:
        ordering = ("tag__kind", "tag__name")
        constraints = (models.UniqueConstraint(fields=("finding", "tag"), name="a_finding_tagged_once"),)
        indexes = (models.Index(fields=("tag", "state", "finding")),)

    def __str__(self) -> str:
        return f"{self.tag_id} on finding {self.finding_id}"

    @property
    def place_id(self) -> int:
        """Whose trail says that it was decided."""
        return self.finding.place_id
