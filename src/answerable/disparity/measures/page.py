"""The page `docs/reference/measures.md`, made from the shipped catalogue.

`python -m answerable.disparity.measures.page > docs/reference/measures.md` brings the page up to date.
"""

import sys
from collections.abc import Iterable, Iterator

from answerable.disparity.classifications import classifications
from answerable.disparity.measures.describing import describe
from answerable.disparity.measures.model import Catalogue, DataSet, Measure
from answerable.disparity.measures.selecting import shipped

_LEFT_OUT = ("Measure", "Kind", "Verified")
"""What the heading and the first table say already."""


def page(catalogue: Catalogue) -> str:
    """The whole page, as Markdown."""
    return "\n".join(
        [
            "# The shipped catalogue of measures",
            "",
            "This page is made from the definitions in `src/answerable/disparity/measures/catalogue`. Change them",
            "there, then run `python -m answerable.disparity.measures.page > docs/reference/measures.md`.",
            "To define measures of your own, see [Define a measure](../how-to/define-a-measure.md).",
            "",
            "*Proposed* means ours, from public descriptions; *published*, as a published source states it;",
            "*confirmed*, agreed with the owners of the data. None is confirmed yet.",
            "",
            *_overview(catalogue.measures),
            *(line for measure in catalogue.measures for line in _measure(measure)),
            *_data_sets(catalogue.data_sets.values()),
            *_classifications(),
        ]
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    for line in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(line)} |"
    yield ""


def _overview(measures: Iterable[Measure]) -> Iterator[str]:
    heads = ("Name", "Version", "Measure", "Kind", "Direction", "Verified")
    rows = ((f"`{one.name}`", str(one.version), one.title, one.kind, one.direction, one.verified) for one in measures)
    return _table(heads, rows)


def _measure(measure: Measure) -> Iterator[str]:
    version = f", version {measure.version}" if measure.version > 1 else ""
    yield from (f"## `{measure.name}`{version}", "", f"{measure.title}. {measure.why}", "")
    for heading, words in describe(measure):
        if heading not in {*_LEFT_OUT, "Why it matters"}:
            yield f"- {heading}: {words}"
    if measure.source:
        yield f"- Source: {measure.source}"
    yield ""


def _data_sets(data_sets: Iterable[DataSet]) -> Iterator[str]:
    yield from (
        "## Data sets",
        "",
        "The columns that the measures read. Moments count on their day in the time zone.",
        "",
    )
    rows = (
        (
            f"`{data.name}`",
            f"`{data.date}`",
            f"`{data.place}`",
            ", ".join(f"`{c}` ({t})" for c, t in data.columns.items()),
        )
        for data in data_sets
    )
    yield from _table(("Data set", "Date", "Place", "Columns"), rows)


def _classifications() -> Iterator[str]:
    yield from ("## Classifications", "", "Groups in order; in brackets the broad group.", "")
    rows = (
        (name, "; ".join(f"{g.name} ({g.broad})" if g.broad else g.name for g in one.groups))
        for name, one in classifications().items()
    )
    yield from _table(("Classification", "Groups"), rows)


if __name__ == "__main__":
    sys.stdout.write(page(shipped()).rstrip() + "\n")
