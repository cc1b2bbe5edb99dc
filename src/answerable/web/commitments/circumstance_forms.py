"""What a person may record of what a commitment waits for, counts down, or gave way to."""

from collections.abc import Iterable
from typing import Any

from answerable.web.commitments.models import Event
from answerable.web.design.fields import (
    DateField,
    LongTextField,
    SearchField,
    SelectField,
    TextField,
    WholeNumberField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place

MOST = 2**31 - 1


class EventFilters(FilterForm):
    words = SearchField(label="Words")
    state = SelectField(
        label="Has it happened?",
        choices=(("expected", "Not yet"), ("happened", "Yes")),
        empty="All events",
        required=False,
    )


class EventForm(Form):
    name = TextField(label="What is waited for", hint="For example: the release of the census figures.", max_length=200)
    expected_words = TextField(
        label="When it is expected", called="when it is expected", max_length=200, required=False
    )
    field_order = ("name", "place", "expected_words")

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["place"] = SelectField(
            label="Place that says when it has happened",
            called="the place",
            hint="This place and all places below it can wait for it.",
            choices=[(place.pk, place.name) for place in places],
            coerce=int,
        )
        self.order_fields(self.field_order)


class HappenedForm(Form):
    happened_on = DateField(label="Day it happened")
    words = LongTextField(label="What happened", called="what happened", required=False)


class WaitForm(Form):
    words = LongTextField(label="Why it has to wait", called="why it has to wait", required=False)
    since = DateField(label="Waiting since", called="the day the waiting began")
    field_order = ("event", "words", "since")

    def __init__(self, *args: Any, events: Iterable[Event], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(event.pk, event.name) for event in events]
        self.fields["event"] = SelectField(
            label="What it waits for", called="what it waits for", choices=choices, coerce=int
        )
        self.order_fields(self.field_order)


class EndWaitForm(Form):
    on = DateField(label="Day the waiting ended")


class BacklogForm(Form):
    counted = TextField(
        label="What is counted", called="what is counted", hint="For example: reviews overdue.", max_length=200
    )
    target = WholeNumberField(label="Target", hint="The number it is to come to.", min_value=-MOST, max_value=MOST)


class FigureForm(Form):
    value = WholeNumberField(label="Number", min_value=-MOST, max_value=MOST)
    on = DateField(label="Day it was counted")
    words = TextField(label="Note", max_length=500, required=False)


class ClosingForm(Form):
    words = LongTextField(
        label="Closing statement", hint="Say what became of it: whether the target was met, and if not, why."
    )
    on = DateField(label="Day it was closed")


class OvertakenForm(Form):
    words = LongTextField(
        label="What took its place, and why",
        called="what took its place, and why",
        hint="Name the plan, policy or promise. This ends the commitment and cannot be taken back.",
    )
    by_commitment = WholeNumberField(
        label="Number of the commitment that took its place",
        hint="If it is one in the register. The number stands above the words on its page.",
        min_value=1,
        max_value=MOST,
        required=False,
    )
    said_on = DateField(label="Day it was decided")
