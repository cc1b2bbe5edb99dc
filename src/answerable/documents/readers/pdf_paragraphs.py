"""Lines of a PDF into the paragraphs their author wrote.

A PDF keeps lines only. A new paragraph begins where the structure says so, at a bullet, after a gap, where the
left edge moves as it does between paragraphs, and after a line that ended although the next word had room in it:
only someone's line break does that. All other lines were wrapped, and are joined again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from answerable.documents.readers.build import WRAP, Paragraph
from answerable.documents.readers.bullets import BULLET, INNER_BULLET
from answerable.documents.readers.pdf_lines import SOFT_HYPHEN, Line

# Shares of the font size.
_SPACE = 0.28
_INDENT = 0.3
_CENTRED = 0.15
# A gap this many times the usual line spacing parts paragraphs; within what the PDF calls one, only a blank line.
_GAP = 1.2
_BLANK_LINE = 1.6
# A line must leave this many points more than the next word needs before it counts as ended by hand.
_ROOM = 1.0
_USUAL_SPACING = 1.2
_SAME_HEIGHT = 0.5
_SPACED_SHARE = 0.95
_FEWEST_WRAPS = 3

_BREAKS_AFTER = re.compile(r"(?:\w[-‐‑–—]|\S/)$")
# The address of a web page, and a word that can only be more of it.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_MORE_ADDRESS = re.compile(r"\S+[-./_=?&%]\S")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_BEGINS_WITH_MONTH = re.compile(rf"(?:\d{{1,2}} )?{_MONTH}\b")
_ENDS_IN_YEAR = re.compile(r"\b20\d\d\)?$")
_MONTH_AND_YEAR = re.compile(rf"(?:\d{{1,2}} )?{_MONTH} 20\d\d")
_SLASH_AND_SPACE = re.compile(r"\w/ ")
_PAIRED = re.compile(r"(?:and|or|to)\b")


@dataclass(slots=True)
class Passage:
    """Lines that follow one another: a paragraph, where the structure of the PDF says so (`firm`), or some."""

    lines: list[Line] = field(default_factory=list)
    firm: bool = False
    celled: bool = False
    """It stands in a cell of a table."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the maker of this PDF sets lines."""

    spacing: float
    """From line to line, as a multiple of the font size."""
    spaced_wraps: bool
    """A line that was wrapped ends in a drawn space."""


def habits_of(passages: Sequence[Passage]) -> Habits:
    """What most lines of these passages do."""
    pairs = [pair for passage in passages for pair in pairwise(passage.lines)]
    spacings = Counter(round(step, 1) for pair in pairs if (step := _step(*pair)) is not None and 0.9 < step < 2)
    wraps = [
        line.spaced
        for line, following in pairs
        if " " in line.text and not (following.mark or _is_cut(line) or _had_room(line, following))
    ]
    return Habits(
        spacing=spacings.most_common(1)[0][0] if spacings else _USUAL_SPACING,
        spaced_wraps=len(wraps) >= _FEWEST_WRAPS and sum(wraps) >= _SPACED_SHARE * len(wraps),
    )


def paragraphs_of(passages: Iterable[Passage], habits: Habits, *, heading: bool = False) -> list[Paragraph]:
    """The paragraphs of a cell or block, in order."""
    passages = list(passages)
    hangs = any(
        line.mark and abs(following.x0 - line.body) < _INDENT * line.size and following.x0 > line.x0
        for passage in passages
        for line, following in pairwise(passage.lines)
    )
    written = [lines for passage in passages for lines in _written(passage, habits, bullets_hang=hangs) if lines]
    outermost = min((lines[0].x0 for lines in written if lines[0].mark), default=0.0)
    return [_paragraph(lines, habits, outermost, heading=heading) for lines in written]


def _written(passage: Passage, habits: Habits, *, bullets_hang: bool) -> list[list[Line]]:
    """The lines of a passage, those of each paragraph together."""
    usual = _usual_spacing(passage, habits) * (_BLANK_LINE if passage.firm else _GAP)
    written: list[list[Line]] = []
    for line in passage.lines:
        paragraph = written[-1] if written else []
        if (
            not paragraph
            or _is_parted(paragraph[-1], line, usual, habits)
            or _are_stacked([above.text for above in paragraph], line.text)
            or (not passage.firm and _is_moved(paragraph, line, bullets_hang=bullets_hang))
        ):
            written.append([line])
        else:
            paragraph.append(line)
    return written


def _usual_spacing(passage: Passage, habits: Habits) -> float:
    """That of the passage where it has one of its own, else that of the document."""
    steps = Counter(
        round(step, 1) for pair in pairwise(passage.lines) if (step := _step(*pair)) is not None and step > 0.9
    )
    own = min((step for step, times in steps.items() if times > 1), default=habits.spacing)
    return min(own, habits.spacing * 1.4)


def _step(line: Line, following: Line) -> float | None:
    """From one line to the next as a multiple of the font size; nothing across pages and turns."""
    if (line.page, line.turn) != (following.page, following.turn):
        return None
    return (following.bottom - line.bottom) / max(line.size, following.size)


def _is_parted(line: Line, following: Line, usual: float, habits: Habits) -> bool:
    """Whether a paragraph ends with `line`, by bullet, label, gap or a break made by hand."""
    step = _step(line, following)
    return bool(line.text) and (
        bool(following.mark)
        or bool(following.label and following.tabbed)
        or line.turn is not following.turn
        or (step is not None and (step > usual or 0 <= step < _SAME_HEIGHT))
        or _had_room(line, following)
        or (habits.spaced_wraps and not line.spaced and not _is_cut(line) and " " in line.text)
    )


def _are_stacked(above: Sequence[str], line: str) -> bool:
    """Whether a line is the next entry of a list without marks: the same words again, or after a date, a date or more.

    In a narrow column no entry leaves room for a word of the next, so that room tells nothing.
    """
    if above[-1] == line:
        return True
    if _MONTH_AND_YEAR.fullmatch(" ".join(above)):
        return line[:1].isupper()
    return bool(_ENDS_IN_YEAR.search(above[-1]) and _BEGINS_WITH_MONTH.match(line))


def _had_room(line: Line, following: Line) -> bool:
    """Whether the next word would have fitted into the line."""
    if line.right is None:
        return False
    room = line.right - line.x1
    if line.left is not None and _are_centred(line, following):
        room += line.x0 - line.left
    return _SPACE * line.size + following.head + _ROOM < room


def _are_centred(line: Line, following: Line) -> bool:
    """Whether the two lines share their middle, and not their left edge."""
    shift = abs(line.x0 + line.x1 - following.x0 - following.x1) / 2
    indent = min(abs(line.x0 - following.x0), abs(line.body - following.x0))
    return shift < _CENTRED * line.size and indent > _INDENT * line.size


def _is_cut(line: Line) -> bool:
    return line.text.endswith(SOFT_HYPHEN) or bool(_BREAKS_AFTER.search(line.text))


def _is_moved(paragraph: Sequence[Line], line: Line, *, bullets_hang: bool) -> bool:
    """Whether the left edge of the line is that of a new paragraph."""
    first, last = paragraph[0], paragraph[-1]
    if _are_centred(last, line):
        return False
    known = len(paragraph) > 1 or bool(first.mark and (first.tabbed or bullets_hang)) or bool(first.tabbed)
    edge = last.x0 if len(paragraph) > 1 else first.body
    return known and last.turn is line.turn and abs(line.x0 - edge) > _INDENT * line.size


def _paragraph(lines: Sequence[Line], habits: Habits, outermost: float, *, heading: bool) -> Paragraph:
    first = lines[0]
    spaced_slashes = any(_SLASH_AND_SPACE.search(line.text) for line in lines)
    text = first.text
    for line, following in pairwise(lines):
        between = _between(text, line, following, habits, spaced_slashes=spaced_slashes)
        text += (WRAP + between if between else "") + following.text
    is_inner = first.mark == INNER_BULLET or (bool(first.mark) and first.x0 - outermost > first.size / 2)
    mark = (INNER_BULLET if is_inner else BULLET) if first.mark else ""
    return Paragraph(text, mark, heading=heading, inner=is_inner)


def _between(text: str, line: Line, following: Line, habits: Habits, *, spaced_slashes: bool) -> str:
    """The space that stood between the text (which `line` ends) and the next line, if there was one."""
    if line.spaced:
        return " "
    if text.endswith(SOFT_HYPHEN):
        return ""
    if _ADDRESS.search(text):
        return "" if text.endswith(("/", "-")) or _MORE_ADDRESS.match(following.text) else " "
    if text.endswith("/") and spaced_slashes:
        return " "
    if _BREAKS_AFTER.search(text):
        return " " if _PAIRED.match(following.text) else ""
    # Where wrapped lines keep their space, one word alone without it was too long for its line.
    return "" if habits.spaced_wraps and " " not in line.text else " "
