"""Addresses: data sets, deliveries and runs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
