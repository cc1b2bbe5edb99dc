"""Released figures, and the releases that print them."""

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel

from answerable.web.api.answers.common import Named
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Release
from answerable.web.monitoring.queries.released import Figure

Printed = float | None
"""A number as the release prints it; null where it is hidden or cannot be said."""


class ReleaseSaid(BaseModel):
    name: str
    title: str
    policy: str
    measures: list[str]
    published_at: dt.datetime | None

    @classmethod
    def of(cls, release: Release) -> "ReleaseSaid":
        names = ("name", "title", "policy", "measures", "published_at")
        return cls(**{name: getattr(release, name) for name in names})


class Beside(BaseModel):
    """A group beside a comparator."""

    comparator: str
    ratio: Printed
    low: Printed
    high: Printed
    hidden_because: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> "Beside":
        ratio, low, high = (_printed(row[name]) for name in ("ratio", "ratio_low", "ratio_high"))
        return cls(comparator=row["comparator"], ratio=ratio, low=low, high=high, hidden_because=row["reason"])


class FigureSaid(BaseModel):
    place: Named
    measure: str
    characteristic: str
    detail: str
    group: str
    first: dt.date
    last: dt.date
    count: Printed
    base: Printed
    rate: Printed
    low: Printed
    high: Printed
    hidden_because: str
    """small, derived or declaration; cannot say, where a figure could not be made; else empty."""
    shown_at: str
    """The nearest level at which the group is shown."""
    beside: list[Beside]
    release: str

    @classmethod
    def of(cls, place: Place, figure: Figure) -> "FigureSaid":
        row = figure.row
        count, base, rate, low, high = (_printed(row[name]) for name in ("k", "n", "rate", "low", "high"))
        return cls(
            place=Named.of(place),
            measure=row["measure"],
            characteristic=row["characteristic"],
            detail=row["detail"],
            group=row["group"],
            first=row["from"],
            last=row["to"],
            count=count,
            base=base,
            rate=rate,
            low=low,
            high=high,
            hidden_because=row["reason"],
            shown_at=row["shown_at"],
            beside=[Beside.of(one) for one in figure.beside],
            release=figure.released.release.name,
        )


class Figures(BaseModel):
    items: list[FigureSaid]
    next: str | None
    """The address of the page that follows."""


def _printed(text: str) -> Printed:
    return float(text) if text else None
