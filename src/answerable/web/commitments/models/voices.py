"""The fourth voice: what people affected, and their organisations, say of how it is for them, and who answers."""

from django.conf import settings
from django.db import models

from answerable.web.commitments.models.spine import Commitment
from answerable.web.commitments.types import Speaker, Telling
from answerable.web.estate.models import Post

PERSON = settings.AUTH_USER_MODEL


class Voice(models.Model):
    """How it is for those whom a commitment is for. No name of a person is asked for or held.

    What stands here is shown to everyone who can see the commitment; words that could identify someone are withheld,
    leaving that, when and why.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="voices")
    speaker = models.CharField(max_length=30, choices=Speaker)
    organisation = models.CharField(max_length=200, default="", blank=True)
    telling = models.CharField(max_length=20, choices=Telling)
    words = models.TextField(default="", blank=True)
    said_on = models.DateField()
    to_answer = models.ForeignKey(Post, models.PROTECT, null=True, related_name="voices_to_answer")
    """The post that must answer; null until one is named."""
    answer_by = models.DateField(null=True)
    withheld_at = models.DateTimeField(null=True)
    withheld_because = models.CharField(max_length=300, default="", blank=True)
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("to_answer", "answer_by")),
            models.Index(fields=("recorded_at", "id")),
        )

    def __str__(self) -> str:
        return f"{self.telling}: {self.words[:60]}"

    @property
    def place_id(self) -> int:
        return self.commitment.place_id


class VoiceAnswer(models.Model):
    """What the named post answers to a voice; a voice may be answered more than once."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="answers")
    words = models.TextField()
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("recorded_at", "id")),)

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def place_id(self) -> int:
        return self.voice.place_id
