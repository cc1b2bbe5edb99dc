"""Cases in lists. A figure stands only beside a case whose place is one where the viewer may see figures."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.disparity.report.wording import people
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import date
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.policies import UNANSWERED
from answerable.web.monitoring.queries.cases import may_see_figures
from answerable.web.monitoring.types import CaseState, Side

COLOURS = {
    CaseState.NEW: "blue",
    CaseState.EXAMINED: "yellow",
    CaseState.EXPLAINED: "purple",
    CaseState.REFORM: "turquoise",
    CaseState.CLOSED: "green",
}
COLUMNS = (
    Column("case", "Disparity"),
    Column("place", "Place"),
    Column("figures", "Latest figures"),
    Column("state", "State"),
    Column("answer", "What is due"),
)
EXPORT = (
    *("Measure", "Group", "Place", "Side", "State", "Opened", "Answer by", "Look at it again on"),
    *("Flagged by the latest figures", "Size", "Beside", "Ratio", "Lower limit", "Upper limit", "Shrunk ratio"),
    *("Figures up to", "Periods of the latest 12"),
)


def name_of(case: Case) -> str:
    return f"{case.title}: {case.group}"


def state_tag(case: Case) -> Tag:
    state = CaseState(case.state)
    return Tag(str(state.label), COLOURS[state])


def ratio_words(ratio: float | None, low: float | None, high: float | None) -> str:
    """`1.62 (1.30 to 2.02)`."""
    if ratio is None:
        return "No ratio can be said"
    limits = f" ({low:.2f} to {high:.2f})" if low is not None and high is not None else " (no interval)"
    return f"{ratio:.2f}{limits}"


def listing(caption: str, found: Iterable[Case], *, viewer: Viewer, on: dt.date) -> Listing:
    return Listing(caption, COLUMNS, [_row(case, viewer, on) for case in found])


def _row(case: Case, viewer: Viewer, on: dt.date) -> Row:
    link = Link(name_of(case), reverse("monitoring:case", args=(case.pk,)))
    beside = f"{'Higher' if case.side == Side.ABOVE else 'Lower'} than for others"
    figures = _figures(case) if may_see_figures(viewer, case) else "Not shown to you"
    return Lines((link, beside)), case.place.name, figures, state_tag(case), due(case, on=on)


def _figures(case: Case) -> Cell:
    ratio = f"Ratio {ratio_words(case.ratio, case.ratio_low, case.ratio_high)}, beside {people(case.comparator)}"
    return Lines((ratio, latest(case)))


def latest(case: Case) -> str:
    """What the latest figures come to, in a few words."""
    if case.flagged:
        return f"Flagged, {case.severity}" if case.severity else "Flagged"
    return (
        "Level: the whole interval is inside the band" if case.within_band else "Not flagged, and not shown to be level"
    )


def due(case: Case, *, on: dt.date) -> Cell:
    """What is due next; no figure tells of it."""
    if case.state in UNANSWERED and case.answer_by:
        late = case.answer_by < on
        return Lines((f"Answer by {date(case.answer_by)}", *((Tag("Overdue", "red"),) if late else ())))
    if case.state == CaseState.EXPLAINED and case.review_on:
        return f"Look at it again on {date(case.review_on)}"
    return "Keep the promises" if case.state == CaseState.REFORM else None


def export_rows(found: Iterable[Case], *, viewer: Viewer) -> Iterator[Row]:
    for case in found:
        figures: Row = (None,) * 9
        if may_see_figures(viewer, case):
            figures = (
                *(case.flagged, case.severity, case.comparator, case.ratio, case.ratio_low, case.ratio_high),
                *(case.shrunk, case.last_to, case.persistence),
            )
        yield (
            *(case.title, case.group, case.place.name, case.get_side_display(), case.get_state_display()),
            *(case.opened_at.date(), case.answer_by, case.review_on, *figures),
        )
