"""A request as the API receives it."""

from answerable.web.api.models import Token
from answerable.web.estate.requests import Request


class ApiRequest(Request):
    token: Token | None
    """Set by `middleware.ApiMiddleware`, as are its person as `user` and what that person may do as `viewer`."""
