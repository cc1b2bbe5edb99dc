"""Every request has its viewer, and passes the access table before its view is called."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from answerable.web.estate.clock import today
from answerable.web.estate.queries import viewer_of

Respond = Callable[[HttpRequest], HttpResponse]
KEPT_SECONDS = 60


class ViewerMiddleware:
    """Sets `request.viewer`, found when it is first asked for."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: viewer_of(request.user, on=today()))  # type: ignore[attr-defined]
        return self.respond(request)


class AccessMiddleware:
    """Refuses every route that the table (`settings.ANSWERABLE_ACCESS`) does not open to the viewer."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond
        self.table = import_string(settings.ANSWERABLE_ACCESS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.status_code == HTTPStatus.OK and self._may_be_kept(request):
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
            patch_vary_headers(response, ["Cookie"])
        # Many people share a computer: what one of them saw is not the next one's to find.
        elif not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def _may_be_kept(self, request: HttpRequest) -> bool:
        access = self.table.get(request.resolver_match.view_name) if request.resolver_match else None
        return access is not None and access.kept and request.viewer.person_id is None  # type: ignore[attr-defined]

    def process_view(self, request: HttpRequest, _view: object, _args: Any, _kwargs: Any) -> HttpResponse | None:  # noqa: ANN401
        match = request.resolver_match
        access = self.table.get(match.view_name) if match else None
        viewer = request.viewer  # type: ignore[attr-defined]
        if access is not None and access.admits(viewer):
            return None
        if viewer.person_id is None:
            # What was sent is lost; only a page that was asked for can be asked for again.
            return redirect_to_login(request.get_full_path() if request.method in {"GET", "HEAD"} else "/")
        raise PermissionDenied
