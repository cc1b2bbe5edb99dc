"""What is said around a plan: its terms, what it is built on, to whom an edition was sent."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from answerable.web.design.fields import DateField, RadiosField, SelectField, TextField
from answerable.web.design.forms import Form
from answerable.web.design.words import date
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.regimes import regimes
from answerable.web.plans.types import PlanKind


class TermsForm(Form):
    kind = RadiosField(label="What is the plan for?", called="what the plan is for", choices=PlanKind.choices)
    regime = RadiosField(label="By whose rules is it written?", called="whose rules hold", choices=())
    due_on = DateField(label="Day by which it was, or is, to be submitted", required=False)
    ends_on = DateField(label="Day on which it ends", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["regime"].choices = [(one.code, one.name) for one in regimes()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        chosen = next((one for one in regimes() if one.code == given.get("regime")), None)
        if chosen and given.get("kind") and PlanKind(given["kind"]) not in chosen.kinds:
            self.add_error("regime", "Choose rules that are for plans of this kind")
        return given


class DependencyForm(Form):
    """`others` are plans that the viewer may see."""

    words = TextField(
        label="What does the plan need from it?",
        hint="Name the plan too, if the register does not have it.",
        called="what the plan needs",
        max_length=300,
    )

    def __init__(self, *args: Any, others: Iterable[ActionPlan], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["on"] = SelectField(
            label="The plan it is built on",
            choices=[(one.pk, f"{one.title} ({one.place.name})") for one in others],
            coerce=int,
            empty="A plan that the register does not have",
            required=False,
        )
        self.order_fields(("on", "words"))


class DispatchForm(Form):
    recipient = TextField(
        label="To whom was it sent?",
        hint="An organisation or a post, such as “HM Inspectorate of Prisons”.",
        called="to whom it was sent",
        max_length=200,
    )
    sent_on = DateField(label="Day on which it was sent")
    how = TextField(label="How it was sent", hint="For example by email or by post.", max_length=200, required=False)

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.on = on

    def clean_sent_on(self) -> dt.date:
        given: dt.date = self.cleaned_data["sent_on"]
        if given > self.on:
            self.add_error("sent_on", f"Day on which it was sent must be {date(self.on)} or earlier")
        return given
