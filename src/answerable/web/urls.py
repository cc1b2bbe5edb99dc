"""Every address of the site."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

# TEMPORARY (lead): joined by what exists, until every app has its addresses.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"answerable.web.{app}.urls"))
    for app in ("dashboard", "accounts", "estate", "commitments", "plans")
    if find_spec(f"answerable.web.{app}.urls")
]
if find_spec("answerable.web.design.errors"):
    errors = import_module("answerable.web.design.errors")
    for name in ("handler400", "handler403", "handler404", "handler500"):
        if hasattr(errors, name):
            globals()[name] = getattr(errors, name)
