"""Addresses: figures: what it is like, where, for whom."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
