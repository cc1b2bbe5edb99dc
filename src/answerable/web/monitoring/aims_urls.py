"""Addresses: what commitments are meant to change."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
