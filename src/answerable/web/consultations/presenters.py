"""Equality analyses in lists and on their pages. A figure stands only where monitoring tells it to the viewer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from answerable.web.consultations.models import Analysis, Answer, Statement
from answerable.web.consultations.queries import Challenge
from answerable.web.consultations.types import Impact, Standing
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count, date
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.cases import name_of
from answerable.web.monitoring.presenters.figures_home import sentence_for

FEW = 10
"""So many disparities are told in full beside one statement."""
_COLOURS = {Standing.UNANSWERED: "red", Standing.ANSWERED: "yellow", Standing.UNCHALLENGED: "grey"}
COLUMNS = (
    Column("policy", "Policy"),
    Column("place", "Holds at"),
    Column("dated", "Analysis of"),
    Column("challenge", "What figures say"),
)
EXPORT = ("Policy", "Place", "Version", "Date", "Document", "Challenge", "What figures say")
STATEMENTS = (Column("by", "Characteristic"), Column("impact", "Said impact"), Column("words", "In its words"))


@dataclass(frozen=True)
class Challenged:
    """One statement and what says otherwise."""

    sentence: str
    disparities: Sequence[tuple[Link, str]]
    """Each with what figures say of it, as the viewer may read."""
    more: str
    """How many beyond those."""
    answers: Sequence[tuple[str, str]]
    """By whom and when, and in which words."""
    answer: Link | None
    """Where to answer, for whoever may."""
    unanswered: bool


@dataclass(frozen=True)
class Version:
    heading: str
    facts: Sequence[tuple[str, Cell]]
    statements: Listing


def standing_tag(analysis: Analysis) -> Tag:
    standing = Standing(analysis.standing)  # type: ignore[attr-defined]
    return Tag(str(standing.label), _COLOURS[standing])


def said(analysis: Analysis, statement: Statement) -> str:
    """What it says: `The analysis of 2 March 2026 says no negative impact by ethnicity`."""
    of = f"The analysis of {date(analysis.dated)}"
    by = statement.get_characteristic_display().lower()
    if statement.impact == Impact.NOT_CONSIDERED:
        return f"{of} does not consider {by}."
    return f"{of} says {statement.get_impact_display().lower()} by {by}."


def flagged(case: Case) -> str:
    return f"{name_of(case)}, first flagged at {case.place} on {date(case.opened_at.date())}."


def listing(caption: str, found: Iterable[Analysis], named: Mapping[int, Case]) -> Listing:
    return Listing(caption, COLUMNS, [_row(analysis, named) for analysis in found])


def _row(analysis: Analysis, named: Mapping[int, Case]) -> Row:
    link = Link(analysis.policy.title, reverse("consultations:analysis", args=(analysis.policy_id,)))
    dated = Lines((date(analysis.dated), f"Version {analysis.version}"))
    return link, analysis.policy.place.name, dated, Lines((standing_tag(analysis), *_sentences(analysis, named)))


def _sentences(analysis: Analysis, named: Mapping[int, Case]) -> Iterator[str]:
    for one in analysis.challenged:  # type: ignore[attr-defined]
        yield f"{said(analysis, one)} {flagged(named[one.foremost])}"


def export_rows(found: Iterable[Analysis], named: Mapping[int, Case]) -> Iterator[Row]:
    for one in found:
        policy, sentences = one.policy, " ".join(_sentences(one, named))
        yield policy.title, policy.place.name, one.version, one.dated, one.document, standing_tag(one).text, sentences


def challenges(analysis: Analysis, found: Iterable[Challenge], *, viewer: Viewer, may_answer: bool) -> list[Challenged]:
    return [_challenged(analysis, one, viewer, may_answer=may_answer) for one in found]


def _challenged(analysis: Analysis, one: Challenge, viewer: Viewer, *, may_answer: bool) -> Challenged:
    statement, more = one.statement, len(one.disparities) - FEW
    return Challenged(
        said(analysis, statement),
        [(_disparity(case), sentence_for(viewer, case)) for case in one.disparities[:FEW]],
        f"And {count(more, 'disparity', 'disparities')} more." if more > 0 else "",
        [_answer(answer) for answer in statement.answers.all()],
        _to_answer(statement) if may_answer else None,
        statement.unanswered,  # type: ignore[attr-defined]
    )


def _to_answer(statement: Statement) -> Link:
    by = statement.get_characteristic_display().lower()
    return Link(f"Answer on {by}", reverse("consultations:answer_challenge", args=(statement.pk,)))


def _disparity(case: Case) -> Link:
    return Link(flagged(case), reverse("monitoring:case", args=(case.pk,)))


def _answer(answer: Answer) -> tuple[str, str]:
    return f"{date(answer.at.date())}, {answer.by.name}", answer.words


def versions(found: Iterable[Analysis]) -> list[Version]:
    return [Version(f"Version {one.version}, of {date(one.dated)}", _facts(one), _statements(one)) for one in found]


def _facts(one: Analysis) -> list[tuple[str, Cell]]:
    return [
        ("Published", _document(one.document)),
        ("Measures that tell of it", Lines(tuple(measure.title for measure in one.measures.all()))),
        ("Recorded", f"{date(one.at.date())}, {one.by.name}"),
    ]


def _document(document: str) -> Cell:
    return Link(document, document) if document.startswith(("https://", "http://")) else document


def _statements(one: Analysis) -> Listing:
    rows: list[Row] = [
        (said.get_characteristic_display(), said.get_impact_display(), said.words or "Nothing")
        for said in one.statements.all()
    ]
    return Listing("What it says", STATEMENTS, rows)
