"""A register whose figures are those of `tests/support/monitoring.py`, and what they flag."""

from typing import TYPE_CHECKING

import pytest

from tests.web.monitoring.conftest import AT, estate, figures_folder, monitored

if TYPE_CHECKING:
    from tests.support.monitoring import Monitored

__all__ = ["estate", "figures_folder", "monitored"]


@pytest.fixture
def flagged(monitored: "Monitored") -> "Monitored":
    """Charges of Caribbean people are proved more often at Ashgate, in its region and in the whole service."""
    from answerable.web.monitoring.services.cases import see

    see(monitored.run, at=AT)
    return monitored
