"""What a coordinator says of a round of progress, and of updates between rounds."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from answerable.vocabulary.due_dates import read_due_date
from answerable.vocabulary.periods import Precision
from answerable.web.commitments.models import Update
from answerable.web.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    FilesField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import Form
from answerable.web.design.words import month
from answerable.web.estate.models import Body
from answerable.web.plans.models import Ask, Edition

_AHEAD = dt.timedelta(days=14)


class OpenRoundForm(Form):
    month = TextField(label="Month of the round", hint="For example, March 2026", max_length=30)
    answer_by = DateField(label="Answer by", called="the day to answer by", hint="For example, 31 3 2026")

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:  # noqa: ANN401
        options["initial"] = {"month": month(on), "answer_by": on + _AHEAD}
        super().__init__(*args, **options)

    def clean_month(self) -> dt.date | None:
        """The last day of the month, by which a document that says it is read back."""
        due = read_due_date(self.cleaned_data["month"])
        if due.precision is not Precision.MONTH or due.date is None:
            self.add_error("month", "Write a month and its year, like “March 2026”")
        return due.date


class AddressesForm(Form):
    """Where a return sheet goes for each owner without an account; one left empty gets none."""

    says_optional = False

    def __init__(self, *args: Any, asks: Iterable[Ask], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.asks = {f"address-{ask.pk}": ask for ask in asks}
        for name, ask in self.asks.items():
            field = EmailField(label=f"Email address for {ask.owner}", required=False, initial=ask.address)
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()) and not self.errors:
            self.add_error(None, "Give an address for at least one owner")
        return self.cleaned_data

    def addresses(self) -> Mapping[int, str]:
        return {ask.pk: self.cleaned_data[name] for name, ask in self.asks.items() if self.cleaned_data[name]}


class SheetsForm(Form):
    sheets = FilesField(label="Return sheets", hint="OpenDocument spreadsheets (.ods)", accept=(".ods",))
    effective_on = DateField(
        label="As of which day are they true?", called="the day", hint="Mostly the day on which they came back"
    )

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:  # noqa: ANN401
        options["initial"] = {"effective_on": on}
        super().__init__(*args, **options)


class UpdateBetweenForm(Form):
    def __init__(self, *args: Any, updates: Sequence[Update], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["updates"] = CheckboxesField(
            label="Which updates does the plan say now?",
            called="at least one update",
            choices=[(update.pk, update.words) for update in updates],
            hints={update.pk: f"{update.get_kind_display()}, of: {update.commitment.words}" for update in updates},
            coerce=int,
        )


class UpdateDueForm(Form):
    words = TextField(label="What is owed", called="what is owed", hint="For example, Six-month update", max_length=300)
    due_on = DateField(label="Due on", called="the day it is due")

    def __init__(self, *args: Any, bodies: Iterable[Body], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["to"] = SelectField(
            label="Who is to be updated?",
            choices=[(body.pk, body.name) for body in bodies],
            empty="No inspectorate",
            required=False,
            coerce=int,
        )


class MeetUpdateForm(Form):
    def __init__(self, *args: Any, editions: Iterable[Edition], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["edition"] = SelectField(
            label="Which edition gave the update?",
            called="an edition",
            choices=[(edition.number, f"Edition {edition.number}") for edition in editions],
            coerce=int,
        )
