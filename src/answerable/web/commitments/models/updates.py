"""What owners report, on its way to being said: no ledger holds it until a round or an update is submitted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.commitments.models.spine import Commitment, OwnerName
from answerable.web.commitments.types import ClaimKind

PERSON = settings.AUTH_USER_MODEL


class Update(models.Model):
    """What one person reports of a commitment. A later word of the same person replaces it; nothing is overwritten.

    It is pending while it is neither entered, nor withdrawn, nor replaced.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="updates")
    kind = models.CharField(max_length=30, choices=ClaimKind)
    words = models.TextField()
    effective_on = models.DateField()
    """The day of which it is true; not later than the day it was reported."""
    due_words = models.TextField(default="", blank=True)
    """The date asked for in place of the one promised; empty where the date stays."""
    reason = models.TextField(default="", blank=True)
    """Why the date is to move; never empty beside `due_words`."""
    owner = models.ForeignKey(OwnerName, models.PROTECT, null=True, related_name="updates")
    """The owner for whom a coordinator entered it from a return sheet."""
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)
    """When a submission first entered it in the ledgers."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(due_words="") | ~Q(reason=""), name="a_date_moves_for_a_reason"),
        )
        indexes = (models.Index(fields=("commitment", "recorded_at")),)

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def place_id(self) -> int:
        """Whose trail says that it was reported."""
        return self.commitment.place_id
