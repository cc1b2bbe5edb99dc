import datetime as dt
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Field
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from answerable.web.design import fields
from answerable.web.design.forms import Form

CHOICES = [(1, "One"), (2, "Two")]


def entered(
    field: Field, data: Mapping[str, object], files: Mapping[str, list[SimpleUploadedFile]] | None = None
) -> object:
    """The value of a field called `it`, or what is wrong with it."""
    form = type("OneField", (Form,), {"it": field})(data, MultiValueDict(files or {}))
    return form.cleaned_data["it"] if form.is_valid() else list(form.errors["it"])


@pytest.mark.parametrize(
    ("field", "data", "value"),
    [
        (fields.TextField(label="Title"), {"it": " Plan "}, "Plan"),
        (fields.LongTextField(label="Words"), {"it": "One\r\ntwo"}, "One\r\ntwo"),
        (fields.EmailField(label="Email"), {"it": "ada@example.com"}, "ada@example.com"),
        (fields.PasswordField(label="Password"), {"it": " kept "}, " kept "),
        (fields.SearchField(label="Words"), {}, ""),
        (fields.WholeNumberField(label="Pages"), {"it": "12"}, 12),
        (fields.RadiosField(label="Number", choices=CHOICES, coerce=int), {"it": "2"}, 2),
        (fields.SelectField(label="Number", choices=lambda: CHOICES, coerce=int), {"it": "1"}, 1),
        (fields.SelectField(label="Number", choices=CHOICES, required=False), {"it": ""}, ""),
        (fields.CheckboxesField(label="Numbers", choices=CHOICES, coerce=int), {"it": ["1", "2"]}, [1, 2]),
        (fields.CheckboxField(label="Sure"), {"it": "on"}, True),
        (fields.CheckboxField(label="Sure"), {}, False),
        (fields.HiddenField(), {"it": "7"}, "7"),
        (fields.DateField(label="Due", required=False), {}, None),
    ],
)
def test_what_is_entered_becomes_a_value(field: Field, data: Mapping[str, object], value: object) -> None:
    assert entered(field, data) == value


@pytest.mark.parametrize(
    ("field", "data", "error"),
    [
        (fields.TextField(label="Title of the plan"), {}, "Enter the title of the plan"),
        (fields.TextField(label="HMP number"), {}, "Enter the HMP number"),
        (fields.TextField(label="What was done?"), {}, "Enter an answer"),
        (fields.TextField(label="What was done?", called="what was done"), {}, "Enter what was done"),
        (fields.TextField(label="What was learnt"), {}, "Enter what was learnt"),
        (fields.TextField(label="Why", error_messages={"required": "Say why"}), {}, "Say why"),
        (fields.TextField(label="Title", max_length=3), {"it": "Plan"}, "Title must be 3 characters or fewer"),
        (
            fields.EmailField(label="Email address"),
            {"it": "ada"},
            "Enter an email address in the correct format, like name@example.com",
        ),
        (fields.WholeNumberField(label="Pages"), {"it": "two"}, "Pages must be a whole number"),
        (fields.WholeNumberField(label="Pages", min_value=1), {"it": "0"}, "Pages must be 1 or more"),
        (fields.WholeNumberField(label="Pages", max_value=9), {"it": "10"}, "Pages must be 9 or less"),
        (fields.RadiosField(label="Role", choices=CHOICES), {}, "Choose a role"),
        (fields.RadiosField(label="Is it agreed?", choices=CHOICES), {}, "Choose an answer"),
        (fields.SelectField(label="Owner", choices=CHOICES), {"it": ""}, "Choose an owner"),
        (fields.SelectField(label="Owner", choices=CHOICES), {"it": "3"}, "Choose an owner from the list"),
        (fields.CheckboxesField(label="Tags", choices=CHOICES), {}, "Choose at least one of the tags"),
        (fields.CheckboxField(label="I am sure", required=True), {}, "Tick “I am sure”"),
        (fields.FilesField(label="Files"), {}, "Choose a file"),
        (fields.HiddenField(), {}, "Part of this page was lost. Reload the page and try again"),
        (fields.DateField(label="Date of review"), {}, "Enter the date of review"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(field: Field, data: Mapping[str, object], error: str) -> None:
    assert entered(field, data) == [error]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (("27", "3", "2026"), dt.date(2026, 3, 27)),
        (("01", "02", "2026"), dt.date(2026, 2, 1)),
        ((" 1 ", "September", "2026"), dt.date(2026, 9, 1)),
        (("1", "Sept.", "2026"), dt.date(2026, 9, 1)),
        (("29", "FEB", "2028"), dt.date(2028, 2, 29)),
        (("29", "2", "2026"), ["Date of review must be a real date"]),
        (("1", "ju", "2026"), ["Date of review must be a real date"]),
        (("1", "13", "2026"), ["Date of review must be a real date"]),
        (("one", "1", "2026"), ["Date of review must be a real date"]),
        (("1", "1", "1020"), ["Date of review must be between 1900 and 2199"]),
        (("1", "1", "26"), ["Date of review must have a year of 4 numbers"]),
        (("1", "", "2026"), ["Date of review must include a month"]),
        (("", "", "2026"), ["Date of review must include a day and month"]),
    ],
)
def test_a_date_is_read_as_people_write_it(written: tuple[str, str, str], value: object) -> None:
    data = dict(zip(("it-day", "it-month", "it-year"), written, strict=True))
    assert entered(fields.DateField(label="Date of review"), data) == value


@given(st.tuples(*[st.text(max_size=6)] * 3))
def test_a_date_is_a_date_or_an_error_whatever_is_written(written: tuple[str, str, str]) -> None:
    data = dict(zip(("it-day", "it-month", "it-year"), written, strict=True))
    assert isinstance(entered(fields.DateField(label="Due", required=False), data), dt.date | list | None)


def test_several_files_are_one_value() -> None:
    files = [SimpleUploadedFile(name, b"words") for name in ("a.pdf", "b.pdf")]
    assert entered(fields.FilesField(label="Files"), {}, {"it": files}) == files


def test_every_file_that_cannot_be_taken_is_named(settings: Settings) -> None:
    settings.ANSWERABLE_UPLOAD_BYTES = 2_000_000
    files = [
        SimpleUploadedFile("empty.pdf", b""),
        SimpleUploadedFile("large.pdf", b"x" * 2_000_001),
        SimpleUploadedFile("sound.pdf", b"x" * 2_000_000),
    ]
    assert entered(fields.FilesField(label="Files"), {}, {"it": files}) == [
        "empty.pdf is empty",
        "large.pdf must be no larger than 2MB",
    ]


def test_a_date_that_is_sent_as_it_was_shown_has_not_changed() -> None:
    field = fields.DateField(label="Due")
    assert [field.has_changed(dt.date(2026, 3, 27), data) for data in (("27", "3", "2026"), ("28", "3", "2026"))] == [
        False,
        True,
    ]
