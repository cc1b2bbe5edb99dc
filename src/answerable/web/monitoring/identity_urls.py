"""Addresses: corrections of identity, and shares whose group is not stated."""

from django.urls import path

from answerable.web.monitoring.views import identity, not_stated

urlpatterns = [
    path("monitoring/identity/", identity.identity, name="identity"),
    path("monitoring/identity/<int:pk>/", identity.corrections, name="corrections"),
    path("monitoring/identity/<int:pk>/new/", identity.record_correction, name="record_correction"),
    path("monitoring/identity/<int:pk>/export/", identity.export_corrections, name="export_corrections"),
    path("monitoring/not-stated/", not_stated.not_stated, name="not_stated"),
]
