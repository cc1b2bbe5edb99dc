"""By whose rules plans are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.vocabulary.decisions import DEFINITIONS
from answerable.vocabulary.reasons import Reason
from answerable.web.commitments.scales import SCALES
from answerable.web.design import words
from answerable.web.design.tables import Cell, Column, Lines, Listing
from answerable.web.plans import regimes as rules
from answerable.web.plans.presenters.plans import DECISION_NAMES
from answerable.web.plans.regimes import Regime


@dataclass(frozen=True)
class RegimeShown:
    code: str
    name: str
    facts: list[tuple[str, Cell]]


_REASONS = {
    Reason.COMMISSIONING: "It is not bought, or another body buys it.",
    Reason.POLICY: "It goes against a policy that stands.",
    Reason.OPERATIONAL: "It cannot be done where it would have to be done.",
    Reason.AFFORDABILITY: "There is no money for it.",
}


def regimes() -> list[RegimeShown]:
    return [RegimeShown(one.code, one.name, list(_facts(one))) for one in rules.regimes()]


def _facts(one: Regime) -> Iterator[tuple[str, Cell]]:
    kinds = [kind.replace("_", " ").capitalize() for kind in one.bands if kind != "other"]
    yield "Reports", _reports(one)
    yield "What a plan answers", Lines(kinds) if kinds else one.term.capitalize()
    yield "Decision", "Each is agreed, partly agreed or not agreed" if one.decides else "None is asked for"
    yield (
        "When it is due",
        f"{words.count(one.days, 'day')} after the report"
        if one.days is not None
        else "No rule says; the plan gives its own day",
    )
    yield "Rules", Lines(one.rules)
    if scale := SCALES.get(one.scale):
        yield "Judged as", Lines([grade.label for grade in scale.grades]) if scale.grades else scale.review


def _reports(one: Regime) -> str:
    if one.begins and one.ends:
        return f"From {words.date(one.begins)} to {words.date(one.ends)}"
    if one.begins:
        return f"From {words.date(one.begins)}"
    return f"Until {words.date(one.ends)}" if one.ends else "Of any day" if "inspection" in one.kinds else "None"


def decisions() -> Listing:
    columns = (Column("decision", "Decision"), Column("meaning", "What it means"))
    return Listing("Decisions", columns, [(DECISION_NAMES[one], meaning) for one, meaning in DEFINITIONS.items()])


def reasons() -> Listing:
    columns = (Column("reason", "Reason"), Column("meaning", "What it means"))
    rows = [(reason.capitalize(), _REASONS[reason]) for reason in Reason]
    return Listing("Reasons for not doing all of it", columns, rows)
