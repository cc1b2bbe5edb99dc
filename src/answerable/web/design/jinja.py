"""The Jinja environment of every page."""

from pathlib import Path

from django.apps import apps
from django.templatetags.static import static
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from answerable.web.design import addresses, components, drawing, listings, panels, words


def environment(**options: object) -> Environment:
    """An environment that finds the templates of our own apps only: others, as allauth's, are Django's."""
    made = Environment(
        loader=FileSystemLoader(_folders()),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=bool(options.get("auto_reload")),
    )
    made.globals |= _DEFAULTS
    made.globals |= _FUNCTIONS
    made.filters |= _FILTERS
    return made


def _folders() -> list[Path]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith("answerable.")]
    return [folder for app in ours if (folder := Path(app.path) / "templates").is_dir()]


_DEFAULTS = {"request": None, "viewer": None, "demonstration": False, "form": None, "forms": (), "messages": ()}
"""What a page drawn without a request, or without a form, knows."""
_FUNCTIONS = {
    "url": addresses.url,
    "static": static,
    "query": addresses.query,
    "govuk": components.govuk,
    "field": drawing.field,
    "fields": drawing.fields,
    "error_summary": drawing.error_summary,
    "has_errors": drawing.has_errors,
    "table": listings.table,
    "pager": listings.pager,
    "filters": listings.filters,
    "exports": listings.exports,
    "summary": panels.summary,
    "tag": panels.tag,
    "empty": panels.empty,
}
_FILTERS = {"date": words.date, "month": words.month, "when": words.when, "count": words.count}
