"""The API as OpenAPI 3.1 describes it: what django-ninja makes, with its errors as problems and its headers said."""

from collections.abc import Iterator
from typing import Any, ClassVar

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from answerable.web.api.errors import ProblemError
from answerable.web.api.problems import MEDIA_TYPE, tell_problems
from answerable.web.api.requests import ApiRequest
from answerable.web.api.types import Scope

Json = dict[str, Any]

_DESCRIPTION = """\
What was promised after inspections of justice services, and what became of it.

What is published needs no key. With a token you see what its person sees when signed in, and with the scope `report`
you can report progress. Posts are named, people never.

Lists come a page at a time: `next` is the address of the page that follows, or null. Every answer has an `ETag`: send
it back in `If-None-Match`, and what has not changed is answered with 304 and no content. Every error is a problem as
RFC 9457 has it. The headers `RateLimit-*` say how often you may ask.
"""
_PROBLEM: Json = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What went wrong and what to do, in words."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {"where": {"type": "string"}, "what": {"type": "string"}},
            },
        },
    },
}
_LIMITS: Json = {
    "RateLimit-Limit": "How many requests a minute you may make",
    "RateLimit-Remaining": "How many are left in this minute",
    "RateLimit-Reset": "Seconds until the next minute",
}
_ERRORS = {
    401: "A token is needed, or the one shown is not good",
    403: "The token does not allow this",
    404: "There is nothing here, or nothing that you may see",
    422: "Something that was asked for makes no sense",
    429: "Too many requests",
}
_ERRORS_OF_SENDING = {
    400: "The body is not JSON",
    409: "A rule of the record does not allow it",
    413: "The body is too large",
}


class Shown:
    """What an operation asks of the token; without one, a reader sees what is published."""

    openapi_security_schema: ClassVar[Json] = {"type": "http", "scheme": "bearer"}

    def __init__(self, scope: Scope, *, needed: bool) -> None:
        self.scope, self.needed = scope, needed

    def __call__(self, request: ApiRequest) -> bool:
        token = request.token
        if token is None and self.needed:
            raise ProblemError(401, "")
        if token is not None and self.scope not in token.scopes:
            raise ProblemError(403, f"This token does not have the scope “{self.scope}”.")
        return True


MAY_READ = Shown(Scope.READ, needed=False)
MAY_REPORT = Shown(Scope.REPORT, needed=True)


class Interface(NinjaAPI):
    def __init__(self) -> None:
        super().__init__(
            title="Answerable", version="1.0.0", description=_DESCRIPTION, docs_url=None, urls_namespace="api:v1"
        )
        tell_problems(self)

    def get_openapi_operation_id(self, operation: Any) -> str:  # noqa: ANN401 - as the library has it
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Json | None = None) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        for path, operations in schema["paths"].items():
            for method, operation in operations.items():
                _complete(operation, sends=method == "post", one="{" in path)
        return schema


def _complete(operation: Json, *, sends: bool, one: bool) -> None:
    responses: dict[int, Json] = operation["responses"]
    for asked in operation["parameters"]:
        _say_plainly(asked["schema"])
    for told in responses.values():
        told["headers"] = dict(_headers(etag=not sends))
    if not sends:
        responses[304] = {"description": "Not changed since", "headers": dict(_headers(etag=True))}
        operation["security"] = [{}, *operation["security"]]
    for status, words in (_ERRORS | (_ERRORS_OF_SENDING if sends else {})).items():
        if status != 404 or one or _has(operation, "after"):
            responses[status] = _told(words)


def _say_plainly(schema: Json) -> None:
    """What may be left out of a query has no value then: nobody can write null in an address."""
    for kind in schema.pop("anyOf", ()):
        if kind != {"type": "null"}:
            schema |= kind
    if schema.get("default", "") is None:
        del schema["default"]


def _has(operation: Json, name: str) -> bool:
    return any(parameter["name"] == name for parameter in operation["parameters"])


def _told(words: str) -> Json:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": words, "content": content, "headers": dict(_headers(etag=False))}


def _headers(*, etag: bool) -> Iterator[tuple[str, Json]]:
    for name, words in _LIMITS.items():
        yield name, {"description": words, "required": True, "schema": {"type": "integer", "minimum": 0}}
    if etag:
        yield "ETag", {"description": "Of this answer", "required": True, "schema": {"type": "string"}}
