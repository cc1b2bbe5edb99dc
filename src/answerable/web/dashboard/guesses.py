"""Addresses of calendars that give nothing: whoever tries many is stopped, and that it was tried is kept."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpResponse

from answerable.web.design.pages import page
from answerable.web.estate.queries import root
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.notices.models import Feed

MOST = 20
_SECONDS = 600
_A_DAY = 24 * 60 * 60
_UNKNOWN = "An address was asked for that is no calendar’s."
_ENDED = "A calendar was asked for that was stopped, or whose owner’s account is closed."


def refuse(request: Request, feed: Feed | None) -> HttpResponse:
    """Not found; too many requests from whoever goes on trying. Kept in the trail once a day for each feed and visitor.

    Raises Http404.
    """
    visitor = get_adapter().get_client_ip(request)
    if cache.add(f"calendar-refused/{feed.pk if feed else visitor}", value=True, timeout=_A_DAY):
        keep_refusal(request, act="calendar", subject=feed or root(), why=_ENDED if feed else _UNKNOWN)
    if not feed and _tried(f"calendar-guesses/{visitor}") > MOST:
        return page(request, "429.html", status=429)
    raise Http404


def _tried(key: str) -> int:
    cache.add(key, 0, timeout=_SECONDS)
    try:
        return cache.incr(key)
    except ValueError:  # forgotten in this very moment
        return 1
