"""Released figures on public pages."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from answerable.disparity.report import charts
from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Release
from answerable.web.monitoring.presenters import released as words
from answerable.web.monitoring.queries.released import Figure, Released

RELEASES = (Column("title", "Release"), Column("published", "Published"), Column("measures", "Measures", numeric=True))
MEASURES = (Column("title", "Measure"), Column("release", "From the release"), Column("published", "Published"))
FIGURES = (
    Column("measure", "Measure"),
    Column("group", "Group"),
    Column("count", "How many"),
    Column("rate", "Rate, with 95% interval"),
    Column("ratio", "Beside others, with 95% interval"),
    Column("address", "Address"),
)
EXPORT = (
    *("Place", "Measure", "Characteristic", "Group", "From", "To", "Count", "Of", "Rate", "Low", "High"),
    *("Beside", "Ratio", "Ratio low", "Ratio high", "Why there is none", "Shown at", "Release"),
)
FILES = (Column("file", "File"), Column("sha256", "Fingerprint (SHA-256)"))
_DRAWN = 20


def releases(found: Iterable[Release]) -> Listing:
    rows = [
        (
            Link(one.title, reverse("public:release", args=(one.name,))),
            one.published_at.date() if one.published_at else None,
            len(one.measures),
        )
        for one in found
    ]
    return Listing("Releases", RELEASES, rows)


def measures(held: dict[str, Released]) -> Listing:
    rows = [
        (
            Link(of.measures[name]["title"], reverse("public:measure", args=(name,))),
            Link(of.release.title, reverse("public:release", args=(of.release.name,))),
            of.release.published_at.date() if of.release.published_at else None,
        )
        for name, of in sorted(held.items(), key=lambda one: one[1].measures[one[0]]["title"])
    ]
    return Listing("Measures", MEASURES, rows)


def files(released: Released) -> Listing:
    def link(name: str) -> Link:
        return Link(name, reverse("public:release_file", args=(released.release.name, name)))

    rows: list[Row] = [(link(name), digest) for name, digest in released.about["files"].items()]
    return Listing("Files", FILES, [(link("release.json"), None), *rows])


def counted(found: Iterable[Figure]) -> list[Figure]:
    """Without groups of which nobody was counted there."""
    return [figure for figure in found if figure.row["n"] != "0"]


def figures(caption: str, found: Iterable[Figure], place: Place) -> Listing:
    """Figures of several measures at one place."""
    rows = [(_measure(figure), words.group(figure.row), *_row(figure, place)) for figure in found]
    return Listing(caption, FIGURES, rows)


def by_group(caption: str, found: Iterable[Figure], place: Place) -> Listing:
    """One measure at one place."""
    return Listing(caption, FIGURES[1:], [(words.group(figure.row), *_row(figure, place)) for figure in found])


def at_places(caption: str, found: Iterable[tuple[Place, Figure]]) -> Listing:
    """One measure of one group at many places."""
    columns = (Column("place", "Place"), *FIGURES[2:])
    return Listing(caption, columns, [(_at(place), *_row(figure, place)) for place, figure in found])


def export_rows(found: Iterable[tuple[Place, Figure]]) -> Iterator[Row]:
    for place, figure in found:
        row, beside = figure.row, words.compared(figure)
        why = "" if row["k"] and row["rate"] else words.instead(row)
        yield (
            *(place.name, figure.measure["title"], row["characteristic"], words.group(row), row["from"], row["to"]),
            *(row[name] for name in ("k", "n", "rate", "low", "high")),
            *(_beside(beside)),
            *(why, row["shown_at"], figure.released.release.name),
        )


def dots(found: Iterable[Figure]) -> SafeString | None:
    """Groups of one measure beside the same others: only ratios that are printed. None where there is none."""
    pairs = [(figure.row, words.compared(figure)) for figure in found]
    printed = [(row["group"], beside) for row, beside in pairs if beside and beside["ratio"] and beside["ratio_low"]]
    if not printed:
        return None
    name = printed[0][1]["comparator"]
    drawn = [_dot(group, beside) for group, beside in printed if beside["comparator"] == name][:_DRAWN]
    sentence = f"{len(drawn)} groups beside {name}. At 1 the rate is the same. Lines are 95% intervals."
    told = charts.Words("ratios", f"Groups beside {name}", sentence)
    svg = charts.dot_and_interval(drawn, told, band=None, axis=f"Times as often as {name}")
    return mark_safe(svg)  # noqa: S308 - drawn here, its words escaped


def span(figure: Figure) -> str:
    return f"{date(figure.row['from'])} to {date(figure.row['to'])}"


def address(figure: Figure, place: Place) -> str:
    """The permanent address of a figure, as its release has it."""
    row = figure.row
    query = {name: str(row[name]) for name in ("characteristic", "detail", "group", "from", "to")}
    key = {"name": figure.released.release.name, "measure": row["measure"], "pk": place.pk}
    return reverse("public:figure", kwargs=key, query=query)


def facts(figure: Figure) -> list[tuple[str, Cell]]:
    row = figure.row
    release = figure.released.release
    beside = [(f"Beside {one['comparator']}", words.ratio(one)) for one in figure.beside]
    return [
        ("Group", words.group(row)),
        ("Period", span(figure)),
        ("How many", words.count(row)),
        ("Rate, with 95% interval", words.rate(row, figure.measure)),
        *beside,
        ("Release", Link(release.title, reverse("public:release", args=(release.name,)))),
    ]


def _row(figure: Figure, place: Place) -> Row:
    row, beside = figure.row, words.compared(figure)
    ratio = words.ratio(beside)
    return (
        words.count(row),
        words.rate(row, figure.measure),
        f"{ratio} times {beside['comparator']}" if beside and beside["ratio"] else ratio or None,
        Link(f"Cite {words.group(row)}", address(figure, place)),
    )


def _measure(figure: Figure) -> Link:
    return Link(figure.measure["title"], reverse("public:measure", args=(figure.row["measure"],)))


def _at(place: Place) -> Link:
    return Link(place.name, reverse("public:place_figures", args=(place.pk,)))


def _beside(row: dict[str, object] | None) -> tuple[Cell, ...]:
    names = ("comparator", "ratio", "ratio_low", "ratio_high")
    return tuple(str(row[name]) for name in names) if row else ("",) * len(names)


def _dot(group: str, row: dict[str, object]) -> dict[str, object]:
    value, low, high = (float(str(row[name])) for name in ("ratio", "ratio_low", "ratio_high"))
    figure = {"label": group, "value": value, "low": low, "high": high, "shrunk": None}
    return figure | {"flagged": row["flag"] == "yes", "text": words.ratio(row)}
