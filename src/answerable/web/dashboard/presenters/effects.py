"""Promised, done, changed: a commitment from its words to what the figures say since."""

from typing import Any

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import Settled
from answerable.web.design.tables import Cell, Link
from answerable.web.design.words import count, date
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.effect_parts import effect_part
from answerable.web.monitoring.queries.cases import cases_answered_by
from answerable.web.monitoring.queries.effects import SeenEffect, effects_of, may_add
from answerable.web.monitoring.types import Verdict


def effect_context(commitment: Commitment, *, viewer: Viewer) -> dict[str, Any]:
    """`disparities` are those that it answers."""
    seen, answered = effects_of(viewer, commitment), list(cases_answered_by(commitment, viewer=viewer))
    live = [one for one in seen if one.aim.ended_at is None]
    return {
        "progress": _progress(commitment, live),
        "effects": [effect_part(one) for one in seen],
        "begin": _begin(commitment, answered, live) if may_add(viewer, commitment) else [],
        "disparities": [("Disparity it answers", _to_case(case)) for case in answered],
    }


def _begin(commitment: Commitment, answered: list[Case], live: list[SeenEffect]) -> list[Link]:
    """The form of an aim, filled with each disparity that the commitment answers and is not yet meant to change."""
    aimed = {(one.aim.measure, one.aim.group, one.aim.place_id) for one in live}
    words, address = "Say what this is meant to change", reverse("monitoring:add_aim", args=(commitment.pk,))
    left = [case for case in answered if (case.measure, case.group, case.place_id) not in aimed]
    return [Link(f"{words}: {case}", f"{address}?case={case.pk}") for case in left] or [Link(words, address)]


def _to_case(case: Case) -> Link:
    return Link(f"{case}, {case.place}", reverse("monitoring:case", args=(case.pk,)))


def _progress(commitment: Commitment, live: list[SeenEffect]) -> list[tuple[str, Cell]]:
    promised = f"On {date(commitment.said_on)}" if commitment.said_on else "Day not known"
    return [("Promised", promised), ("Done", _done(commitment)), ("Changed", _changed(live))]


def _done(commitment: Commitment) -> str:
    found = [one.looked_on for one in commitment.verifications.all() if one.outcome == "done"]
    match commitment.settled:
        case Settled.VERIFIED if found:
            return f"Checked as done on {date(max(found))}"
        case Settled.VERIFIED:
            return "Checked as done"
        case Settled.CLAIMED:
            return "The service says so; nobody else has checked it"
        case Settled.OVERTAKEN:
            return "Overtaken by another commitment"
        case _:
            return "Not yet"


def _changed(live: list[SeenEffect]) -> str:
    """In words, and only as far as the viewer may know."""
    if not live:
        return "Not named yet"
    if any(one.worse for one in live):
        return "Checked as done, and the figures got worse"
    if not any(one.may_see_figures for one in live):
        return "Told once figures are released"
    verdicts = [Verdict(one.reading.verdict) for one in live if one.reading]
    if not verdicts:
        return "Not read yet"
    if len(verdicts) == 1:
        return "Followed by change" if verdicts[0] is Verdict.CHANGED else verdicts[0].label
    changed = sum(verdict is Verdict.CHANGED for verdict in verdicts)
    return f"{count(changed, 'aim')} of {len(verdicts)} followed by change"
