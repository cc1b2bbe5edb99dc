"""Addresses: releases, sheets and with whom they were shared."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
