"""GOV.UK components by name."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import escape

_MARKED_UP = ("attributes", "start", "end", "navigationStart", "navigationEnd")
"""Parameters that are HTML though their names do not end so."""

_KEPT = 500
"""Components as drawn last: what was asked for in the same words looks the same, and a page draws many of them."""


def govuk(name: str, params: Mapping[str, Any] | None = None) -> SafeString:
    """The component `name` ("date-input") with the parameters of the GOV.UK documentation.

    What is meant as HTML (`html`, `titleHtml`) is trusted only where it is marked safe; else it is escaped.
    """
    given = params or {}
    return _drawn(_Asked(name, _frozen(given), given))


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    key: Hashable
    params: Mapping[str, Any] = field(compare=False)


@lru_cache(_KEPT)
def _drawn(asked: _Asked) -> SafeString:
    return mark_safe(_macro(asked.name)(_escaped(asked.params)).strip())  # noqa: S308


def _frozen(value: object) -> Hashable:
    """Equal for what is drawn alike only: words that are marked safe are not those that are not."""
    if isinstance(value, Mapping):
        return tuple((key, _frozen(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return type(value), value


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
