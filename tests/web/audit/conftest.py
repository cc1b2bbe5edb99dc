"""A person, and the moment at which things are done."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from answerable.web.accounts.models import Person

AT = dt.datetime(2026, 6, 3, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def person() -> "Person":
    from answerable.web.accounts.models import Person

    return Person.objects.create(email="ada@example.org", name="Ada Marsh")
