"""The door of the API: whose token it is, how often it asks, and in what form it is answered."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from answerable.web.api import limits
from answerable.web.api.errors import TokenRefusedError
from answerable.web.api.models import Token
from answerable.web.api.problems import DETAILS, as_problem, problem
from answerable.web.api.services import use_token
from answerable.web.estate.clock import now, today
from answerable.web.estate.middleware import Respond
from answerable.web.estate.queries import viewer_of

ABOUT = "/api/"
"""The page that explains the API; every address below it is the API's own."""


class ApiMiddleware:
    """A session counts for nothing here, so no other site can use that of its visitor."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self._if_changed = ConditionalGetMiddleware(self._answer)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ABOUT) or request.path_info == ABOUT:
            return self._respond(request)
        refused, token = "", None
        try:
            token = _shown(request)
        except TokenRefusedError as error:
            refused = str(error)
        limit = limits.count(request, token, at=now())
        response = self._admitted(request, token, refused, limit)
        limit.tell(response)
        response.headers["Cache-Control"] = f"{'private' if token else 'public'}, no-cache"
        patch_vary_headers(response, ["Authorization"])
        return response

    def _admitted(
        self, request: HttpRequest, token: Token | None, refused: str, limit: limits.Limit
    ) -> HttpResponseBase:
        if limit.passed:
            return problem(429)
        if refused:
            return problem(401, refused)
        request.user = token.person if token else AnonymousUser()
        request.token = token  # type: ignore[attr-defined]
        request.viewer = SimpleLazyObject(lambda: viewer_of(request.user, on=today()))  # type: ignore[attr-defined]
        return self._if_changed(request)  # type: ignore[return-value]

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """What is asked for with HEAD is answered as if with GET; the server leaves the content out."""
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        response = as_problem(self._respond(request))
        request.method = asked
        return response  # type: ignore[return-value]


def _shown(request: HttpRequest) -> Token | None:
    """The token that the request shows. Raises TokenRefusedError."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    kind, _, secret = header.partition(" ")
    if kind.lower() != "bearer":
        raise TokenRefusedError(DETAILS[401])
    return use_token(secret.strip(), on=today(), at=now())
