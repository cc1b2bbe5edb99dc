"""Tokens with which a program acts for a person."""

from django.conf import settings
from django.db import models


class Token(models.Model):
    """A secret that a program shows; it never allows more than its person may do on the day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    """Of the token, which is shown once and not kept."""
    scopes = models.JSONField(default=list)
    """Each a `types.Scope`."""
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.name
