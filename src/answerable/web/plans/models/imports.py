"""Documents on their way into the register: brought, read, reviewed, accepted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.estate.models import Place
from answerable.web.plans.models.documents import Document
from answerable.web.plans.models.plans import ActionPlan, Edition
from answerable.web.plans.types import ChangeAct, ImportState

PERSON = settings.AUTH_USER_MODEL


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
