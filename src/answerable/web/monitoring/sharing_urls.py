"""Addresses: releases, sheets and with whom they were shared."""

from django.urls import URLPattern, path

from answerable.web.monitoring.views import releases, sheets

urlpatterns: list[URLPattern] = [
    path("monitoring/releases/", releases.releases, name="releases"),
    path("monitoring/releases/new/", releases.ask_release, name="ask_release"),
    path("monitoring/releases/<int:pk>/", releases.release, name="release"),
    path("monitoring/releases/<int:pk>/clear/", releases.clear_release, name="clear_release"),
    path("monitoring/releases/<int:pk>/publish/", releases.publish_release, name="publish_release"),
    path("monitoring/places/<int:pk>/sheet/", sheets.sheet, name="sheet"),
    path("monitoring/places/<int:pk>/sheet/shared/", sheets.record_sharing, name="record_sharing"),
]
