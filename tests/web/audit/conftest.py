"""A person who does things."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from answerable.web.accounts.models import Person


@pytest.fixture
def person() -> "Person":
    from answerable.web.accounts.models import Person

    return Person.objects.create(email="ada@example.org", name="Ada Marsh")
