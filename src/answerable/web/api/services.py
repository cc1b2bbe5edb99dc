"""Making, revoking and using tokens."""

import datetime as dt
import secrets
from collections.abc import Iterable

from django.core.cache import cache
from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.api.errors import TokenRefusedError
from answerable.web.api.models import Token
from answerable.web.api.policies import why_refused
from answerable.web.api.queries import digest, token_of
from answerable.web.api.types import Scope
from answerable.web.audit import services as audit

_PREFIX = "answerable_"
"""By it a secret that was left lying about is known for what it is."""
_A_DAY = 24 * 60 * 60


@transaction.atomic
def make_token(
    *, name: str, scopes: Iterable[Scope], expires_on: dt.date, by: Person, at: dt.datetime
) -> tuple[Token, str]:
    """A token of one's own, and its secret, which is not kept."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    allowed = [scope.value for scope in scopes]
    token = Token.objects.create(
        person=by, name=name, secret_sha256=digest(secret), scopes=allowed, made_at=at, expires_on=expires_on
    )
    audit.record(act="token made", subject=token, by=by, at=at, name=name, scopes=allowed, expires_on=expires_on)
    return token, secret


@transaction.atomic
def revoke_token(token: Token, *, by: Person, at: dt.datetime) -> None:
    """From now on it is refused."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        audit.record(act="token revoked", subject=token, by=by, at=at, name=token.name)


def use_token(secret: str, *, on: dt.date, at: dt.datetime) -> Token:
    """The token with this secret. Raises TokenRefusedError; that one was refused is kept in the trail, once a day."""
    token = token_of(secret)
    if token is None:
        raise TokenRefusedError("This token is not known.")
    why = why_refused(
        expires_on=token.expires_on, revoked=token.revoked_at is not None, active=token.person.is_active, on=on
    )
    if why:
        _keep_refusal(token, why, on=on, at=at)
        raise TokenRefusedError(why)
    if token.used_at is None or at - token.used_at > dt.timedelta(hours=1):
        Token.objects.filter(pk=token.pk).update(used_at=at)
    return token


def _keep_refusal(token: Token, why: str, *, on: dt.date, at: dt.datetime) -> None:
    if cache.add(f"token-refused-{token.pk}-{on}", value=True, timeout=_A_DAY):
        audit.record(act="refused: token", subject=token, by=token.person, at=at, why=why)
