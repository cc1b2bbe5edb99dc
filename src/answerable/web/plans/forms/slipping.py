"""What a person says of likenesses, of findings that another plan’s commitment answers, and of plans that end."""

from collections.abc import Iterable
from typing import Any

from answerable.web.commitments.models import Commitment
from answerable.web.design.fields import LongTextField, RadiosField, SearchField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.queries.carrying import commitment_numbered
from answerable.web.plans.types import LikenessState

OTHER = "other"


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


class AlikeFilters(PlaceFilters):
    state = SelectField(label="Looked at", empty="Any", choices=LikenessState.choices, required=False)
    field_order = ("state", "place")


class CarryForm(Form):
    """One of the commitments of findings that are the same, or another by its number."""

    commitment = RadiosField(label="Which commitment answers this finding?", choices=())
    number = TextField(
        label="Number of the other commitment",
        hint="It stands above the words of the commitment on its page.",
        required=False,
        max_length=20,
    )
    words = LongTextField(label="How it answers the finding", rows=3, required=False, max_length=1000)

    def __init__(self, *args: Any, offered: Iterable[Commitment], viewer: Viewer, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.viewer = viewer
        self.offered = {str(one.pk): one for one in offered}
        field: Any = self.fields["commitment"]
        field.choices = [*((pk, _named(one)) for pk, one in self.offered.items()), (OTHER, "Another commitment")]
        if not self.offered:
            del self.fields["commitment"]
            self.fields["number"].required = True

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("commitment", OTHER)
        found = self.offered.get(chosen) or self._numbered()
        if found is None and not self.errors:
            self.add_error("number", "Enter the number of a commitment that you can open")
        return self.cleaned_data | {"found": found}

    def _numbered(self) -> Commitment | None:
        return commitment_numbered(self.cleaned_data.get("number", ""), viewer=self.viewer)


def _named(commitment: Commitment) -> str:
    return f"{commitment.words} ({commitment.place}, number {commitment.pk})"


class PutDownForm(Form):
    because = LongTextField(label="Why does it not answer the finding?", called="why not", rows=3, max_length=1000)


class SuccessorFilters(FilterForm):
    words = SearchField(label="Words in the title of the plan")


class HandOnForm(Form):
    to = SelectField(label="Plan that takes over", called="the plan that takes over", choices=())

    def __init__(self, *args: Any, plans: Iterable[ActionPlan], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.plans = {str(plan.pk): plan for plan in plans}
        field: Any = self.fields["to"]
        field.choices = [("", "Choose a plan"), *((pk, f"{one.title}, {one.place}") for pk, one in self.plans.items())]
