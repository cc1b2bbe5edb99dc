"""What each published table holds: its columns, their kinds, what they mean, and what tells its rows apart."""

from dataclasses import dataclass
from typing import Literal

from answerable.disparity import results

Kind = Literal["text", "whole", "number", "day", "truth"]

KEY = ("measure", "version", "characteristic", "detail", "group", "level", "place", "from", "to")
"""What tells one row of figures from another."""


@dataclass(frozen=True, slots=True)
class Column:
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table in order."""

    title: str
    key: tuple[str, ...]
    """Those that tell its rows apart."""
    columns: dict[str, Column]
    figures: tuple[str, ...] = ()
    """Those that may be hidden."""


_KINDS: dict[str, Kind] = {
    "string": "text",
    "int32": "whole",
    "double": "number",
    "date32[day]": "day",
    "bool": "truth",
}


def _as_in(schema: str, *names: str) -> dict[str, Column]:
    """Columns as the results of a run have them."""
    fields = [results.TABLES[schema].field(name) for name in names]
    return {field.name: Column(_KINDS[str(field.type)], field.metadata[b"description"].decode()) for field in fields}


def _texts(**about: str) -> dict[str, Column]:
    return {name: Column("text", text) for name, text in about.items()}


_HIDDEN = _texts(
    hidden="names of the figures of this row that are hidden, with spaces between",
    reason="why: small, derived or declaration; cannot say, where a figure could not be made",
    shown_at="the nearest level at which this group is shown",
    cannot_say="why a figure could not be made",
)
_COMPARATOR = _as_in("comparisons", "comparator")


def _figures(title: str, figures: dict[str, Column], beside: dict[str, Column] | None = None) -> Layout:
    key = _as_in("rates", *results.KEY) | (beside or {})
    return Layout(title, (*KEY, *(beside or {})), key | figures | _HIDDEN, tuple(figures))


def _with_limits(*names: str) -> tuple[str, ...]:
    """A figure and its limits."""
    return tuple(
        f"{name.removesuffix('_ratio') if end else name}{end}" for name in names for end in ("", "_low", "_high")
    )


_OWN = ("k", "n", "rate")
RATES = _figures("Counts and rates", _as_in("rates", *_OWN, "low", "high", *_with_limits("shrunk"), "index", "band"))
COMPARISONS = _figures(
    "Comparisons",
    _as_in("rates", *_OWN)
    | _as_in(
        "comparisons",
        *("comparator_k", "comparator_n", "comparator_rate"),
        *_with_limits("ratio", "complement_ratio", "gap", "excess"),
        *("q", "flag", "severity"),
        *_with_limits("shrunk_ratio", "adjusted_ratio"),
    ),
    _COMPARATOR,
)
TRENDS = _figures(
    "Points of charts over time", _as_in("trends", "value", "centre", "low", "high", "signals", "chart", "break_before")
)
FUNNELS = _figures(
    "Points of charts of places",
    _as_in("funnels", "value", "size", "centre", "low_95", "high_95", "low_998", "high_998", "outside"),
    _COMPARATOR,
)
MEASURES = Layout(
    "Measures",
    ("measure", "version"),
    _texts(measure="short name of the measure")
    | {"version": Column("whole", "version of its definition")}
    | _texts(
        title="what it is",
        kind="proportion, rate, mean, share, stage, declaration or survey",
        counted="whether events or people are counted",
        repeats="what is done when one person has several records in a period: every, once or none",
        numerator="what is counted; two measures that name one stage mean the same number by it",
        denominator="the stage of which it is a part; empty for a share",
        partition="measures of one partition have one denominator, and their numerators add up to it",
    )
    | {
        "per": Column("number", "what a rate is told for"),
        "additive_over_places": Column("truth", "whether places add up to regions and regions to the nation"),
        "additive_over_periods": Column("truth", "whether periods add up to the longer ones that they make up"),
        "valid_from": Column("day", "first day of the definition; empty where none is set"),
        "valid_to": Column("day", "last day of the definition; empty where none is set"),
    }
    | _texts(verified="how far the definition is known to be the one its owners use"),
)
GROUPS = Layout(
    "Groups",
    ("characteristic", "detail", "group"),
    _texts(
        characteristic="what people are grouped by",
        detail="fine, broad or pair",
        group="the group",
        parent="the broad group that holds it, or both groups of a pair; empty where that is everyone",
    ),
)
PLACES = Layout(
    "Places",
    ("level", "place"),
    _texts(level="region or place", place="its name", parent="the region of a place; empty where that is the nation"),
)
REVISIONS = Layout(
    "Figures that were revised",
    (*KEY, "figure", "release"),
    _as_in("rates", *(name for name in KEY))
    | _texts(figure="k, n or rate", release="the release that published the earlier value")
    | {"was": Column("number", "the earlier value"), "is": Column("number", "the value now; empty where it is hidden")},
)
FIGURES = {"rates": RATES, "comparisons": COMPARISONS, "trends": TRENDS, "funnels": FUNNELS}
CODE_LISTS = {"measures": MEASURES, "groups": GROUPS, "places": PLACES}
LAYOUTS = CODE_LISTS | FIGURES | {"revisions": REVISIONS}
"""Each is a file of the release: rates.csv, and so on."""
