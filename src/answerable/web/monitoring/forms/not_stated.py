"""What narrows the list of shares whose group is not stated."""

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.web.design.fields import SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.estate.models import Place


class NotStatedFilters(FilterForm):
    place = SelectField(label="Place", empty="Any place", choices=(), required=False)
    measure = SelectField(label="Measure", empty="Any measure", choices=(), required=False)

    def __init__(self, *args: Any, places: Iterable[Place], measures: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        held = {str(place.pk): place for place in places}
        of_place: Any = self.fields["place"]
        of_place.choices = [("", "Any place"), *((pk, place.name) for pk, place in held.items())]
        of_place.coerce = held.__getitem__
        of_measure: Any = self.fields["measure"]
        of_measure.choices = [("", "Any measure"), *measures.items()]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen; what was left open, or makes no sense, is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
