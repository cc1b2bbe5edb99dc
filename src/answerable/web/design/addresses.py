"""Addresses, as templates write them."""

from django.http import HttpRequest
from django.urls import reverse


def url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def query(request: HttpRequest, **changes: object) -> str:
    """The query of this page's address with `changes` made; None takes a name out."""
    parameters = request.GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value is not None:
            parameters[name] = str(value)
    return "?" + parameters.urlencode()
