"""Which tests belong together, so that each is judged for how many there are."""

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined, first_rows
from answerable.disparity.measures.model import Measure

OWN_FAMILY = Measure.__dataclass_fields__["family"].default


def families_of(cells: Cells) -> NDArray[np.object_]:
    """The name of each row's family: measure, characteristic and span, or the name that the measure gives, and span.

    Places, regions and the nation are families of their own: sums over places also show where groups are, which
    would make tests at single places pass more easily.
    """
    into, size = combined(cells.of_group("home"), cells.of_place("height"), cells.span)
    distinct = cells[first_rows(into, size)]
    return np.array([_name(distinct, row) for row in range(size)], dtype=object)[into]


def _name(cells: Cells, row: int) -> str:
    measure = cells.measure
    of = (f"{measure.name} {measure.version}", str(cells.of_group("characteristic")[row]))
    span = f"{_day(cells.of_span('from')[row])} to {_day(cells.of_span('to')[row])}"
    about = of if measure.family == OWN_FAMILY else (measure.family,)
    return ", ".join((*about, span, str(cells.of_place("level")[row])))


def _day(day: np.datetime64) -> str:
    return str(day)[:10]
