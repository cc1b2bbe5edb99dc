"""The page that explains the API."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.api.presenters import operations
from answerable.web.api.types import Scope
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request


@require_safe
def about(request: Request) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    return page(request, "api/about.html", {"site": site, "listing": operations(), "scopes": Scope.choices})
