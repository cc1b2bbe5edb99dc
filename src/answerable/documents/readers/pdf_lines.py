"""Letters of a PDF page into lines of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from answerable.documents.readers.bullets import BULLET, INNER_BULLET
from answerable.documents.readers.pdf_glyphs import UNMAPPED, Glyph, Turn

_OUTER = "•●▪‣⁃∙·"
_INNER = "◦○"
_TYPED = "-–*o"
_LABEL = re.compile(r"\(?(\d{1,3}(\.\d{1,3})*|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]")
SOFT_HYPHEN = "\u00ad"

# Gaps, as shares of the font size: one that parts words, one that only a tab makes, one too wide to read across.
_WORD_GAP = 0.2
_TAB_GAP = 0.45
_FAR = 12
# How far apart (points) copies of a letter may be drawn to look bold.
_DOUBLE = 1.0


class Word(NamedTuple):
    text: str
    x0: float
    x1: float
    font: str
    glued: bool
    """A no-break space stands before it: a line cannot end there."""


@dataclass(slots=True)
class Line:
    """A line of words, its measures in points."""

    text: str
    page: int
    turn: Turn
    x0: float
    x1: float
    top: float
    """On the page as it is seen; the other places, as it is turned to be read."""
    bottom: float
    size: float
    mark: str
    """The bullet it begins with, as the page model writes it; it is not in `text`."""
    label: str
    """The number or letter of a list item it begins with; it is in `text`."""
    body: float
    """Where its words begin, after the bullet or label."""
    tabbed: bool
    """More than a space parts the bullet or label from the words."""
    head: float
    """The width of its first words up to where a line could end."""
    spaced: bool
    """It ends in a space that was drawn."""
    left: float | None = None
    right: float | None = None
    """Between which x the words of its cell or column may stand, where that is known."""


def lines_of(glyphs: Sequence[Glyph], page: int, *, apart: bool = False) -> list[Line]:
    """The lines of these letters from top to bottom, rotated text after the rest.

    A letter drawn twice in the same place (bold made by doubling) counts once. `apart`: words far from each other
    at one height, as at the two ends of the foot of a page, are lines of their own.
    """
    found = list[Line]()
    for turn in Turn:
        turned = sorted((glyph for glyph in glyphs if glyph.turn is turn), key=lambda glyph: glyph.middle)
        rows = (sorted(row, key=attrgetter("x0")) for row in _rows(turned))
        pieces = chain.from_iterable(map(_pieces, rows)) if apart else rows
        found.extend(line for piece in pieces if (line := _line(piece, page)))
    return found


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters (sorted by height on the page) that stand in one line; raised and lowered ones with their neighbours."""
    row = list[Glyph]()
    tallest: Glyph | None = None
    for glyph in glyphs:
        if tallest and glyph.middle - tallest.middle > max(glyph.size, tallest.size) / 2:
            yield row
            row, tallest = [], None
        row.append(glyph)
        if not glyph.text.isspace() and (tallest is None or glyph.size > tallest.size):
            tallest = glyph
    if row:
        yield row


def _pieces(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The letters of a line, from the left, parted at gaps that no one reads across."""
    piece = list[Glyph]()
    for glyph in row:
        if piece and not glyph.text.isspace() and glyph.x0 - piece[-1].x1 > _FAR * glyph.size:
            yield piece
            piece = []
        if not glyph.text.isspace() or not piece or glyph.x0 - piece[-1].x1 < glyph.size:
            piece.append(glyph)
    yield piece


def _line(row: Sequence[Glyph], page: int) -> Line | None:
    """The line of these letters, given from the left; nothing if they are spaces."""
    glyphs = _with_hyphens(without_doubles(row))
    shown = list(_words(glyphs))
    if not shown:
        return None
    tallest = max((glyph for glyph in glyphs if not glyph.text.isspace()), key=attrgetter("size"))
    mark, words = _bulleted(shown, tallest.size)
    label = words[0].text if len(words) > 1 and _LABEL.fullmatch(words[0].text) else ""
    leads = [shown[0]] if mark else words[:1] if label else []
    body = words[1] if label else words[0] if words else shown[0]
    return Line(
        text=" ".join(word.text for word in words),
        page=page,
        turn=tallest.turn,
        x0=shown[0].x0,
        x1=shown[-1].x1,
        top=tallest.top if tallest.turn is Turn.RIGHT else min(glyph.centre[1] for glyph in glyphs),
        bottom=tallest.bottom,
        size=tallest.size,
        mark=mark,
        label=label,
        body=body.x0,
        tabbed=bool(leads) and body.x0 - leads[0].x1 > _TAB_GAP * tallest.size,
        head=_head(words),
        spaced=glyphs[-1].text.isspace(),
    )


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Letters of a line, from the left, each once however often it is drawn over itself."""
    kept = list[Glyph]()
    for glyph in glyphs:
        reach = min(_DOUBLE, max((glyph.x1 - glyph.x0) / 3, 0.01))
        if not any(_is_double(glyph, other, reach) for other in kept[-4:]):
            kept.append(glyph)
    return kept


def _is_double(glyph: Glyph, other: Glyph, reach: float) -> bool:
    return (
        glyph.text == other.text
        and glyph.x0 - other.x0 <= reach
        and abs(glyph.top - other.top) <= _DOUBLE
        and abs(glyph.size - other.size) <= _DOUBLE
    )


def _words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Letters from the left, parted at spaces and at gaps wide enough to be one."""
    letters, spaces, glued = list[Glyph](), "", False
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces += glyph.text
            continue
        if letters and (spaces or glyph.x0 - letters[-1].x1 > _WORD_GAP * glyph.size):
            yield _word(letters, glued=glued)
            letters, glued = [], bool(spaces) and not spaces.strip("\u00a0")
        letters.append(glyph)
        spaces = ""
    if letters:
        yield _word(letters, glued=glued)


def _word(letters: Sequence[Glyph], *, glued: bool) -> Word:
    text = "".join(glyph.text for glyph in letters)
    return Word(text, letters[0].x0, letters[-1].x1, letters[0].font, glued)


def _with_hyphens(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Soft hyphens within the line: one that is drawn is a hyphen. At its end it stays, for the next line to join."""
    last = max((at for at, glyph in enumerate(glyphs) if not glyph.text.isspace()), default=0)
    return [
        glyph._replace(text="-")
        if glyph.text == SOFT_HYPHEN and at < last and glyph.x1 - glyph.x0 > glyph.size / 10
        else glyph
        for at, glyph in enumerate(glyphs)
    ]


def _bulleted(words: list[Word], size: float) -> tuple[str, list[Word]]:
    """The bullet of the line and the words after it."""
    first, rest = words[0], words[1:]
    if first.text[0] in _OUTER + _INNER:
        if len(first.text) > 1:
            rest = [first._replace(text=first.text[1:], x0=first.x0 + size / 2), *rest]
        return (INNER_BULLET if first.text[0] in _INNER else BULLET), rest
    if rest and (_is_symbol(first.text) or (first.text in _TYPED and _is_set_apart(first, rest[0], size))):
        return (INNER_BULLET if first.text == "o" else BULLET), rest
    return "", words


def _is_symbol(text: str) -> bool:
    """A lone letter of a symbol font (private block), or of one that does not name its shapes."""
    return text == UNMAPPED or (len(text) == 1 and "\uf020" <= text <= "\uf0ff")


def _is_set_apart(first: Word, second: Word, size: float) -> bool:
    """A dash, star or "o" is a bullet only where a tab follows it; an "o" also where its font is another."""
    return second.x0 - first.x1 > _TAB_GAP * size or (first.text == "o" and first.font != second.font)


def _head(words: Sequence[Word]) -> float:
    """The width of the first word, and of those that a no-break space ties to it."""
    end = 1
    while end < len(words) and words[end].glued:
        end += 1
    return words[end - 1].x1 - words[0].x0 if words else 0.0
