"""What a person may record of a commitment who looked at it, judged it, or is affected by it."""

from collections.abc import Iterable
from typing import Any

from answerable.web.commitments.scales import Scale
from answerable.web.commitments.types import Outcome, Speaker, Telling
from answerable.web.design.fields import DateField, LongTextField, RadiosField, SearchField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Body, Post

NO_NAMES = "Do not name anyone, and leave out what could show who someone is. Everyone can read this."


class VerificationForm(Form):
    outcome = RadiosField(label="What did you find?", called="what you found", choices=Outcome.choices)
    words = LongTextField(
        label="What you looked at, and what you saw", hint="Name the records, places or people you looked at by kind."
    )
    looked_on = DateField(label="Day you looked")


class JudgementForm(Form):
    review = TextField(label="Review or inspection", called="the review or inspection", max_length=200)
    inspectorate = SelectField(label="Inspectorate", choices=(), required=False, empty="Not named", coerce=int)
    judged_on = DateField(label="Day of the judgement")
    words = LongTextField(label="What the inspectorate says", required=False)
    field_order = ("grade", "words", "review", "inspectorate", "judged_on")

    def __init__(self, *args: Any, scale: Scale, bodies: Iterable[Body], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["inspectorate"].choices = [("", "Not named"), *((body.pk, body.name) for body in bodies)]  # type: ignore[attr-defined]
        if scale.grades:
            choices = [(grade.code, grade.label) for grade in scale.grades]
            self.fields["grade"] = RadiosField(label="What was judged?", called="what was judged", choices=choices)
        else:
            self.fields["words"].required = True
        self.order_fields(self.field_order)


class VoiceForm(Form):
    telling = RadiosField(label="How is it for those affected?", called="how it is", choices=Telling.choices)
    words = LongTextField(label="In their words", hint=NO_NAMES, required=False)
    speaker = RadiosField(label="Who says so?", called="who says so", choices=Speaker.choices)
    organisation = TextField(
        label="Organisation, forum or group", hint="Where it speaks for itself.", max_length=200, required=False
    )
    said_on = DateField(label="Day it was said")


class VoiceFilters(FilterForm):
    words = SearchField(label="Words")
    state = SelectField(
        label="Answer",
        choices=(("mine", "Waiting for me"), ("unanswered", "Nobody has answered"), ("answered", "Answered")),
        empty="All voices",
        required=False,
    )


class AnswererForm(Form):
    answer_by = DateField(label="Answer by", called="the day to answer by")
    field_order = ("post", "answer_by")

    def __init__(self, *args: Any, posts: Iterable[Post], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(post.pk, f"{post.title}, {post.place}") for post in posts]
        self.fields["post"] = SelectField(label="Post that must answer", choices=choices, coerce=int)
        self.order_fields(self.field_order)


class AnswerForm(Form):
    words = LongTextField(label="Answer", hint=f"Say what you will do about it, or why not. {NO_NAMES}")


class WithholdForm(Form):
    because = TextField(
        label="Why the words are withheld", called="why the words are withheld", hint="Everyone can read this."
    )
