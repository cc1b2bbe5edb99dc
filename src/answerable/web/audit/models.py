"""Who did what, when: a chain of entries, each sealed with the hash of the one before it.

An entry holds ids and a salted digest of what was said, never the words; they stand in its `Detail`, which can be
redacted by law without breaking the chain.
"""

from django.db import models


class Entry(models.Model):
    """One act. `number` counts from 1 without gaps; `hash` seals the entry and, through `previous`, all before it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.PositiveBigIntegerField(null=True)
    """The id of the person; null for the system itself. Not a foreign key: the trail outlives accounts."""
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("subject", "subject_id")),)

    def __str__(self) -> str:
        return f"{self.number}: {self.act} {self.subject} {self.subject_id}"


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
