"""What findings and commitments concern, and the words that propose it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from answerable.web.commitments.models.spine import Commitment
from answerable.web.commitments.types import TagKind, TagState


class Tag(models.Model):
    """A characteristic, an ethnic group, a theme, or a programme that findings and commitments concern."""

    kind = models.CharField(max_length=20, choices=TagKind)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name


class TagPhrase(models.Model):
    """Words that propose a tag wherever they stand; staff edit these. One phrase may propose several tags."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="phrases")
    words = models.CharField(max_length=100)

    class Meta:
        ordering = ("words",)
        constraints = (models.UniqueConstraint("tag", Lower("words"), name="a_phrase_of_a_tag_once"),)

    def __str__(self) -> str:
        return self.words


class Tagging(models.Model):
    """That a thing concerns a tag: proposed from its words, confirmed or declined by a person."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="%(class)ss")
    state = models.CharField(max_length=20, choices=TagState, default=TagState.PROPOSED)
    because = models.CharField(max_length=100, default="", blank=True)
    """The words that proposed it; empty where a person added it."""
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class CommitmentTag(Tagging):
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="taggings")

    class Meta:
        ordering = ("tag__kind", "tag__name")
        constraints = (models.UniqueConstraint(fields=("commitment", "tag"), name="a_commitment_tagged_once"),)
        indexes = (models.Index(fields=("tag", "state", "commitment")),)

    def __str__(self) -> str:
        return f"{self.tag_id} on commitment {self.commitment_id}"

    @property
    def place_id(self) -> int:
        """Whose trail says that it was decided."""
        return self.commitment.place_id
