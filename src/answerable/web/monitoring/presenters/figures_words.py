"""Figures of a measure as pages write them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from answerable.disparity.measures.model import Kind
from answerable.disparity.report import numbers
from answerable.disparity.report.wording import people
from answerable.web.design.tables import Tag
from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.models import Case, MeasureFigures
from answerable.web.monitoring.queries.pages import kind_of

SEVERITIES = {"moderate": "yellow", "large": "orange", "very large": "red"}
NOT_FLAGGED = Tag("Not flagged", "grey")


@dataclass(frozen=True)
class Unit:
    """What the figures of a measure are told in."""

    kind: Kind
    per: float

    @classmethod
    def of(cls, figures: MeasureFigures) -> "Unit":
        return cls(kind_of(figures), float(figures.definition["per"]))

    def rate(self, row: Row | None, names: tuple[str, str, str] = ("rate", "low", "high")) -> str:
        """A figure with its interval: "12.0% (10.1% to 14.2%)"."""
        if row is None:
            return numbers.NONE
        written = numbers.with_interval(row, names, partial(numbers.figure, self))
        return written if written == numbers.NONE else written + numbers.unit(self)

    def counts(self, row: Row | None) -> str:
        """The counts behind it: "24 of 200"."""
        return numbers.behind(self, row["k"], row["n"]) if row and row["k"] is not None else numbers.NONE


def ratio(row: Row, name: str = "ratio", ends: str = "") -> str:
    return numbers.with_interval(row, (name, f"{ends or name}_low", f"{ends or name}_high"), numbers.ratio)


def shrunk(row: Row) -> str:
    """The ratio drawn towards 1, on which groups are ranked."""
    return ratio(row, "shrunk_ratio", "shrunk")


def flag(row: Row | None) -> Tag:
    if not row or not row["flag"]:
        return NOT_FLAGGED
    severity = row["severity"]
    return Tag(f"Flagged: {severity}" if severity else "Flagged", SEVERITIES.get(severity, "yellow"))


def lasting(row: Row) -> str:
    """In how many periods the group stood on this side of the band."""
    return f"{row['persistence']} of the latest 12 periods" if row["persistence"] else ""


def span(row: Row) -> str:
    return numbers.span(row["from"], row["to"])


def in_words(row: Row, place: Place) -> str:
    """The sentence of a comparison, with the register's name of the place."""
    words = str(row["sentence"])
    return words.replace(row["place"], place.name) if row.get("place") else words


def chance(row: Row) -> str:
    """How sure a difference is after correction for many tests."""
    if row["q"] is None:
        return ""
    among = f", corrected for {row['family_size']:,} tests" if row["family_size"] else ""
    return f"q {numbers.probability(row['q'])}{among}"


def case_words(case: Case | None) -> str:
    return str(case.get_state_display()) if case else ""


def measure_address(place: Place, measure: str, **choice: object) -> str:
    address = reverse("monitoring:measure_at", args=(place.pk, measure))
    return address + _query(choice)


def figure_address(run: int, measure: str, place: Place, row: Row) -> str:
    """The permanent address of one figure: of that run, whatever later runs say."""
    names = ("characteristic", "group", "comparator", "from", "to")
    return reverse("monitoring:figure", args=(run, measure, place.pk)) + _query({name: row.get(name) for name in names})


def _query(choice: dict[str, object]) -> str:
    given = {name: _written(value) for name, value in choice.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def beside(comparator: str) -> str:
    return f"beside {people(comparator)}" if comparator else ""


def joined(parts: Sequence[str], between: str = " ") -> str:
    """What there is of these, in one line."""
    return between.join(filter(None, parts))
