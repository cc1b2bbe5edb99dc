"""A page of a PDF: each of its letters goes to what the structure claims, to a ruled cell, or to a run of lines."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.documents.readers.pdf_glyphs import UNMAPPED, Glyph, LetterPage
from answerable.documents.readers.pdf_lines import Line, lines_of
from answerable.documents.readers.pdf_paragraphs import Passage
from answerable.documents.readers.pdf_structure import Area, Rows, Structure
from answerable.documents.readers.pdf_tables import Rules, Ruling, set_bounds

# Shares of the font size: letters this near and level are of one word.
_NEAR = 0.2
_LEVEL = 0.1


@dataclass(slots=True)
class Part:
    """Something that stands on a page, and how far from its top, in points."""

    top: float
    content: Area | Rows


@dataclass(slots=True)
class Leaf:
    """A page laid out; `parts` are those that the structure does not know."""

    number: int
    width: float
    letters: int = 0
    unmapped: int = 0
    """How many of the letters have a font that does not say which character they are."""
    parts: list[Part] = field(default_factory=list)


def lay_out(page: LetterPage, structure: Structure) -> Leaf:
    """Lay the page out; the lines that belong to passages of the structure are added to those.

    On a page with cells of tagged tables, ruled cells are sought only for what the structure leaves out (a header
    row repeated at the top of the page, say); on all other pages for every letter.
    """
    number, glyphs, rules = page.page_number, page.glyphs(), Rules(page)
    owners = [structure.owner(number, glyph.content) for glyph in glyphs]
    tagged = number in structure.celled
    loose = [at for at, owner in enumerate(owners) if owner is None or not tagged]
    rulings = rules.tables() if any(rules.reach(glyphs[at]) for at in loose) else []
    for at, area in _ruled([(at, glyphs[at]) for at in loose], rulings):
        owners[at] = area.passages[0]
    runs = _deal_lines(glyphs, owners, number, rules)
    tables = [Part(ruling.ys[0], rows) for ruling in rulings if (rows := _kept_rows(ruling, tagged=tagged))]
    return Leaf(
        number,
        page.width,
        letters=sum(not glyph.text.isspace() for glyph in glyphs),
        unmapped=sum(glyph.text == UNMAPPED for glyph in glyphs),
        parts=sorted([*tables, *runs], key=lambda part: part.top),
    )


def _ruled(loose: Sequence[tuple[int, Glyph]], rulings: Sequence[Ruling]) -> Iterator[tuple[int, Area]]:
    """The ruled cell of each letter that has one; a word goes where its first letter stands."""
    last: Glyph | None = None
    area: Area | None = None
    for at, glyph in loose:
        if last is None or not _continues(last, glyph):
            area = next((found for ruling in rulings if (found := ruling.area_at(*glyph.centre))), None)
        last = glyph
        if area is not None:
            yield at, area


def _continues(last: Glyph, glyph: Glyph) -> bool:
    """Whether the letter is of the same word as the last one drawn, or the space at its end."""
    near, level = _NEAR * glyph.size, _LEVEL * glyph.size
    return (
        not last.text.isspace()
        and last.turn is glyph.turn
        and abs(glyph.middle - last.middle) < level
        and -near < glyph.x0 - last.x1 < near
    )


def _deal_lines(glyphs: Sequence[Glyph], owners: Sequence[Passage | None], number: int, rules: Rules) -> list[Part]:
    """Give each passage its lines on this page; return, in runs, those that no passage owns."""
    owned: dict[int, tuple[Passage | None, list[Glyph]]] = {}
    for glyph, owner in zip(glyphs, owners, strict=True):
        owned.setdefault(id(owner), (owner, []))[1].append(glyph)
    celled, beside, tops = list[Line](), list[Line](), list[float]()
    for owner, letters in owned.values():
        lines = lines_of(letters, number, apart=owner is None)
        if owner is None:
            beside = lines
            continue
        owner.lines.extend(lines)
        tops.extend(line.top for line in lines)
        if owner.celled:
            celled.extend(lines)
    set_bounds(celled, rules)
    return _runs(beside, sorted(tops))


def _runs(lines: Sequence[Line], tops: Sequence[float]) -> list[Part]:
    """Lines without an owner, those that no line with one comes between together."""
    runs: dict[int, list[Line]] = {}
    for line in lines:
        runs.setdefault(bisect_right(tops, line.top), []).append(line)
    return [Part(run[0].top, Area([Passage(run)])) for run in runs.values()]


def _kept_rows(ruling: Ruling, *, tagged: bool) -> Rows:
    """The rows of a ruled table: all of them if it has words, or only those with words beside tagged tables."""
    worded = [any(True for area in row for _ in area.lines()) for row in ruling.rows]
    if tagged:
        return [row for row, has_words in zip(ruling.rows, worded, strict=True) if has_words]
    return ruling.rows if any(worded) else []
