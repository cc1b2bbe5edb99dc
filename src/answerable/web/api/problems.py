"""What went wrong, as RFC 9457 has it: `application/problem+json`, the same shape for every error."""

import json
import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from answerable.web.api.errors import ProblemError

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("django.request")
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")

DETAILS = {
    400: "The request cannot be read. Its body must be JSON.",
    401: "Show a token: Authorization: Bearer, a space, and the token.",
    403: "The token does not allow this.",
    404: "There is nothing here, or nothing that you may see.",
    405: "This address does not take this method. The header Allow says which it takes.",
    413: "The request is too large.",
    422: "Something that was asked for makes no sense; errors says what.",
    429: "Too many requests. Wait for as many seconds as the header Retry-After says.",
    500: "Something went wrong here. It has been noted.",
}


def problem(status: int, detail: str = "", errors: Sequence[dict[str, str]] = ()) -> HttpResponse:
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or DETAILS.get(status, ""),
    }
    if errors:
        content["errors"] = list(errors)
    response = HttpResponse(json.dumps(content), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Answerable"'
    return response


def as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """The same answer, as a problem where it tells of an error in any other form."""
    if response.status_code < 400 or response.headers["Content-Type"] == MEDIA_TYPE:
        return response
    told = problem(response.status_code)
    for name in _KEPT:
        if name in response.headers:
            told.headers[name] = response.headers[name]
    return told


def tell_problems(api: NinjaAPI) -> None:
    """Have the API answer every exception with a problem."""
    for kind, answer in _ANSWERS.items():
        api.add_exception_handler(kind, answer)


def _errors(error: ValidationError) -> list[dict[str, str]]:
    """Where each fault is, from the query or the body down, and what it is."""
    return [{"where": "/".join(map(str, one["loc"])), "what": one["msg"]} for one in error.errors]


def _unexpected(request: HttpRequest, _error: Any) -> HttpResponse:  # noqa: ANN401
    """Called while the error is being handled."""
    _log.exception("%s %s", request.method, request.path)
    return problem(500)


_ANSWERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    ProblemError: lambda _, error: problem(error.status, str(error), error.errors),
    Http404: lambda *_: problem(404),
    HttpError: lambda _, error: problem(error.status_code),
    ValidationError: lambda _, error: problem(422, errors=_errors(error)),
    RequestDataTooBig: lambda *_: problem(413),
    SuspiciousOperation: lambda *_: problem(400),
    Exception: _unexpected,
}
