"""Reads of tokens: each person sees their own, and nobody sees a secret."""

import hashlib

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.api.models import Token
from answerable.web.estate.viewers import Viewer


def tokens(viewer: Viewer) -> QuerySet[Token]:
    return Token.objects.filter(person=viewer.person_id)


def token_to_revoke(viewer: Viewer, pk: int) -> Token:
    """Raises Http404 where it is not the viewer's own, or was revoked."""
    return get_object_or_404(tokens(viewer), pk=pk, revoked_at=None)


def token_of(secret: str) -> Token | None:
    """Whatever token this is the secret of, good or not."""
    return Token.objects.select_related("person").filter(secret_sha256=digest(secret)).first()


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
