"""Periods by the calendar: where one ends, and where the latest few together begin."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.measures.model import Cadence, Measure

Days: TypeAlias = NDArray[np.datetime64]
MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12, Cadence.FINANCIAL_YEAR: 12}


def last_days(measure: Measure, firsts: Days) -> Days:
    """The last days of periods that begin on these."""
    return _moved(firsts, MONTHS[measure.cadence]) - np.timedelta64(1, "D")


def pooled_from(measure: Measure, latest: Days) -> Days:
    """The first day of the `pool` periods of which the latest begin on these days."""
    return _moved(latest, MONTHS[measure.cadence] * (1 - measure.pool))


def _moved(firsts: Days, months: int) -> Days:
    """The days that lie so many months after first days of months."""
    return (firsts.astype("datetime64[M]") + np.timedelta64(months, "M")).astype("datetime64[D]")
