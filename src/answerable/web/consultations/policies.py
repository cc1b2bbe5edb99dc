"""What of an equality analysis figures can challenge, and what may be recorded."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from answerable.web.consultations.types import Characteristic, Impact
from answerable.web.estate.errors import RefusedError

CHALLENGEABLE = (Impact.NONE, Impact.NOT_CONSIDERED)
"""What does not hold where figures flag a disparity by the characteristic."""


@dataclass(frozen=True)
class Said:
    """What an analysis says of one characteristic, in its own words."""

    impact: Impact
    words: str


@dataclass(frozen=True)
class Content:
    """One version of an analysis. `measures` are short names of those that tell of what the policy does."""

    dated: dt.date
    document: str
    measures: Collection[str]
    said: Mapping[Characteristic, Said]


def check_content(content: Content, *, shown: Collection[str], after: dt.date | None, on: dt.date) -> None:
    """`shown` are the measures whose figures are shown; `after` is the day of the version that this one replaces."""
    problems = [
        *_problems_of_day(content.dated, after, on),
        *([] if content.document.strip() else ["Enter where the analysis is published."]),
        *([] if content.measures else ["Choose at least one measure that tells of what the policy does."]),
        *(f"No figures of “{name}” are shown. Choose another measure." for name in {*content.measures} - {*shown}),
        *(
            f"Enter what the analysis says of {characteristic.label.lower()}, or choose “Not considered”."
            for characteristic, said in content.said.items()
            if said.impact is not Impact.NOT_CONSIDERED and not said.words.strip()
        ),
    ]
    if problems:
        raise RefusedError(*problems)


def _problems_of_day(dated: dt.date, after: dt.date | None, on: dt.date) -> list[str]:
    if dated > on:
        return ["The day of the analysis is still to come. Enter today or a day before it."]
    if after and dated < after:
        return [f"The version before it is of {after:%-d %B %Y}. A new version cannot be older."]
    return []


def check_follows(read: int, *, latest: int) -> None:
    """`read` is the version that whoever records the next one had before them."""
    if read != latest:
        raise RefusedError(
            f"Version {latest} was recorded meanwhile. Read it, then record yours if it is still needed."
        )


def check_answer(words: str, *, replaced: bool, challenged: bool) -> None:
    if replaced:
        raise RefusedError("A later version has replaced this one, so it is answered already. Read the later version.")
    if not challenged:
        raise RefusedError("No figures challenge this now, so there is nothing to answer.")
    if not words.strip():
        raise RefusedError("Enter the answer.")
