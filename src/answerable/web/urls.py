"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

APPS = (
    *("public", "api", "dashboard", "consultations", "plans", "monitoring", "commitments"),
    *("notices", "estate", "accounts"),
)

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"answerable.web.{app}.urls")) for app in APPS]
