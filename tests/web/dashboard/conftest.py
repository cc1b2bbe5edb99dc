"""One plan of three rounds at Ashgate, and whoever asks to see it."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.dashboard.held import Ashgate


@pytest.fixture
def ashgate(db: None) -> "Ashgate":  # noqa: ARG001 - it must be there
    from tests.support.web.places import make_estate
    from tests.web.dashboard.held import Ashgate, hold_plan

    estate = make_estate(dt.datetime.now(dt.UTC))
    return Ashgate(estate, hold_plan(estate))
