"""What an analyst gives to register, map, bring and run."""

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.web.design.fields import (
    CheckboxesField,
    FilesField,
    LongTextField,
    RadiosField,
    SearchField,
    SelectField,
    TextField,
    WholeNumberField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.monitoring.types import RunState, SourceKind

Choices = Iterable[tuple[str, str]]
UPLOAD = "upload"


class DataSetFilters(FilterForm):
    words = SearchField(label="Name")
    kind = SelectField(label="Where the records lie", choices=SourceKind.choices, empty="Anywhere", required=False)


class RunFilters(FilterForm):
    state = SelectField(label="State", choices=RunState.choices, empty="Any state", required=False)


class RegisterForm(Form):
    def __init__(self, *args: Any, names: Choices, addresses: Choices, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["name"] = SelectField(
            label="Which data set is it?", hint="As measures read it.", called="the data set", choices=names
        )
        self.fields["title"] = TextField(
            label="What to call it", hint="For example “Adjudications”.", max_length=200, called="what to call it"
        )
        self.fields["where"] = RadiosField(
            label="Where are its records?",
            called="where its records are",
            choices=[(UPLOAD, "In files that we upload"), *addresses],
            hints={UPLOAD: "Each file is deleted as soon as it is counted."},
        )


class ChangeForm(Form):
    title = TextField(label="What to call it", max_length=200, called="what to call it")
    due_days = WholeNumberField(
        label="Days until the records of a month are due",
        hint="Counted from the end of the month.",
        min_value=0,
        max_value=400,
        called="the days",
    )
    every_days = WholeNumberField(
        label="Look at it every so many days",
        hint="0 is only when someone asks. What is new is then counted of its own accord.",
        min_value=0,
        max_value=400,
        called="the days",
    )


class MappingForm(Form):
    """A field for each column that measures read: a choice where the source's columns are known."""

    says_optional = False

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        wanted: Mapping[str, str],
        has: Iterable[str],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        choices = [(name, name) for name in has]
        for column, kind in wanted.items():
            hint = f"Holds: {kind}."
            self.fields[column] = (
                SelectField(label=column, hint=hint, choices=choices, empty="Not held", required=False)
                if choices
                else TextField(label=column, hint=hint, max_length=200, required=False)
            )


class BringForm(Form):
    file = FilesField(
        label="Upload the records",
        hint="As CSV or Parquet, with the records of all months, for what was brought before is deleted once counted. "
        "Where a month comes at a time, have the records read from a folder or a database instead.",
        accept=(".csv", ".parquet"),
        multiple=False,
    )


class RefuseForm(Form):
    because = LongTextField(label="Why is it not to be counted?", called="why it is not to be counted", rows=3)


class StartForm(Form):
    def __init__(self, *args: Any, measures: Choices, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["measures"] = CheckboxesField(
            label="Which measures?",
            hint="Leave all empty to count every one of these.",
            called="measures",
            choices=measures,
            required=False,
        )
