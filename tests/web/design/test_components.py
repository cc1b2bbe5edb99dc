import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from jinja2 import TemplateNotFound
from markupsafe import Markup

from answerable.web.design.components import govuk


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ({"text": "<b>"}, "&lt;b&gt;"),
        ({"html": "<b>"}, "&lt;b&gt;"),
        ({"html": Markup("<b>it</b>")}, "<b>it</b>"),
        ({"html": mark_safe("<b>it</b>")}, "<b>it</b>"),
        ({"html": govuk("tag", {"text": "Done & <dusted>"})}, "Done &amp; &lt;dusted&gt;"),
    ],
)
def test_only_what_is_marked_safe_is_html(inside: dict[str, str], shown: str) -> None:
    assert shown in govuk("inset-text", inside)


def test_what_lies_deep_in_the_parameters_is_escaped_too() -> None:
    drawn = govuk(
        "radios",
        {
            "name": "it",
            "fieldset": {"legend": {"html": "<i>"}},
            "items": [{"value": 1, "text": "One", "conditional": {"html": "<u>"}}],
            "attributes": ' data-it="<s>"',
        },
    )
    assert [mark for mark in ("<i>", "<u>", "<s>") if mark in drawn] == []


def test_a_component_is_html_in_a_template_and_is_not_escaped_again() -> None:
    text = "{{ govuk('tag', {'text': 'Done & dusted'}) }}{{ '<b>' }}"
    drawn = " ".join(engines["jinja2"].from_string(text).render().split())
    assert drawn == '<strong class="govuk-tag"> Done &amp; dusted </strong>&lt;b&gt;'


def test_a_component_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(TemplateNotFound):
        govuk("buttom")
