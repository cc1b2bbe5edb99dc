"""Version 1 of the API: what it answers now it will answer later; what would break a reader becomes version 2."""

from django.urls import reverse

from answerable.web.api.interface import MAY_READ, Interface
from answerable.web.api.requests import ApiRequest
from answerable.web.api.views import changes, commitments, figures, findings, places, plans

v1 = Interface()


@v1.get("", response=dict[str, str], auth=MAY_READ, tags=["Start"])
def start(request: ApiRequest) -> dict[str, str]:
    """Where the lists are, by name."""
    names = ("plans", "findings", "commitments", "places", "tags", "changes", "releases", "figures")
    return {name: request.build_absolute_uri(reverse(f"api:v1:{name}")) for name in names}


v1.add_router("/plans", plans.router)
v1.add_router("/findings", findings.router)
v1.add_router("/commitments", commitments.router)
v1.add_router("", places.router)
v1.add_router("/changes", changes.router)
v1.add_router("", figures.router)
