"""The documents that plans are read from."""

from django.conf import settings
from django.db import models

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
    redacted_at = models.DateTimeField(null=True)
    redaction = models.CharField(max_length=300, default="", blank=True)
    """Why, and under which decision, the file was taken out; its SHA-256 stays."""

    def __str__(self) -> str:
        return self.name
