"""What a person may enter of a release, and of a sheet that was shared."""

from collections.abc import Iterable
from typing import Any

from answerable.web.design.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    LongTextField,
    RadiosField,
    SearchField,
    SelectField,
    TextField,
    WholeNumberField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.services.releases import POLICIES
from answerable.web.monitoring.types import Audience, ReleaseState

MOST_SAID = 4000


class ReleaseFilters(FilterForm):
    words = SearchField(label="Title")
    state = SelectField(label="State", choices=ReleaseState.choices, empty="Any state", required=False)


class ReleaseForm(Form):
    title = TextField(label="Title", max_length=200)
    policy = RadiosField(
        label="Policy", choices=[(name, name.capitalize()) for name in POLICIES], hints=POLICIES, initial="standard"
    )
    publish_on = DateField(label="Not before", called="the day of publication")
    field_order = ("title", "measures", "policy", "publish_on")

    def __init__(self, *args: Any, measures: Iterable[MeasureFigures], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(one.measure, one.title) for one in measures]
        self.fields["measures"] = CheckboxesField(label="Measures", called="measures", choices=choices)
        self.order_fields(self.field_order)


class NothingForm(Form):
    """A button."""


class SharingForm(Form):
    audience = RadiosField(label="Who was it shared with?", called="who it was shared with", choices=Audience.choices)
    shared_on = DateField(label="Day it was shared")
    how = TextField(label="How", hint="Such as: on wings, at a meeting, by a peer worker.", max_length=200)
    people = WholeNumberField(label="About how many people", min_value=1, max_value=100_000, required=False)
    discussed = CheckboxField(label="It was discussed")
    said = LongTextField(
        label="What people said",
        hint="Do not name anyone, and leave out what could show who someone is.",
        max_length=MOST_SAID,
        required=False,
    )
