"""Paragraphs and lists of an HTML tree: whole pages, and the mark-up that is left over in cells of text.

A list with text straight inside and no item (`<ul> one two`) is *loose*. It ends at the next block that is
no list, since such lists are often never closed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from answerable.documents.readers import labels
from answerable.documents.readers.build import Item, Paragraph, fold
from answerable.documents.readers.bullets import BULLET, INNER_BULLET
from answerable.documents.readers.tags import BLOCKS, DROPPED, HEADINGS, LEFT_OVER, LISTS
from answerable.documents.readers.walks import Step, walk
from answerable.vocabulary.errors import UnreadableDocumentError

_CODE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_LEFT_OVER = re.compile(r"</?(?:p|ul|ol|li|br|div)\b[^<>]*>", re.IGNORECASE)
_MARK_UP = re.compile(rf"</?(?:{'|'.join(sorted(LEFT_OVER))})(?=[\s/>])[^<>]*>|{_CODE}", re.IGNORECASE)
_UNDISPLAYED = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LABELS = {"a": labels.letter, "i": labels.roman}
_TOO_DEEP = "The page is nested too deeply to be read. Save it again from a browser, or copy its text."


@dataclass(slots=True)
class _List:
    has_items: bool
    inner: bool
    loose: int
    number: int = 1
    step: int = 1
    style: str | None = None
    """The type of numbering, as the `type` of `<ol>`; None for bullets."""
    over: bool = False

    def mark(self, item: etree._Element) -> str:
        if self.style is None:
            return INNER_BULLET if self.inner else BULLET
        self.number = _whole(item.get("value"), self.number)
        shown = _LABELS.get(self.style.lower(), labels.decimal)(self.number)
        self.number += self.step
        return f"{shown.upper() if self.style.isupper() else shown}. "


@dataclass(slots=True)
class _ListItem:
    mark: str


class Flow:
    """Reads the paragraphs below an element.

    `on_table` reads its tables; without it they are read as text.
    """

    def __init__(self, on_table: Callable[[etree._Element], Sequence[Item]] | None = None) -> None:
        self._on_table = on_table
        self._items: list[Item] = []
        self._text: list[str] = []
        self._containers: list[_List | _ListItem] = []
        self._within = {"pre": 0, "heading": 0}
        self._lists = 0

    def read(self, root: etree._Element) -> list[Item]:
        for visit in walk(root, self._closed):
            if visit.step is Step.TEXT:
                self._text.append(visit.text if self._within["pre"] else re.sub(r"[\t\n\f\r]", " ", visit.text))
            elif visit.step is Step.START:
                self._start(visit.element)
            else:
                self._end(visit.element)
        self._paragraph()
        return self._items

    def _closed(self, element: etree._Element) -> bool:
        return is_dropped(element) or (element.tag == "table" and self._on_table is not None)

    def _start(self, element: etree._Element) -> None:
        if is_dropped(element):
            return
        tag = element.tag
        if tag == "br":
            self._text.append("\n")
        elif tag in LISTS:
            self._paragraph()
            self._number_alone()
            self._containers.append(self._list(element))
        elif tag == "li":
            self._paragraph()
            self._containers.append(_ListItem(self._mark(element)))
        elif tag in BLOCKS:
            self._paragraph()
            self._end_loose_lists()
            self._enter(tag, 1)
            if tag == "table" and self._on_table:
                self._items.extend(self._on_table(element))

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if is_dropped(element) or not (tag in LISTS or tag == "li" or tag in BLOCKS):
            return
        self._paragraph()
        if tag == "li":
            self._number_alone()
        if tag in BLOCKS:
            self._enter(tag, -1)
        else:
            self._containers.pop()

    def _enter(self, tag: str, change: int) -> None:
        kind = "heading" if tag in HEADINGS else tag
        if kind in self._within:
            self._within[kind] += change

    def _list(self, element: etree._Element) -> _List:
        self._lists += 1
        items = [child for child in element if child.tag == "li"]
        opened = _List(bool(items), self._depth() > 0, self._lists)
        if element.tag == "ol":
            reverse = element.get("reversed") is not None
            opened.style = element.get("type") or "1"
            opened.step = -1 if reverse else 1
            opened.number = _whole(element.get("start"), len(items) if reverse else 1)
        return opened

    def _depth(self) -> int:
        return sum(isinstance(container, _List) and not container.over for container in self._containers)

    def _mark(self, item: etree._Element) -> str:
        container = self._containers[-1] if self._containers else None
        return container.mark(item) if isinstance(container, _List) else BULLET

    def _end_loose_lists(self) -> None:
        for container in reversed(self._containers):
            if isinstance(container, _ListItem) or container.has_items:
                return
            container.over = True

    def _paragraph(self) -> None:
        """What was read since the last block, if it is more than white space, becomes a paragraph."""
        text = "".join(self._text)
        self._text.clear()
        if not fold(text):
            return
        mark, loose = "", 0
        container = self._containers[-1] if self._containers else None
        if isinstance(container, _ListItem):
            mark, container.mark = container.mark, ""
        elif container and not container.over:
            loose = container.loose
        heading = self._within["heading"] > 0
        self._items.append(Paragraph(text, mark, heading=heading, inner=self._depth() > 1, loose=loose))

    def _number_alone(self) -> None:
        """The number of an item that has no words of its own shows all the same."""
        container = self._containers[-1] if self._containers else None
        if isinstance(container, _ListItem) and container.mark:
            self._items.append(Paragraph("", container.mark))
            container.mark = ""


def is_dropped(element: etree._Element) -> bool:
    """Whether a reader of the page does not see this element: see `html` for what and why."""
    hidden = element.get("hidden")
    return (
        element.tag in DROPPED
        or (hidden is not None and hidden.lower() != "until-found")
        or _UNDISPLAYED.search(element.get("style", "")) is not None
    )


def flat_text(element: etree._Element) -> list[Paragraph]:
    """The paragraphs below an element, tables inside it read as text."""
    return [item for item in Flow().read(element) if isinstance(item, Paragraph)]


def fragment(text: str) -> list[Paragraph]:
    """The paragraphs of a cell or line of text in which HTML may be left over.

    Only tags and entities that word processors and web editors leave behind count; any other `<` or `&` is
    what it says.
    """
    if not _MARK_UP.search(text):
        return [Paragraph(text)] if text.strip() else []
    return flat_text(parse(_escaped(text)))


def holds_markup(text: str) -> bool:
    """Whether HTML is left over in a text: a tag of a paragraph or a list stands in it."""
    return bool(_LEFT_OVER.search(text))


def parse(source: str) -> etree._Element:
    """The tree of an HTML page.

    Raises UnreadableDocumentError where it is nested deeper than the parser follows, or holds nothing.
    """
    # Given bytes and their encoding, the parser does not believe what the page declares.
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
    tree = etree.fromstring(source.encode(), parser)
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableDocumentError(_TOO_DEEP)
    return etree.Element("html") if tree is None else tree


def _escaped(text: str) -> str:
    """Text so written that the parser takes everything but left-over tags and entities literally."""
    pieces, end = [], 0
    for match in _MARK_UP.finditer(text):
        pieces += [_literal(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*pieces, _literal(text[end:])])


def _literal(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\s*-?\d{1,9}\s*", value, re.ASCII) else otherwise
