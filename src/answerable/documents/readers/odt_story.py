"""The paragraphs, lists and tables of a part of an OpenDocument text."""

from dataclasses import dataclass, field

from lxml import etree

from answerable.documents.readers.build import Entry, Grid, Item, Paragraph, fold
from answerable.documents.readers.odt_lists import Lists, ListStyles
from answerable.documents.readers.odt_names import attribute, name, names
from answerable.documents.readers.story import Story
from answerable.documents.readers.walks import Step, Visit, walk
from answerable.vocabulary.errors import UnreadableDocumentError

_PARAGRAPHS = names("text", "p h")
_LIST, _ITEM, _LABEL = name("text:list"), name("text:list-item"), name("text:number")
_TABLE, _ROW, _HEADER_ROWS = name("table:table"), name("table:table-row"), name("table:table-header-rows")
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_SPACE, _NOTE, _NOTE_BODY = name("text:s"), name("text:note"), name("text:note-body")
# Deleted words, comments, declarations of fields, patterns of indexes, descriptions of pictures, reading aids.
_UNSHOWN = (
    names(
        "text",
        "tracked-changes sequence-decls variable-decls user-field-decls dde-connection-decls note-citation ruby-text"
        " table-of-content-source illustration-index-source table-index-source object-index-source"
        " user-index-source alphabetical-index-source bibliography-source number",
    )
    | names("office", "annotation forms scripts binary-data")
    | names("svg", "title desc")
    | names("table", "table-columns table-column table-header-columns table-column-group")
)
_MOST_REPEATS = 1000
_MANY = "The file repeats a cell or row of a table thousands of times, so it was not read. Delete the repeated ones."


@dataclass(slots=True)
class StyleFacts:
    """What the styles of a document say that bears on what shows."""

    lists: ListStyles = field(default_factory=ListStyles)
    parents: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def is_heading(self, element: etree._Element) -> bool:
        """Whether it is a heading, or a paragraph whose style is, or is made from, a title or heading."""
        if element.tag == name("text:h"):
            return True
        style, seen = attribute(element, "text:style-name"), set[str]()
        while style and style not in seen:
            if style.lower().startswith(("heading", "title")):
                return True
            seen.add(style)
            style = self.parents.get(style)
        return False


class StoryReader:
    """Reads stories that number their lists on together, and collects their notes."""

    def __init__(self, facts: StyleFacts) -> None:
        self._facts = facts
        self._lists = Lists(facts.lists)
        self.notes: list[etree._Element] = []

    def read(self, root: etree._Element, *, flat: bool = False) -> list[Item]:
        """What stands below this element. `flat`: the words of tables without their grid."""
        story = Story()

        def closed(element: etree._Element) -> bool:
            return self._is_unshown(element) or element.tag == _NOTE or (element.tag == _TABLE and not flat)

        for visit in walk(root, closed):
            if visit.step is Step.TEXT:
                story.write(visit.text.replace("\n", " "))
            elif visit.element.tag == _LABEL:
                self._lists.written("".join(map(str, visit.element.itertext())))
            elif self._is_unshown(visit.element):
                continue
            elif visit.element.tag in (_LIST, _ITEM):
                self._in_list(story, visit)
            elif visit.element.tag in _PARAGRAPHS:
                self._in_paragraph(story, visit)
            elif visit.step is Step.START:
                self._start(story, visit.element, flat=flat)
        return story.finished()

    def _start(self, story: Story, element: etree._Element, *, flat: bool) -> None:
        if element.tag == _TABLE and not flat:
            story.add(self._table(element))
        elif element.tag == _NOTE:
            self.notes += element.findall(_NOTE_BODY)
        elif element.tag == name("text:line-break"):
            story.write("\n")
        elif element.tag in (_SPACE, name("text:tab")):
            story.write(" ")

    def _in_list(self, story: Story, visit: Visit) -> None:
        starts = visit.step is Step.START
        if visit.element.tag == _ITEM:
            if starts:
                self._lists.start_item(visit.element)
            else:
                self._number_alone(story)
        elif starts:
            self._number_alone(story)
            self._lists.start(visit.element)
        else:
            self._lists.end(visit.element)

    def _number_alone(self, story: Story) -> None:
        if mark := self._lists.take_mark():
            story.add(Paragraph("", mark))

    def _in_paragraph(self, story: Story, visit: Visit) -> None:
        if visit.step is Step.START:
            story.begin()
            return
        words, fixed = story.end()
        if fold(words):
            story.add(self._paragraph(visit.element, words))
        story.add(*fixed)

    def _paragraph(self, element: etree._Element, words: str) -> Paragraph:
        mark = self._lists.take_mark()
        if not mark and element.tag == name("text:h"):
            level = attribute(element, "text:outline-level") or "1"
            mark = self._lists.heading_mark(int(level) if level.isdecimal() else 1)
        heading = self._facts.is_heading(element)
        return Paragraph(words, mark, heading=heading, inner=self._lists.depth > 1)

    def _table(self, table: etree._Element) -> Grid:
        grid = Grid()
        for row in _inside(table, (_ROW,)):
            heading = any(outer.tag == _HEADER_ROWS for outer in row.iterancestors())
            entries = self._entries(row, heading=heading)
            filled = any(entry.paragraphs for entry in entries)
            for _ in range(_repeats(row, "table:number-rows-repeated", filled=filled)):
                grid.rows.append([*entries])
        return grid

    def _entries(self, row: etree._Element, *, heading: bool) -> list[Entry]:
        entries: list[Entry] = []
        column = 1
        for cell in _inside(row, (_CELL, _COVERED)):
            paragraphs = [item for item in self.read(cell, flat=True) if isinstance(item, Paragraph)]
            columns = _spanned(cell, "table:number-columns-spanned")
            rows = _spanned(cell, "table:number-rows-spanned")
            for _ in range(_repeats(cell, "table:number-columns-repeated", filled=bool(paragraphs))):
                if cell.tag == _CELL:
                    entries.append(Entry(paragraphs, column, columns, rows, heading=heading))
                column += 1
        return entries

    def _is_unshown(self, element: etree._Element) -> bool:
        return (
            element.tag in _UNSHOWN
            or attribute(element, "text:display") == "none"
            or attribute(element, "text:is-hidden") == "true"
            or attribute(element, "text:style-name") in self._facts.hidden
        )


def _inside(element: etree._Element, wanted: tuple[str, ...]) -> list[etree._Element]:
    """Its rows or cells, through groups of rows, those of tables inside it left out."""

    def closed(inner: etree._Element) -> bool:
        return inner is not element and (inner.tag in wanted or inner.tag in _UNSHOWN)

    visits = walk(element, closed)
    return [
        visit.element
        for visit in visits
        if visit.step is Step.START and visit.element.tag in wanted and visit.element is not element
    ]


def _spanned(cell: etree._Element, short: str) -> int:
    text = attribute(cell, short) or ""
    return max(1, min(int(text), _MOST_REPEATS)) if text.isascii() and text.isdigit() else 1


def _repeats(element: etree._Element, short: str, *, filled: bool) -> int:
    text = attribute(element, short) or ""
    times = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
    if times > _MOST_REPEATS and filled:
        raise UnreadableDocumentError(_MANY)
    return max(1, times) if times <= _MOST_REPEATS else 1
