"""Reports, the plans that answer them with their rounds, and the documents they were read from."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.documents.plan import FindingKind, RoundKind
from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.models import Commitment, Tagging
from answerable.web.estate.models import Body, Place
from answerable.web.plans.types import ChangeAct, ImportState, LinkState, Relation

PERSON = settings.AUTH_USER_MODEL


class Document(models.Model):
    """A file as it was brought. Its bytes are kept under its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    media_type = models.CharField(max_length=100, default="", blank=True)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    content = models.FileField(max_length=120)
    brought_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


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
    """A service's action plan; it answers one report, and a report has one plan."""

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
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-submitted_on", "-id")
        indexes = (
            models.Index(fields=("submitted_on", "id")),
            models.Index(fields=("place", "submitted_on", "id")),
            models.Index(fields=("title_key", "id")),
        )

    def __str__(self) -> str:
        return self.title


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

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="one_edition_of_a_number"),)

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

    class Meta:
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "position"), name="one_finding_at_a_position"),)
        indexes = (models.Index(fields=("place", "id")), models.Index(fields=("decision", "id")))

    def __str__(self) -> str:
        return f"{self.number} {self.words[:80]}".strip()


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


class Import(models.Model):
    """A document on its way into the register: brought, read, reviewed, accepted."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="imports")
    place = models.ForeignKey(Place, models.PROTECT, related_name="imports")
    """Where whoever brought it says it belongs; may be changed until it is accepted."""
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.QUEUED)
    lease = models.CharField(max_length=80, default="", blank=True)
    """Who reads it now: a reading that is no longer the lease's is not kept."""
    failure = models.TextField(default="", blank=True)
    """What went wrong and what to do, in a sentence."""
    title = models.CharField(max_length=500, default="", blank=True)
    """As read; until then the file's name stands for it."""
    doubts_open = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    """Raised by every change, so that a second reviewer is told."""
    next_round_of = models.ForeignKey(ActionPlan, models.PROTECT, null=True, related_name="later_versions")
    """The plan already held of which this is a later version: proposed on reading, confirmed on accepting."""
    likeness = models.FloatField(null=True)
    """How alike the two plans are, 0 to 100."""
    brought_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    edition = models.OneToOneField(Edition, models.PROTECT, null=True, related_name="brought_by")

    class Meta:
        ordering = ("-brought_at", "-id")
        indexes = (models.Index(fields=("state", "id")),)
        constraints = (
            models.UniqueConstraint(
                fields=("document",),
                condition=~Q(state__in=(ImportState.FAILED, ImportState.WITHDRAWN)),
                name="a_document_brought_once",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.document.name


class Reading(models.Model):
    """What was read from the document of an import, and how it now stands after a person's changes."""

    brought = models.OneToOneField(Import, models.CASCADE, related_name="reading")
    model = models.TextField()
    """The `documents.model.Document` as JSON: pages, tables, cells."""
    read = models.TextField()
    """The `documents.plan.Plan` as JSON, as it was read; never changed."""
    reviewed = models.TextField()
    """The same after every change in order."""

    def __str__(self) -> str:
        return f"reading of {self.brought_id}"


class Change(models.Model):
    """One thing a person said in review: the doubts it settles, what was read, what stands now."""

    brought = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    """The version of the import that it made."""
    act = models.CharField(max_length=20, choices=ChangeAct)
    pointer = models.CharField(max_length=200, default="", blank=True)
    """JSON Pointer into the plan as it stood before."""
    value = models.JSONField(null=True)
    """A `review.changes.Change` as JSON; of `undo`, the number of the change undone."""
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    doubts = models.JSONField(default=list)
    """Positions of the doubts it settles in the plan as it was read."""
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("brought", "number"), name="one_change_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.act} {self.pointer}"
