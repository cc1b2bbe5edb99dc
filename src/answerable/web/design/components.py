"""GOV.UK components by name."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import escape

_MARKED_UP = ("attributes", "start", "end", "navigationStart", "navigationEnd")
"""Parameters that are HTML though their names do not end so."""


def govuk(name: str, params: Mapping[str, Any] | None = None) -> SafeString:
    """The component `name` ("date-input") with the parameters of the GOV.UK documentation.

    What is meant as HTML (`html`, `titleHtml`) is trusted only where it is marked safe; else it is escaped.
    """
    return mark_safe(_macro(name)(_escaped(params or {})).strip())  # noqa: S308


@cache
def _library() -> Environment:
    """The components count on what is left out being undefined, so they have an environment of their own."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(autoescape=True, loader=loader, trim_blocks=True, lstrip_blocks=True, auto_reload=False)


@cache
def _macro(name: str) -> Callable[[Mapping[str, Any]], str]:
    template = _library().get_template(f"govuk_frontend_jinja/components/{name}/macro.html")
    macro: Callable[[Mapping[str, Any]], str] = getattr(template.module, "govuk" + name.title().replace("-", ""))
    return macro


def _escaped(value: object, name: str = "") -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return {key: _escaped(item, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(item) for item in value]
    if isinstance(value, str) and (name.lower().endswith("html") or name in _MARKED_UP):
        return escape(value)
    return value
