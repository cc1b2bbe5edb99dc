"""The report as one page that needs no other file, no script and no network."""

from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from answerable.disparity.measures.wording import day, joined
from answerable.disparity.report.choosing import Scope, chosen
from answerable.disparity.report.sections import section
from answerable.disparity.report.summary import summary
from answerable.disparity.report.wording import heading
from answerable.disparity.results_folder import Results
from answerable.vocabulary.errors import UnusableResultsError


def report(results: Results, scope: Scope, today: date) -> str:
    """The page of some results, read on a day; the same text for the same results, scope and day.

    Raises `InvalidMeasureError` for a measure, and `UnusableResultsError` for a place, that the results do not hold.
    """
    told = chosen(results, scope)
    if not told:
        raise UnusableResultsError(
            f"The results hold no figure of these measures for {scope.place or 'all places together'}: "
            "name another place or measure, or run the measures again over data that have them."
        )
    style = (files(__package__) / "templates" / "page.css").read_text(encoding="utf-8")
    whole = scope.all_rows or len(told) == 1
    return _template().render(
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        scope=scope,
        today=today,
        manifest=results.manifest,
        summary=summary(results, told, today),
        sections=[section(one, scope, whole=whole) for one in told],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(__package__),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day, "joined": joined, "heading": heading}
    return environment.get_template("page.html")
