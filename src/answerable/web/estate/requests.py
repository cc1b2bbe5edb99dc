"""A request as every view receives it."""

from django.http import HttpRequest

from answerable.web.estate.viewers import Viewer


class Request(HttpRequest):
    viewer: Viewer
    """Set by `middleware.ViewerMiddleware`."""
