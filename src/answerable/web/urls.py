"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

APPS = ("dashboard", "plans", "commitments", "estate", "accounts")

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"answerable.web.{app}.urls")) for app in APPS]
