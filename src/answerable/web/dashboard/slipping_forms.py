"""What narrows the pages that tell what slips."""

from collections.abc import Iterable
from typing import Any

from answerable.web.commitments.types import TagKind
from answerable.web.dashboard.queries.mapping import Shown
from answerable.web.dashboard.queries.slippage import Grouping
from answerable.web.design.fields import SearchField, SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.estate.models import Place


class PlaceFilters(FilterForm):
    place = SelectField(label="Place, with all below it", empty="Any place", choices=(), required=False)

    def __init__(self, *args: Any, places: Iterable[Place], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        held = {str(place.pk): place for place in places}
        field: Any = self.fields["place"]
        field.choices = [("", "Any place"), *((pk, place.name) for pk, place in held.items())]
        field.coerce = held.__getitem__

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as far as it can be; what was left open is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SlippageFilters(PlaceFilters):
    by = SelectField(label="By", empty="", choices=Grouping.choices, required=False)
    field_order = ("by", "place")

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.chosen.get("by", Grouping.PLACE))


class SilenceFilters(PlaceFilters):
    plan = SearchField(label="Words in the title of the plan")
    field_order = ("plan", "place")


class MapFilters(PlaceFilters):
    kind = SelectField(label="By", empty="", choices=TagKind.choices, required=False)
    shown = SelectField(label="Show", empty="Everything", choices=Shown.choices, required=False)
    field_order = ("kind", "shown", "place")

    @property
    def tag_kind(self) -> TagKind:
        return TagKind(self.chosen.get("kind", TagKind.THEME))
