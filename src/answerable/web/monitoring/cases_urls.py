"""Addresses: cases, their answers, and the pack of a meeting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
