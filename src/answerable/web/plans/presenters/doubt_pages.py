"""One doubt: the cells it stands in beside what was read from them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.plans.presenters.doubts import finding_name, place_of
from answerable.web.plans.presenters.readings import ReadAction, read_action
from answerable.web.plans.presenters.sources import SourceCell, held_by, source_cells, spans_of
from answerable.web.plans.queries.imports import OpenDoubt, Review
from answerable.web.plans.review.pointers import Place, round_at

if TYPE_CHECKING:
    from answerable.documents.text import Span

_SHORT = 80


@dataclass(frozen=True)
class ShownDoubt:
    about: str
    message: str
    """What the reader of the document says."""
    cells: tuple[SourceCell, ...]
    actions: tuple[ReadAction, ...]
    text: str
    """The words of the finding or the leftover, where it is about no action."""
    finding: str
    href: str
    """The finding, where it is about one."""


def shown_doubt(review: Review, one: OpenDoubt) -> ShownDoubt:
    where, plan = one.where, review.plan
    spans: list[Span] = list(one.doubt.spans)
    actions: tuple[ReadAction, ...] = ()
    holds: dict[str, str] = {}
    if where.finding is not None and where.round is not None:
        held = round_at(plan, where.pointer).actions
        concerned = [held[at] for at in where.actions]
        spans += spans_of(concerned)
        holds = held_by(concerned)
        actions = tuple(read_action(review, Place(where.finding, where.round, at), held[at]) for at in where.actions)
    elif where.finding is not None:
        spans += plan.findings[where.finding].text.spans
    return ShownDoubt(
        about=place_of(review, one),
        message=one.doubt.message,
        cells=tuple(source_cells(review.pages, spans, marked=one.doubt.spans, holds=holds)),
        actions=actions,
        text=_text(review, one) if not actions else "",
        finding=finding_name(plan, where.finding) if where.finding is not None else "",
        href=_finding_href(review, where.finding) if where.finding is not None else "",
    )


def _text(review: Review, one: OpenDoubt) -> str:
    if one.where.leftover is not None:
        return review.plan.leftovers[one.where.leftover].text.text
    return review.plan.findings[one.where.finding].text.text if one.where.finding is not None else ""


def _finding_href(review: Review, at: int) -> str:
    return url("plans:review_finding", pk=review.brought.pk, position=at + 1)


def short(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"


def listed(review: Review, code: str) -> list[tuple[str, str, int]]:
    """Every open doubt of the kind: what it is about, the words, its position."""
    return [(place_of(review, one), short(_words(review, one)), one.position) for one in review.open_of(code)]


def _words(review: Review, one: OpenDoubt) -> str:
    held = (review.cells.get(span.cell) for span in one.doubt.spans)
    return "; ".join(cell.text[span.start : span.end] for cell, span in zip(held, one.doubt.spans, strict=True) if cell)


def progress(review: Review) -> str:
    """As “12 of 54 doubts are settled”."""
    every = len(review.read.doubts)
    return f"{every - len(review.open):,} of {words.count(every, 'doubt')} {'is' if every == 1 else 'are'} settled"
