"""The plain sheet of a place: short words, for a reader of nine years."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_of
from answerable.web.commitments.types import Standing
from answerable.web.monitoring.presenters.released import group
from answerable.web.monitoring.queries.released import Figure
from answerable.web.public.presenters.figures import span

INTRODUCTION = (
    "This sheet is for the people who live and work here.",
    "It tells you what was promised. It tells you how each group gets on.",
    "You can read it, and you can ask about it.",
)
HOW_TO_READ = (
    "We count how many out of 100 this is true for.",
    "We can not be quite sure. The range next to it says how sure we are.",
    "Look at one group and then at the next. Is there a gap? Ask why.",
    "A gap does not prove that someone did wrong. But there should be an answer.",
)
WHAT_NOW = (
    "Talk about this sheet. Do you think it is right?",
    "Tell staff or a rep what you think. You do not have to give your name.",
)
HIDDEN = "This is kept hidden, so that no one can tell who it is."
TOO_FEW_SAID = "Too few people told us their group. So we can not say."
NOT_COUNTED = "This was not counted."
NO_FIGURES = "There are no numbers to show yet."
NO_PROMISES = "No plan for this place is out yet."
_STANDINGS = {
    Standing.OVERDUE: "This is late.",
    Standing.VERIFIED: "This is done. Someone checked.",
    Standing.CLAIMED_DONE: "They say that this is done. No one has checked yet.",
}
_NOT_YET = "This is not done yet."
_INSTEAD = {"small": HIDDEN, "derived": HIDDEN, "declaration": TOO_FEW_SAID}
_NOT_PARTS = ("rate", "mean")


@dataclass(frozen=True)
class Told:
    """A measure, the days it tells of, and a line for each group."""

    title: str
    span: str
    lines: Sequence[tuple[str, str]]


def promises(found: Iterable[Commitment], *, on: dt.date) -> list[tuple[str, str]]:
    """The words of each promise, and how it stands."""
    return [(one.words, _STANDINGS.get(standing_of(one, on=on), _NOT_YET)) for one in found]


def figures(found: Iterable[Figure]) -> Iterator[Told]:
    by_measure: dict[str, list[Figure]] = {}
    for figure in found:
        by_measure.setdefault(figure.measure["title"], []).append(figure)
    for title, told in by_measure.items():
        yield Told(title, span(told[0]), [(group(one.row), _line(one)) for one in told])


def _line(figure: Figure) -> str:
    row = figure.row
    if not row["rate"]:
        return _INSTEAD.get(row["reason"], NOT_COUNTED)
    parts = figure.measure["kind"] not in _NOT_PARTS
    rate, *limits = [
        f"{float(row[name]) * 100:.0f}" if parts else f"{float(row[name]):.2f}"
        for name in ("rate", "low", "high")
        if row[name]
    ]
    return rate + (" in 100" if parts else "") + (f" ({' to '.join(limits)})" if limits else "")
