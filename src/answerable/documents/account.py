"""Accounts for every character of a document: each in one field of the plan, or in one leftover.

This is the first rule of the record, checked each time a document is read.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from answerable.documents.model import Document
from answerable.documents.plan import Doubt, LeftoverCode, Plan, Target
from answerable.documents.text import Span, Text

EXPLAINED = frozenset(LeftoverCode) - {LeftoverCode.ORPHAN, LeftoverCode.UNREADABLE}
"""The codes of leftovers that are known for what they are."""


@dataclass(frozen=True)
class Account:
    """How the characters of a document, white space aside, are accounted for."""

    characters: int
    unclaimed: tuple[Span, ...]
    claimed_twice: tuple[Span, ...]
    unexplained: int
    """Characters in leftovers that are orphans or unreadable."""

    @property
    def conserved(self) -> bool:
        return not (self.unclaimed or self.claimed_twice)

    @property
    def unexplained_share(self) -> float:
        return self.unexplained / self.characters if self.characters else 0.0


def account(document: Document, plan: Plan) -> Account:
    """Compare the claims of a plan with the characters of its document.

    The same span may be cited by several fields (a shared owner); spans that overlap in part may not. The due date
    of a band quotes the band's words and claims nothing.
    """
    claims = defaultdict(set)
    for span in claimed_spans(plan):
        claims[span.cell].add((span.start, span.end))
    cells = {cell.id: cell.text for cell in document.cells()}
    unclaimed = [
        Span(cell, start, end) for cell, text in cells.items() for start, end in _gaps(text, sorted(claims[cell]))
    ]
    twice = [Span(cell, start, end) for cell, ranges in claims.items() for start, end in _overlaps(sorted(ranges))]
    unexplained = sum(len(_solid(left.text.text)) for left in plan.leftovers if left.code not in EXPLAINED)
    return Account(sum(len(_solid(text)) for text in cells.values()), tuple(unclaimed), tuple(twice), unexplained)


def claimed_spans(plan: Plan) -> Iterator[Span]:
    """Every span that a field, a source or a leftover of the plan claims."""
    for name in type(plan).model_fields:
        yield from _claims(getattr(plan, name), name)


def _claims(value: object, name: str) -> Iterator[Span]:
    match value:
        case Text():
            yield from value.spans
        case Doubt():
            return
        case Target() if name == "due":
            return
        case BaseModel():
            for field in type(value).model_fields:
                held = getattr(value, field)
                yield from (held if field == "spans" else _claims(held, field))
        case tuple():
            for item in value:
                yield from _claims(item, name)


def _gaps(text: str, ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in [*ranges, (len(text), len(text))]:
        if gap := text[at:start].strip():
            begin = text.index(gap, at)
            yield begin, begin + len(gap)
        at = max(at, end)


def _overlaps(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reach = 0
    for start, end in ranges:
        if start < reach:
            yield start, min(end, reach)
        reach = max(reach, end)


def _solid(text: str) -> str:
    return "".join(text.split())
