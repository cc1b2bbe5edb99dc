"""These tests need Django; what they can ask for by name stands in `tests/support/web/fixtures.py`."""

from tests.support.web.start import pytest_configure

__all__ = ["pytest_configure"]
