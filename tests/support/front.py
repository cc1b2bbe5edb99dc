"""What stands before the table of an action plan: letterhead, title, dates, introduction and definitions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.support.known import KnownPlan, KnownSubmission
from tests.support.sheets import Grid, Item, Line, PageBreak, Role, Row, words

INTRODUCTION = (
    "Inspectors visit the places where the service works and report what they find. They are independent.",
    "This plan sets out how the service answers them: what it will do, who will see to it, and when.",
)
DEFINITIONS = (
    ("Term", "Definition", "Additional comment"),
    (
        "Agreed",
        "The service accepts the whole of it, can do it, and has the money.",
        "Say how it will be done and by when, in steps that can be checked.",
    ),
    (
        "Partly Agreed",
        "The service will do only some of it, for commissioning, policy, operational or affordability reasons.",
        "Say which part will be done, in steps that can be checked, and why the rest will not.",
    ),
    (
        "Not Agreed",
        "The service will not do it, for commissioning, policy, operational or affordability reasons.",
        "Say why.",
    ),
)


@dataclass(frozen=True, slots=True)
class Front:
    shows: Callable[[KnownPlan], KnownPlan]
    """What of the plan a careful reader can read from this kind of front page."""
    items: Callable[[KnownPlan], Iterable[Item]]


def _prison_shows(plan: KnownPlan) -> KnownPlan:
    return replace(plan, submitted=(KnownSubmission(None, "18th December 2020"),))


def _prison_cover(plan: KnownPlan) -> list[Item]:
    first, _, last = plan.body.partition("& ")
    return [
        Line(f"{first}&"),
        Line(last),
        Line(f"Action Plan Submitted: {plan.submitted[0].words}", level=1),
        Line(f"A Response to: {plan.responds_to}", level=2),
        Line(f"Report Published: {plan.report_published}"),
        Line("INTRODUCTION", level=2),
        *map(Line, INTRODUCTION),
    ]


def _prison_items(plan: KnownPlan) -> list[Item]:
    return [*_prison_cover(plan), _definitions(), PageBreak(), Line(f"ACTION PLAN: {plan.title}", level=2)]


def _concerns_shows(plan: KnownPlan) -> KnownPlan:
    return replace(_prison_shows(plan), caveat=None)


def _concerns_items(plan: KnownPlan) -> list[Item]:
    return [*_prison_cover(plan), PageBreak()]


def _probation_shows(plan: KnownPlan) -> KnownPlan:
    return replace(plan, caveat=None)


def _probation_items(plan: KnownPlan) -> list[Item]:
    return [
        Line(f"An updated response to: {plan.responds_to}", level=1),
        Line(f"Report Published: {plan.report_published}"),
        *(Line(f"{_submission(said)} submitted: {said.words}") for said in plan.submitted),
        Line("INTRODUCTION", level=2),
        *map(Line, INTRODUCTION),
        _definitions(),
        PageBreak(),
        Line(f"ACTION PLAN: {plan.title}", level=2),
    ]


def _submission(said: KnownSubmission) -> str:
    return "Final Action Plan update" if said.round == "Final" else f"{said.round} Action Plan"


def _other_shows(plan: KnownPlan) -> KnownPlan:
    return replace(plan, submitted=(KnownSubmission(None, "12 June 2024"),), caveat=None)


def _other_items(plan: KnownPlan) -> list[Item]:
    return [
        Line(plan.body),
        Line(f"Action plan: {plan.title}", level=1),
        Line(f"Our response to: {plan.responds_to}"),
        Line(f"Report published: {plan.report_published}"),
        Line(f"Action plan submitted: {plan.submitted[0].words}"),
    ]


def _definitions() -> Grid:
    head, *body = (tuple(words(text) for text in row) for row in DEFINITIONS)
    return Grid((Role.OTHER,) * 3, (1, 3, 3), (Row(head, heading=True), *map(Row, body)))


PRISON = Front(_prison_shows, _prison_items)
CONCERNS = Front(_concerns_shows, _concerns_items)
PROBATION = Front(_probation_shows, _probation_items)
OTHER_BODY = Front(_other_shows, _other_items)
