"""What shows that something was done. Private unless released item by item; who saw it stands in the audit trail."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.commitments.models.spine import Commitment

PERSON = settings.AUTH_USER_MODEL


class Evidence(models.Model):
    """One version of a file that shows something of a commitment. The bytes are kept under their SHA-256."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=200)
    effective_on = models.DateField()
    """The day of which it speaks, apart from the day it was uploaded."""
    name = models.CharField(max_length=200)
    """The file's own name, as safe to give back."""
    media_type = models.CharField(max_length=100)
    """As its content shows, whatever its name says."""
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(max_length=120)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    """The version before this one."""
    uploaded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    redacted_at = models.DateTimeField(null=True)
    redaction = models.CharField(max_length=300, default="", blank=True)
    """Why, and under which decision, the bytes were taken out."""

    class Meta:
        ordering = ("-effective_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "sha256"), condition=Q(redacted_at=None), name="a_file_shown_once"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def place_id(self) -> int:
        return self.commitment.place_id
