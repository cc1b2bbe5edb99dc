"""Addresses: what commitments are meant to change."""

from django.urls import path

from answerable.web.monitoring.views import aims

urlpatterns = [
    path("commitments/<int:pk>/aims/new/", aims.add_aim, name="add_aim"),
    path("aims/<int:pk>/end/", aims.end_aim, name="end_aim"),
    path("monitoring/effects/", aims.effects, name="effects"),
]
