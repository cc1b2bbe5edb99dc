"""The letters of a PDF page, each with its place and the marked content it belongs to."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from answerable.documents.readers.build import WRAP

UNMAPPED = "\ufffd"
"""Stands for a letter whose font does not say which character it is."""

# Ligatures taken apart; halves of a character, which no text may hold, are unknown letters.
_TIDIED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys([*map(chr, range(0xD800, 0xE000)), WRAP], UNMAPPED)
)


class Turn(Enum):
    """Which way the words run on the page."""

    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    BACK = "back"


class Glyph(NamedTuple):
    """One letter: its box in points from the top left of the page, turned so that its words run to the right."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str
    turn: Turn
    content: int | None
    """The id of the marked content it belongs to on its page."""
    centre: tuple[float, float]
    """Where its middle is on the page as it is seen."""

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _NestedMarks(PDFPageAggregatorWithMarkedContent):
    """Gives each letter the innermost marked content that has an id, also where unnumbered content is nested in it."""

    interpreter: PDFPageInterpreter | None = None

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(*arguments, **settings)
        self._outer: list[int | None] = []

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:  # noqa: ANN401 - any PDF object
        self._outer.append(self.cur_mcid)
        found = self._properties(props)
        if "MCID" in found:
            self.cur_mcid = found["MCID"]
        elif tag.name == "Artifact":
            self.cur_mcid = None

    def end_tag(self) -> None:
        self.cur_mcid = self._outer.pop() if self._outer else None

    def _properties(self, props: object) -> Mapping[str, Any]:
        """The properties themselves, or those that the page keeps under the name given."""
        if isinstance(props, PSLiteral) and self.interpreter is not None:
            named = resolve1(self.interpreter.resources.get("Properties")) or {}
            props = resolve1(named.get(props.name))
        return props if isinstance(props, dict) else {}


class LetterPage(PlumberPage):
    """A page as pdfplumber knows it, whose letters are kept as `glyphs` only: several times quicker and smaller."""

    @property
    def layout(self) -> LTPage:
        if not hasattr(self, "_layout"):
            device = _NestedMarks(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            device.interpreter = PDFPageInterpreter(self.pdf.rsrcmgr, device)
            try:
                device.interpreter.process_page(self.page_obj)
            except MemoryError:
                raise
            except Exception as error:
                # Whatever a damaged page raises inside pdfminer, as pdfplumber itself treats it.
                raise PdfminerException(error) from error
            self._layout: LTPage = device.get_result()
        return self._layout

    def iter_layout_objects(self, layout_objects: list[LTComponent]) -> Iterator[dict[str, Any]]:  # type: ignore[override] # pdfplumber declares a generator
        for item in layout_objects:
            if isinstance(item, LTContainer):
                yield from self.iter_layout_objects(item._objs)  # noqa: SLF001 - as pdfplumber does
            elif not isinstance(item, LTChar):
                yield self.process_object(item)

    def glyphs(self) -> list[Glyph]:
        """Every letter, in the order in which the page draws them."""
        left, above = self.mediabox[:2]
        return [glyph(letter, left, above + self.height) for letter in _letters(self.layout)]


def _letters(container: LTContainer[Any]) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _letters(item)


def glyph(letter: LTChar, left: float, height: float) -> Glyph:
    """The letter, its place counted from the top left, its text without ligatures."""
    turn = _turn(letter)
    x0, x1, top, bottom = letter.x0 + left, letter.x1 + left, height - letter.y1, height - letter.y0
    text = letter.get_text()
    text = UNMAPPED if text.startswith("(cid:") else text.translate(_TIDIED)
    box = _turned(turn, x0, x1, top, bottom)
    return Glyph(text, *box, letter.fontname, turn, getattr(letter, "mcid", None), ((x0 + x1) / 2, (top + bottom) / 2))


def _turn(letter: LTChar) -> Turn:
    across, up = letter.matrix[0], letter.matrix[1]
    if abs(up) > abs(across):
        return Turn.UP if up > 0 else Turn.DOWN
    return Turn.RIGHT if across >= 0 else Turn.BACK


def _turned(turn: Turn, x0: float, x1: float, top: float, bottom: float) -> tuple[float, float, float, float]:
    """The box (x0, x1, top, bottom) as it is when the page is held so that the words run to the right."""
    if turn is Turn.UP:
        return -bottom, -top, x0, x1
    if turn is Turn.DOWN:
        return top, bottom, -x1, -x0
    if turn is Turn.BACK:
        return -x1, -x0, -bottom, -top
    return x0, x1, top, bottom
