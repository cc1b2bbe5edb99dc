"""The plan at Ashgate, published or not, and a browser in which nobody is signed in."""

from typing import TYPE_CHECKING

import pytest

from tests.web.dashboard.conftest import ashgate

if TYPE_CHECKING:
    from answerable.web.plans.models import ActionPlan
    from tests.web.dashboard.held import Ashgate

__all__ = ["ashgate"]


@pytest.fixture
def published(ashgate: "Ashgate") -> "ActionPlan":
    from tests.web.public.publishing import publish_last

    return publish_last(ashgate.plan, by=ashgate.estate)
