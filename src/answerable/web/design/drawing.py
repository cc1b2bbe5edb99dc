"""The fields of forms drawn as components, ours and those that Django or allauth made: the widget decides."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from answerable.web.design.components import govuk
from answerable.web.design.widgets import DateInput

Params = dict[str, Any]


def field(bound: BoundField, *, heading: bool = False, **params: object) -> SafeString:
    """The field with its label, hint and error; with `heading` its label is the heading of the page."""
    if bound.is_hidden:
        return bound.as_widget()
    name, made = component(bound.field.widget, bound)
    if heading:
        _head(made)
    return govuk(name, made | getattr(bound.field, "params", {}) | params)


def fields(form: BaseForm) -> SafeString:
    """Every field of the form, in order."""
    return mark_safe("\n".join(field(bound) for bound in form))  # noqa: S308


def has_errors(*forms: BaseForm | None) -> bool:
    return any(form.errors for form in forms if form is not None)


def error_summary(*forms: BaseForm) -> SafeString:
    """What is wrong with the forms, each line leading to where it is put right; nothing when all is well."""
    found = [item for form in forms for item in _errors(form)]
    return govuk("error-summary", {"titleText": "There is a problem", "errorList": found}) if found else SafeString("")


def _errors(form: BaseForm) -> Iterator[Params]:
    visible = form.visible_fields()
    of_no_input = [*form.non_field_errors(), *(words for bound in form.hidden_fields() for words in bound.errors)]
    for words in of_no_input:
        yield {"text": words} | ({"href": f"#{_first_input(visible[0])}"} if visible else {})
    for bound in visible:
        for words in bound.errors:
            yield {"text": words, "href": f"#{_first_input(bound)}"}


def _first_input(bound: BoundField) -> str:
    return f"{_id(bound)}-day" if isinstance(bound.field.widget, DateInput) else _id(bound)


@singledispatch
def component(widget: forms.Widget, bound: BoundField) -> tuple[str, Params]:
    """The component that draws a field with this widget, and its parameters."""
    kind = getattr(widget, "input_type", "text")
    written = {"type": kind, "value": widget.format_value(bound.value())}
    if kind == "email":
        written |= {"spellcheck": False}
    return "input", _labelled(bound) | _attributes(widget, "autocomplete", "inputmode") | written


@component.register
def _(widget: forms.PasswordInput, bound: BoundField) -> tuple[str, Params]:
    return "password-input", _labelled(bound) | _attributes(widget, "autocomplete")


@component.register
def _(widget: forms.Textarea, bound: BoundField) -> tuple[str, Params]:
    value = bound.value() or ""
    # A browser drops the first line break of a text area.
    written: Params = {"value": f"\n{value}" if value.startswith("\n") else value} | _attributes(widget, "rows")
    limit = widget.attrs.get("maxlength")
    if limit is None:
        return "textarea", _labelled(bound) | written
    return "character-count", _labelled(bound) | written | {"maxlength": int(limit), "threshold": 75}


@component.register
def _(_widget: forms.Select, bound: BoundField) -> tuple[str, Params]:
    return "select", _labelled(bound) | {"items": _items(bound, "selected")}


@component.register
def _(_widget: forms.RadioSelect, bound: BoundField) -> tuple[str, Params]:
    return "radios", _grouped(bound) | {"items": _items(bound, "checked")}


@component.register
def _(_widget: forms.CheckboxSelectMultiple, bound: BoundField) -> tuple[str, Params]:
    return "checkboxes", _grouped(bound) | {"items": _items(bound, "checked")}


@component.register
def _(widget: forms.CheckboxInput, bound: BoundField) -> tuple[str, Params]:
    box: Params = {"value": "on", "text": bound.label, "checked": widget.check_test(bound.value())}
    if bound.help_text:
        box["hint"] = {"text": bound.help_text}
    return "checkboxes", {"name": bound.html_name, "idPrefix": _id(bound), "items": [box]} | _error(bound)


@component.register
def _(widget: forms.FileInput, bound: BoundField) -> tuple[str, Params]:
    made = _labelled(bound) | {"javascript": True, "attributes": _attributes(widget, "accept")}
    if widget.allow_multiple_selected:
        made |= {
            "multiple": True,
            "chooseFilesButtonText": "Choose files",
            "dropInstructionText": "or drop files",
            "noFileChosenText": "No files chosen",
        }
    return "file-upload", made


@component.register
def _(widget: DateInput, bound: BoundField) -> tuple[str, Params]:
    red = " govuk-input--error" if bound.errors else ""
    items = [
        {"name": "day", "classes": f"govuk-input--width-2{red}"},
        {"name": "month", "classes": f"govuk-input--width-5{red}", "inputmode": "text"},
        {"name": "year", "classes": f"govuk-input--width-4{red}"},
    ]
    for item, value in zip(items, widget.parts(bound.value()), strict=True):
        item["value"] = value
    return "date-input", _grouped(bound) | {"id": _id(bound), "namePrefix": bound.html_name, "items": items}


def _labelled(bound: BoundField) -> Params:
    made = {"id": _id(bound), "name": bound.html_name}
    return made | {"label": {"text": _label(bound), "classes": "govuk-label--s"}} | _hint(bound) | _error(bound)


def _grouped(bound: BoundField) -> Params:
    legend = {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}
    made: Params = {"name": bound.html_name, "idPrefix": _id(bound), "fieldset": {"legend": legend}}
    return made | _hint(bound) | _error(bound)


def _head(params: Params) -> None:
    if "fieldset" in params:
        params["fieldset"]["legend"] |= {"isPageHeading": True, "classes": "govuk-fieldset__legend--l"}
    else:
        params["label"] |= {"isPageHeading": True, "classes": "govuk-label--l"}


def _label(bound: BoundField) -> str:
    optional = getattr(bound.form, "says_optional", False) and not bound.field.required
    return f"{bound.label} (optional)" if optional else str(bound.label)


def _hint(bound: BoundField) -> Params:
    return {"hint": {"text": bound.help_text}} if bound.help_text else {}


def _error(bound: BoundField) -> Params:
    said = Markup("<br>").join(str(error) for error in bound.errors)
    return {"errorMessage": {"html": said}} if said else {}


def _items(bound: BoundField, chosen: str) -> list[Params]:
    """The choices of the field, and which of them is `chosen` ("checked", "selected")."""
    widget: Any = bound.field.widget
    values = widget.format_value(bound.value())
    hints = getattr(bound.field, "hints", {})
    return [
        {"value": str(value), "text": str(words), chosen: str(value) in values}
        | ({"hint": {"text": hints[value]}} if value in hints else {})
        for value, words in widget.choices
    ]


def _attributes(widget: forms.Widget, *names: str) -> Params:
    return {name: widget.attrs[name] for name in names if name in widget.attrs}


def _id(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name
