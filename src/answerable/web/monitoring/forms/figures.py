"""What a reader of figures chooses; all of it stands in the address, so that it can be shared."""

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.disparity.measures.model import Comparator
from answerable.disparity.report import numbers
from answerable.disparity.report.wording import heading, people
from answerable.web.design.fields import SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.estate.models import Place
from answerable.web.monitoring.queries.pages_measure import Offer, Span, span_key

DETAILS = (("fine", "Fine groups"), ("broad", "Broad groups"))
COMPARATORS = tuple(str(one) for one in Comparator if one != Comparator.NAMED)


class PlaceFilters(FilterForm):
    """A place by measure."""

    characteristic = SelectField(label="Characteristic", choices=(), required=False, empty="")
    detail = SelectField(label="Groups", choices=DETAILS, required=False, empty="")
    comparator = SelectField(
        label="Compared with", choices=lambda: _people(COMPARATORS), required=False, empty="Any comparator"
    )

    def __init__(self, data: Mapping[str, Any], *, characteristics: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["characteristic"].choices = [(name, heading(name)) for name in characteristics]  # type: ignore[attr-defined]


class MeasureFilters(FilterForm):
    """One measure at one place: only what its figures tell is offered."""

    characteristic = SelectField(label="Characteristic", choices=(), required=False, empty="")
    detail = SelectField(label="Groups", choices=DETAILS, required=False, empty="")
    comparator = SelectField(label="Compared with", choices=(), required=False, empty="")
    group = SelectField(label="Group to follow", choices=(), required=False, empty="")
    span = SelectField(label="Period", choices=(), required=False, empty="")

    def __init__(self, data: Mapping[str, Any], *, offer: Offer) -> None:
        super().__init__(data)
        offered = {
            "characteristic": [(name, heading(name)) for name in offer.characteristics],
            "comparator": _people(offer.comparators),
            "group": [(name, name) for name in offer.groups],
            "span": [(span_key(one), _span(one)) for one in offer.spans],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class ThemeFilters(FilterForm):
    """Measures that are read together."""

    group = SelectField(label="Group", choices=(), required=False, empty="Everyone")
    beside = SelectField(label="Beside", choices=(), required=False, empty="No other place", coerce=int)

    def __init__(self, data: Mapping[str, Any], *, groups: Iterable[str], places: Iterable[Place]) -> None:
        super().__init__(data)
        self.fields["group"].choices = [("", "Everyone"), *((name, name) for name in groups)]  # type: ignore[attr-defined]
        self.fields["beside"].choices = [("", "No other place"), *((place.pk, place.name) for place in places)]  # type: ignore[attr-defined]


def _people(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, heading(people(name))) for name in names]


def _span(span: Span) -> str:
    _, pooled, last, first = span
    return numbers.span(first, last) + (", together" if pooled else "")
