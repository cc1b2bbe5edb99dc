"""What every form of the register is made from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import Jinja2
from django.template import engines


class Form(forms.Form):
    use_required_attribute = False
    says_optional = True
    """Whether the label of a field that may be left out says so."""


class FilterForm(Form):
    """What narrows a list: its values come from the address, and any may be left out.

    Its inputs have ids of their own, so that it can stand on a page beside another form.
    """

    says_optional = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, auto_id: str = "filter_%s", **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, auto_id=auto_id, **options)


class Renderer(Jinja2):
    """Draws with the components a form that Django itself puts on a page."""

    form_template_name = "design/form.html"

    def get_template(self, template_name: str) -> Any:  # noqa: ANN401
        if template_name.startswith("design/"):
            return engines["jinja2"].get_template(template_name)
        return super().get_template(template_name)
