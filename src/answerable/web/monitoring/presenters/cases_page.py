"""The page of one case: what is seen, what was said and decided, what was promised, and what may be done."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from answerable.disparity.report import numbers
from answerable.disparity.report.wording import people
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, CaseCommitment, CaseEvent, MeasureFigures, Sighting
from answerable.web.monitoring.policies import may_follow, why_not_closed
from answerable.web.monitoring.presenters import figures_words
from answerable.web.monitoring.presenters.cases import due, latest, name_of, ratio_words
from answerable.web.monitoring.types import CaseAct, CaseState

SIGHTINGS = (
    Column("span", "Figures of"),
    Column("group", "This group"),
    Column("others", "Beside"),
    Column("ratio", "Ratio (95% interval)"),
    Column("shrunk", "Drawn towards equal"),
)
REFORMS = (Column("words", "Commitment"), Column("owner", "Owner"), Column("due", "Due"), Column("standing", "Status"))
_ACTS = (
    (CaseAct.EXAMINE, Capability.EXAMINE_CASES, "Examine it", "examine_case"),
    (CaseAct.EXPLAIN, Capability.EXAMINE_CASES, "Explain it", "explain_case"),
    (CaseAct.REFORM, Capability.EXAMINE_CASES, "Promise a reform", "reform_case"),
    (CaseAct.REFORM, Capability.EXAMINE_CASES, "Link a commitment that was made already", "link_case"),
    (CaseAct.CHALLENGE, Capability.CHALLENGE_CASES, "Challenge the explanation", "challenge_case"),
    (CaseAct.CLOSE, Capability.EXAMINE_CASES, "Close it", "close_case"),
    (CaseAct.DECIDE, Capability.EXAMINE_CASES, "Record what a meeting decided", "decide_case"),
    (CaseAct.NOTE, Capability.EXAMINE_CASES, "Add a note", "note_case"),
)


@dataclass(frozen=True)
class EventShown:
    heading: str
    facts: Sequence[tuple[str, str]]
    """Empty for those who may not see figures: what people write may hold some."""


def facts(case: Case, *, on: dt.date, with_figures: bool) -> list[tuple[str, Cell]]:
    shown: list[tuple[str, Cell]] = [("Opened", date(case.opened_at.date()))]
    waits = due(case, on=on)
    if waits:
        shown.append(("What is due", waits))
    if with_figures:
        shown += [
            ("Latest figures", Lines((latest(case), f"Up to {date(case.last_to)}"))),
            ("Ratio", f"{ratio_words(case.ratio, case.ratio_low, case.ratio_high)}, beside {people(case.comparator)}"),
            ("Drawn towards equal", f"{case.shrunk:.2f}" if case.shrunk else "Cannot be said"),
            ("How lasting", f"Outside the band in {case.persistence} of the latest 12 periods"),
        ]
    return shown


def sightings(case: Case, figures: MeasureFigures) -> Listing:
    unit = figures_words.Unit.of(figures)
    rows = [_sighting(one, case, unit) for one in case.sightings.all()]
    return Listing("When it was flagged, the newest first", SIGHTINGS, rows)


def _sighting(one: Sighting, case: Case, unit: figures_words.Unit) -> Row:
    row = one.figures
    others = {"k": row["comparator_k"], "n": row["comparator_n"]}
    of_others = numbers.figure(unit, row["comparator_rate"]) if row["comparator_rate"] is not None else numbers.NONE
    address = figures_words.figure_address(one.run_id, case.measure, case.place, row)
    return (
        Link(numbers.span(one.first, one.last), address),
        Lines((unit.rate(row), unit.counts(row))),
        Lines((f"{of_others}{numbers.unit(unit)}", unit.counts(others), people(one.comparator))),
        figures_words.ratio(row),
        figures_words.shrunk(row),
    )


def rules(found: Iterable[Sighting]) -> list[str]:
    """The rules that flagged it, each once."""
    return list(dict.fromkeys(str(one.figures["rule"]) for one in found))


def events(found: Iterable[CaseEvent], *, with_words: bool) -> list[EventShown]:
    return [_event(event, with_words) for event in found]


def _event(event: CaseEvent, with_words: bool) -> EventShown:  # noqa: FBT001 - one of two ways to show it
    heading = f"{date(event.at.date())}: {event.get_act_display()}"
    if not with_words:
        return EventShown(heading, ())
    said: list[tuple[str, Any]] = [
        ("Words", event.words),
        ("Evidence", event.evidence),
        ("Challenged by", event.challenged_by),
        ("To be looked at again on", date(event.review_on)),
        ("Met on", date(event.met_on)),
        ("By", event.by.name if event.by else "The service itself, from the figures"),
    ]
    return EventShown(heading, [(name, value) for name, value in said if value])


def reforms(found: Iterable[CaseCommitment], *, on: dt.date) -> Listing:
    return Listing("What was promised about it", REFORMS, [_reform(one, on) for one in found])


def _reform(one: CaseCommitment, on: dt.date) -> Row:
    promised = one.commitment
    link = Link(promised.words, reverse("dashboard:commitment", args=(promised.pk,)))
    standing = standing_tag(standing_of(promised, on=on))
    return link, promised.owner_words or "Nobody is named", promised.due_on or promised.due_words, standing


def acts(case: Case, viewer: Viewer) -> list[Link]:
    """What the viewer may do about it now; it is not offered to close what the figures do not let close."""
    return [
        Link(words, reverse(f"monitoring:{route}", args=(case.pk,)))
        for act, capability, words, route in _ACTS
        if may_follow(CaseState(case.state), act)
        and viewer.may_at(capability, case.place.path)
        and not (act is CaseAct.CLOSE and _not_closed(case))
    ]


def wanting(case: Case, viewer: Viewer) -> str:
    """Why whoever may close it cannot do so yet."""
    may_close = may_follow(CaseState(case.state), CaseAct.CLOSE)
    return _not_closed(case) if may_close and viewer.may_at(Capability.EXAMINE_CASES, case.place.path) else ""


def _not_closed(case: Case) -> str:
    return why_not_closed(flagged=case.flagged, within_band=case.within_band)


def decisions(found: Iterable[Case]) -> list[Link]:
    """Of each case the form in which a meeting's decision is recorded."""
    return [Link(name_of(case), reverse("monitoring:decide_case", args=(case.pk,))) for case in found]
