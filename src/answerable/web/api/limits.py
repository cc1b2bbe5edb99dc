"""How often a person with all their tokens, or an address without one, may ask.

Counted for each minute in the cache that all web processes share; two requests at one moment may count as one.
"""

import datetime as dt
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from answerable.web.api.models import Token

_SECONDS = 60


@dataclass(frozen=True)
class Limit:
    most: int
    used: int
    resets_in: int
    """Seconds."""

    @property
    def passed(self) -> bool:
        return self.used > self.most

    def tell(self, response: HttpResponseBase) -> None:
        response.headers["RateLimit-Limit"] = str(self.most)
        response.headers["RateLimit-Remaining"] = str(max(0, self.most - self.used))
        response.headers["RateLimit-Reset"] = str(self.resets_in)
        if self.passed:
            response.headers["Retry-After"] = str(self.resets_in)


def count(request: HttpRequest, token: Token | None, *, at: dt.datetime) -> Limit:
    """Count this request, for the person whose token it shows or else for the address it comes from."""
    minute, second = divmod(int(at.timestamp()), _SECONDS)
    kind, who = ("token", token.person_id) if token else ("address", _address(request))
    most: int = settings.ANSWERABLE_API_REQUESTS_A_MINUTE[kind]
    return Limit(most, _count(f"api-{kind}-{who}-{minute}"), _SECONDS - second)


def _address(request: HttpRequest) -> str:
    """Where it comes from, as signing in counts it; those of whom nobody knows share one limit."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return "unknown"


def _count(key: str) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # nothing was counted yet
        cache.set(key, 1, timeout=2 * _SECONDS)
        return 1
