"""Who did what, when: a chain of entries, each sealed with the hash of the one before it.

An entry holds ids and a salted digest of what was said, never the words; they stand in its `Detail`, which can be
redacted by law without breaking the chain. The database itself refuses to change or delete them.
"""

from django.db import models

from answerable.trail.chain import Anchor, Facts
from answerable.web.database.append_only import TAKING_OUT


class Entry(models.Model):
    """One act. `number` counts from 1 without gaps; `hash` seals the entry and, through `previous`, all before it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.PositiveBigIntegerField(null=True)
    """The id of the person; null for the system itself. Not a foreign key: the trail outlives accounts."""
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    place = models.PositiveBigIntegerField(null=True)
    """The id of the place that the subject belongs to, where it has one: who may see the entry follows from it."""
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ("number",)
        indexes = (
            models.Index(fields=("subject", "subject_id")),
            models.Index(fields=("place", "number")),
            models.Index(fields=("by", "number")),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.act} {self.subject} {self.subject_id}"

    @property
    def facts(self) -> Facts:
        return Facts(
            number=self.number,
            at=self.at,
            by=self.by,
            act=self.act,
            subject=self.subject,
            subject_id=self.subject_id,
            place=self.place,
            digest=self.digest,
        )


class Head(models.Model):
    """The one row that whoever adds an entry locks: the number and hash of the last entry there is."""

    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_head"),)

    def __str__(self) -> str:
        return str(self.anchor)

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.number, self.hash)


class TakingOut(models.Model):
    """A row stands here only while a transaction takes personal data out: it opens append-only tables to just that."""

    class Meta:
        db_table = TAKING_OUT

    def __str__(self) -> str:
        return "taking out"


class Detail(models.Model):
    """The words of an entry and the salt of their digest; both empty once redacted."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="detail")
    salt = models.CharField(max_length=32)
    content = models.TextField()
    redacted_at = models.DateTimeField(null=True)
    redaction = models.CharField(max_length=200, default="")
    """Why, and under which decision, the words were taken out."""

    def __str__(self) -> str:
        return f"detail of {self.entry_id}"
