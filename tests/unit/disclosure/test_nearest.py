"""Where a hidden figure can be seen after all."""

from datetime import date

import numpy as np
import pandas as pd

from answerable.disclosure.nearest import nearest
from tests.support.disclosure import YEAR, cell, counts

GROUPS = pd.DataFrame(
    [("ethnicity", "fine", "Indian", "Asian or Asian British"), ("ethnicity", "broad", "Asian or Asian British", "")],
    columns=["characteristic", "detail", "group", "parent"],
)
PLACES = pd.DataFrame(
    [("place", "Moorland", "North West"), ("region", "North West", "")], columns=["level", "place", "parent"]
)
MARCH = (date(2025, 3, 1), date(2025, 3, 31))
HIDDEN = cell(1, group="Indian", place="Moorland", period=MARCH)
LONGER = cell(1, group="Indian", place="Moorland", period=YEAR)
BROAD = cell(1, group="Asian or Asian British", detail="broad", place="Moorland", period=MARCH)
REGION = cell(1, group="Indian", place="North West", level="region", period=MARCH)
BOTH = cell(1, group="Asian or Asian British", detail="broad", place="North West", level="region", period=MARCH)
NATION = cell(1, group="Indian", period=MARCH)


def seen(*shown: dict[str, object]) -> str:
    keys = counts([HIDDEN, *shown])
    said = nearest(keys, np.arange(len(keys)) > 0, groups=GROUPS, places=PLACES)
    assert not any(said[1:])
    return str(said[0])


def test_the_nearest_comes_first() -> None:
    ways = {
        "12 months pooled": LONGER,
        "broad group Asian or Asian British at Moorland": BROAD,
        "fine group at region North West": REGION,
        "broad group Asian or Asian British at region North West": BOTH,
        "fine group at the nation": NATION,
    }
    rows = list(ways.values())
    assert [seen(*rows[first:]) for first in range(len(rows))] == list(ways)


def test_nothing_is_said_where_it_is_shown_nowhere() -> None:
    assert not seen()


def test_the_shortest_of_longer_periods() -> None:
    half = cell(1, group="Indian", place="Moorland", period=(date(2025, 1, 1), date(2025, 6, 30)))
    assert seen(LONGER, half) == "6 months pooled"
