"""Answerable: the accountability record for justice services."""

__version__ = "0.1.0"
