"""Two plans at Ashgate, of which one is published, and whoever asks the API."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.api.asking import Register


@pytest.fixture
def register(db: None) -> "Register":  # noqa: ARG001 - it must be there
    from django.core.cache import cache

    from tests.support.web.places import make_estate
    from tests.web.api.asking import make_register

    cache.clear()  # who asked how often is counted there
    return make_register(make_estate(dt.datetime.now(dt.UTC)))
