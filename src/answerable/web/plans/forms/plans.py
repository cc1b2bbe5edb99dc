"""What narrows the list of plans."""

from typing import Any

from django.db.models import QuerySet

from answerable.web.design.fields import SearchField, SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.queries import plans


class PlanFilterForm(FilterForm):
    words = SearchField(label="Words in the title")
    inspectorate = SelectField(label="Inspectorate", choices=(), coerce=int, required=False)
    place = SelectField(label="Place, with all below it", choices=(), coerce=int, required=False)
    year = SelectField(label="Year of submission", choices=(), coerce=int, required=False)

    def __init__(self, *args: Any, among: QuerySet[ActionPlan], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._offer("inspectorate", [(body.pk, body.name) for body in plans.inspectorates(among)])
        self._offer("place", [(place.pk, place.name) for place in plans.places_of(among)])
        self._offer("year", [(year, str(year)) for year in plans.years(among)])

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> plans.Wanted:
        """What was chosen; a choice that is none of those offered narrows nothing."""
        self.is_valid()
        chosen = {name: self.cleaned_data.get(name) or None for name in ("inspectorate", "place", "year")}
        return plans.Wanted(words=self.cleaned_data.get("words", ""), **chosen)
