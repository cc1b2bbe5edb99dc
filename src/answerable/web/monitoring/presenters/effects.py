"""What a commitment is meant to change, and what followed, in the words of a page."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.design.tables import Cell, Column, Link, Listing, Row, Tag
from answerable.web.design.words import date
from answerable.web.monitoring.forms.aims import who
from answerable.web.monitoring.models import Aim, Case
from answerable.web.monitoring.queries.effects import Totals
from answerable.web.monitoring.types import Verdict

COLOURS = {
    Verdict.CHANGED: "green",
    Verdict.NO_SIGN: "yellow",
    Verdict.WORSE: "red",
    Verdict.TOO_EARLY: "blue",
    Verdict.CANNOT_TELL: "grey",
}
AIM_COLUMNS = (
    Column("commitment", "Commitment"),
    Column("aim", "Meant to change"),
    Column("place", "Place", sort="place"),
    Column("since", "Can show from", sort="since"),
    Column("verdict", "What followed"),
    Column("why", "Why"),
)
AIM_EXPORT = AIM_COLUMNS
AIM_ORDERS = {
    "newest": ("-recorded_at", "-id"),
    "place": ("place__name", "id"),
    "-place": ("-place__name", "-id"),
    "since": ("since", "id"),
    "-since": ("-since", "-id"),
}
_TOTALS = (
    Column("place", "Place"),
    Column("promised", "Promised", numeric=True),
    Column("done", "Done", numeric=True),
    *(Column(verdict.value, verdict.label, numeric=True) for verdict in Verdict),
)


def verdict_tag(verdict: str | None) -> Tag:
    if verdict is None:
        return Tag("Not read yet", "grey")
    told = Verdict(verdict)
    return Tag("Followed by change" if told is Verdict.CHANGED else told.label, COLOURS[told])


def disparity(aim: Aim) -> str:
    return f"{aim.title}: {aim.group} compared with {aim.comparator}"


def aim_rows(aims: Iterable[Any]) -> Iterator[Row]:
    """Of aims with the newest `verdict` of each and its `why`."""
    for aim in aims:
        to = reverse("dashboard:commitment", args=(aim.commitment_id,))
        yield (
            Link(str(aim.commitment), to),
            disparity(aim),
            aim.place.name,
            aim.since,
            verdict_tag(aim.verdict),
            aim.why or "No figures have come since the aim was set.",
        )


def totals_listing(totals: Sequence[Totals]) -> Listing:
    columns = [
        Column(one.name, "Followed by change", numeric=True) if one.name == "changed" else one for one in _TOTALS
    ]
    return Listing("Promised, done, followed by change", columns, [_totals(one) for one in totals])


def _totals(one: Totals) -> Row:
    place: Cell = one.place.name if one.place else "All places"
    return place, one.promised, one.done, *(one.verdicts[verdict] for verdict in Verdict)


def case_facts(case: Case | None) -> list[tuple[str, Cell]]:
    """The case from which an aim is begun."""
    if case is None:
        return []
    return [("Case", Link(str(case), reverse("monitoring:case", args=(case.pk,))))]


def first_answers(commitment: Commitment, case: Case | None, *, on: dt.date) -> dict[str, Any]:
    """With what the form begins: the disparity of the case, the day on which the commitment is due."""
    since = commitment.due_on if commitment.due_on and commitment.due_on > on else on
    first: dict[str, Any] = {"place": commitment.place_id, "since": since}
    if case:
        first |= {"measure": case.measure, "who": who(case.characteristic, case.group)}
        first |= {"comparator": case.comparator, "place": case.place_id}
    return first


def left_out(flagged: Sequence[str] | None) -> str:
    """The periods that raised the flag, in words."""
    if not flagged:
        return ""
    first, last = (date(dt.date.fromisoformat(day)) for day in flagged)
    return (
        f"Before leaves out {first} to {last}. Those figures raised the flag, and what is flagged because it was "
        "high by chance comes down by itself."
    )
