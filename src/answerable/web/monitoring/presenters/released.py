"""Released figures in words: numbers as the release prints them, and why there is none."""

from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.queries.released import Figure, Measure

REASONS = {
    "small": "Hidden: this number is small, or would give a small one away.",
    "derived": "Hidden: it is worked out from hidden numbers.",
    "declaration": "Hidden: too few people said their group.",
    "cannot say": "It cannot be said.",
}
_COMPARATORS = ("white British", "all white", "everyone else", "named")
"""In the order in which one is chosen."""
_NOT_PARTS = ("rate", "mean")
"""Kinds of measures whose figures are no parts of a hundred."""


def count(row: Row) -> str:
    """`30 of 60`."""
    if not (row["k"] or row["n"]):
        return instead(row)
    return f"{_whole(row['k'])} of {_whole(row['n'])}"


def rate(row: Row, measure: Measure) -> str:
    """`8.8% (7.9% to 9.8%)`."""
    if not row["rate"]:
        return instead(row)
    told = [_rate(row[name], measure) for name in ("rate", "low", "high") if row[name]]
    return f"{told[0]} ({told[1]} to {told[2]})" if len(told) == 3 else told[0]


def ratio(row: Row | None) -> str:
    """`1.50 (1.10 to 2.05)`."""
    if row is None:
        return ""
    if not row["ratio"]:
        return instead(row)
    told = [f"{float(row[name]):.2f}" for name in ("ratio", "ratio_low", "ratio_high") if row[name]]
    return f"{told[0]} ({told[1]} to {told[2]})" if len(told) == 3 else told[0]


def instead(row: Row) -> str:
    """Why there is no figure, and at what nearest level this group is shown."""
    if row["hidden"]:
        return REASONS[row["reason"]] + (f" Shown: {row['shown_at']}." if row["shown_at"] else "")
    return str(row["cannot_say"] or "Not given.")


def compared(figure: Figure) -> Row | None:
    """The row beside the first comparator that there is."""
    by_name = {row["comparator"]: row for row in figure.beside}
    return next((by_name[name] for name in (*_COMPARATORS, *by_name) if name in by_name), None)


def group(row: Row) -> str:
    return str(row["group"] or "Everyone")


def _rate(text: str, measure: Measure) -> str:
    if measure["kind"] in _NOT_PARTS:
        return f"{float(text):,.2f}"
    return f"{float(text):.1%}"


def _whole(text: str) -> str:
    return f"{float(text):,.0f}" if text else "hidden"
