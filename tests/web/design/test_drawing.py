from typing import Any

from bs4 import BeautifulSoup, Tag
from django.forms import CharField, ValidationError
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from answerable.web.design import fields
from answerable.web.design.drawing import error_summary, field
from answerable.web.design.forms import FilterForm, Form
from tests.web.design.gallery import INITIAL, Everything

SENT = {
    "title": "Action plan <2026> & “more”",
    "pages": "twelve",
    "note": "\r\n  Looms\r\n    oiled ",
    "summary": "Looms & belts " * 9,
    "email": "ada@",
    "reviewed-day": "31",
    "reviewed-month": "Feb",
    "reviewed-year": "26",
    "decision": "partly",
    "place": "7",
    "tags": ["roma", "faith"],
    "sure": "on",
    "seen": "page 3",
}


class Pair(Form):
    version = fields.HiddenField()
    one = fields.TextField(label="One")
    two = fields.TextField(label="Two", required=False)

    def clean(self) -> dict[str, Any]:
        raise ValidationError("One and two must differ")


def drawn(form: Form) -> BeautifulSoup:
    text = "{{ error_summary(form) }}{{ fields(form) }}"
    return BeautifulSoup(engines["jinja2"].from_string(text).render({"form": form}), "html.parser")


def held(form: Form) -> dict[str, str | list[str]]:
    """What a browser would send if the form were sent back as it is; a list for what is ticked or chosen."""
    page = drawn(form)
    values: dict[str, str | list[str]] = {
        str(tag["name"]): str(tag.get("value", "")) for tag in page.select("input:not([type=file])")
    }
    values |= {str(tag["name"]): tag.text.removeprefix("\n") for tag in page.select("textarea")}
    for tag in page.select("[type=radio], [type=checkbox], select"):
        name = str(tag["name"])
        ticked = page.select(f"[name={name}][checked], [name={name}] [selected]")
        values[name] = [str(one["value"]) for one in ticked]
    return values


def test_every_value_is_still_there_after_an_error() -> None:
    chosen = {"decision": ["partly"], "place": ["7"], "tags": ["roma", "faith"], "sure": ["on"]}
    assert held(Everything(SENT)) == SENT | chosen | {"password": ""}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")))
def test_long_words_come_back_as_they_were_written(words: str) -> None:
    assert held(Pair({"one": words}))["one"] == words
    assert held(Everything(SENT | {"summary": words}))["summary"] == words


def test_a_form_shows_what_it_begins_with() -> None:
    assert held(Everything(initial=INITIAL)) == {
        "title": "Action plan <2026>",
        "pages": "12",
        "note": "\n  Looms\n    oiled & <cleaned>",
        "summary": "Looms",
        "email": "ada@example.com",
        "password": "",
        "reviewed-day": "27",
        "reviewed-month": "3",
        "reviewed-year": "2026",
        "decision": ["partly"],
        "place": ["7"],
        "tags": ["faith"],
        "sure": ["on"],
        "seen": "1",
    }


def test_every_description_a_field_names_is_on_the_page() -> None:
    page = drawn(Everything({}))
    named = [name for tag in page.select("[aria-describedby]") for name in str(tag["aria-describedby"]).split()]
    assert {name for name in named if not page.find(id=name)} == set()
    assert {"id_title-hint", "id_title-error", "id_reviewed-hint", "id_reviewed-error", "id_tags-error"} <= set(named)


def test_each_line_of_the_error_summary_leads_to_an_input() -> None:
    page = drawn(Everything({}))
    targets = [page.find(id=str(link["href"])[1:]) for link in page.select(".govuk-error-summary a")]
    assert [target.name for target in targets if isinstance(target, Tag)] == [
        *["input"] * 2,
        "textarea",
        *["input"] * 4,
        "select",
        *["input"] * 3,
    ]


def test_an_error_of_the_whole_form_leads_to_its_first_input() -> None:
    page = drawn(Pair({"one": "1"}))
    assert [(link["href"], link.text) for link in page.select(".govuk-error-summary a")] == [
        ("#id_one", "One and two must differ"),
        ("#id_one", "Part of this page was lost. Reload the page and try again"),
    ]


def test_a_form_without_errors_has_no_summary() -> None:
    assert (error_summary(Pair()), error_summary()) == ("", "")


def test_only_a_form_that_is_filled_in_says_what_is_optional() -> None:
    class Narrow(FilterForm):
        two = fields.TextField(label="Two", required=False)

    labels = [[label.text.strip() for label in drawn(form).select("label")] for form in (Pair(), Narrow({}))]
    assert labels == [["One", "Two (optional)"], ["Two"]]


def test_a_question_alone_on_its_page_is_the_heading() -> None:
    pieces = [BeautifulSoup(field(Everything()[name], heading=True), "lxml") for name in ("title", "decision")]
    assert [piece.h1.get_text(strip=True) for piece in pieces if piece.h1] == ["Title of the plan", "Decision"]


def test_errors_are_escaped_and_stand_each_on_a_line() -> None:
    class Strict(Form):
        it = fields.TextField(label="It", error_messages={"required": "<b>Enter it</b>"})

    form = Strict({})
    form.add_error("it", "Twice & more")
    error = drawn(form).select_one(".govuk-error-message")
    assert error
    assert error.get_text("|", strip=True) == "Error:|<b>Enter it</b>|Twice & more"


def test_a_form_that_django_draws_has_the_components_too() -> None:
    class Plain(Form):
        it = CharField(label="It", help_text="A hint")

    page = BeautifulSoup(str(Plain({})), "html.parser")
    assert [tag.get("class") for tag in page.select("input, .govuk-hint, .govuk-error-summary")] == [
        ["govuk-error-summary"],
        ["govuk-hint"],
        ["govuk-input", "govuk-input--error"],
    ]
