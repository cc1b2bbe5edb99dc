"""How far the dates of published commitments slipped; counted once in a while, since there may be a million."""

import datetime as dt

from answerable.web.commitments.queries.slippage import HAS_MOVED
from answerable.web.dashboard.published import reach
from answerable.web.dashboard.queries import slippage as counting
from answerable.web.dashboard.queries.kept import Kept, kept
from answerable.web.dashboard.queries.reach import in_place
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import NOBODY


def slippage(
    by: counting.Grouping, place: Place | None, *, at: dt.datetime
) -> Kept[tuple[counting.Slipped, list[counting.Slipped]]]:
    """Of all together and of each group, at a place with those below it or everywhere."""
    every = reach.commitments()
    found = every.filter(in_place(place)) if place else every
    return kept(
        lambda: (counting.overall(found), counting.slippage(found, by)),
        name=f"public slippage by {by} at {place.pk if place else 'every place'}",
        viewer=NOBODY,
        rows=found.filter(HAS_MOVED),
        at=at,
    )
