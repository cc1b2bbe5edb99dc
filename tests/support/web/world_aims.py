"""A commitment that is meant to change what the figures of Ashgate flag, and what they say since."""

import datetime as dt

from answerable.web.commitments.models import Commitment
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Aim
from answerable.web.monitoring.services.aims import Disparity, add_aim
from answerable.web.monitoring.services.effects import read
from tests.support.monitoring import CARIBBEAN, CHARGES, Monitored


def make_aim(monitored: Monitored, commitment: Commitment) -> Aim:
    """Read from the figures: seven months before, seven since."""
    estate = monitored.estate
    disparity = Disparity(CHARGES, "ethnicity", CARIBBEAN, "white British", commitment.place)
    by, since = estate.person(Role.EQUALITY_LEAD), dt.date(2026, 4, 1)
    made = add_aim(commitment, disparity=disparity, since=since, by=by, at=estate.now)
    read(monitored.run, at=estate.now)
    return made
