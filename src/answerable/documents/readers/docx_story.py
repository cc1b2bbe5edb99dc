"""The paragraphs and tables of a part of a Word file, as they show with every tracked change accepted."""

from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

from answerable.documents.readers.build import Entry, Grid, Item, Paragraph, fold
from answerable.documents.readers.docx_numbering import Numbering, Styles, setting, value
from answerable.documents.readers.story import Story
from answerable.documents.readers.walks import Step, walk

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_W = {
    name: qn(f"w:{name}")
    for name in ("p", "pPr", "rPr", "r", "t", "tbl", "tr", "tc", "trPr", "tcPr", "del", "vanish", "sym", "sdt")
}
# Settings; deleted and moved words; codes of fields; the reading aid above Asian characters.
_UNSHOWN = frozenset(
    qn(f"w:{name}")
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "del", "moveFrom", "delText",
        "instrText", "delInstrText", "rt", "ffData",
    )
)  # fmt: skip
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


@dataclass(slots=True)
class StoryReader:
    """Reads stories that count their lists on together."""

    styles: Styles
    numbering: Numbering

    def read(self, root: etree._Element, *, flat: bool = False) -> list[Item]:
        """What stands below this element. `flat`: the words of tables without their grid."""
        story, marks = Story(), list[Paragraph]()

        def closed(element: etree._Element) -> bool:
            return _is_unshown(element) or (element.tag == _W["tbl"] and not flat)

        for visit in walk(root, closed, texts=False):
            element, starts = visit.element, visit.step is Step.START
            if _is_unshown(element):
                continue
            if element.tag == _W["p"] and starts:
                marks.append(self._paragraph(element))
                story.begin()
            elif element.tag == _W["p"]:
                self._finish(story, marks.pop(), element)
            elif element.tag == _W["tbl"] and starts and not flat:
                story.add(self._table(element))
            elif starts:
                story.write(_words(element))
        return story.finished()

    def _paragraph(self, element: etree._Element) -> Paragraph:
        """The paragraph, still without words, but counted in its list unless a tracked change deletes it."""
        properties = element.find(_W["pPr"])
        heading = self.styles.is_heading(properties)
        if _end_is_deleted(properties):
            return Paragraph("", heading=heading)
        mark, inner = self.numbering.mark(properties)
        return Paragraph("", mark, heading=heading, inner=inner)

    def _finish(self, story: Story, paragraph: Paragraph, element: etree._Element) -> None:
        words, fixed = story.end()
        if _end_is_deleted(element.find(_W["pPr"])):
            story.carry(words)
        elif fold(words) or paragraph.mark:
            story.add(replace(paragraph, text=words))
        story.add(*fixed)

    def _table(self, table: etree._Element) -> Grid:
        grid = Grid()
        for row in _inside(table, "tr"):
            settings = row.find(_W["trPr"])
            grid.start_row()
            column = 1 + _number(settings, "w:gridBefore", 0)
            for cell in _inside(row, "tc"):
                column += self._add_cell(grid, cell, column, heading=_is_on(settings, "w:tblHeader"))
        return grid

    def _add_cell(self, grid: Grid, cell: etree._Element, column: int, *, heading: bool) -> int:
        """Add the cell, or add to the one it is merged with; how many columns it takes."""
        settings = cell.find(_W["tcPr"])
        columns = max(1, _number(settings, "w:gridSpan", 1))
        paragraphs = [item for item in self.read(cell, flat=True) if isinstance(item, Paragraph)]
        left = grid.rows[-1][-1] if grid.rows[-1] and _continues(settings, "w:hMerge") else None
        above = grid.ending_above(column) if _continues(settings, "w:vMerge") else None
        if left:
            left.columns += columns
            left.paragraphs += paragraphs
        elif above:
            above.rows += 1
            above.paragraphs += paragraphs
        else:
            grid.add(Entry(paragraphs, column, columns, heading=heading))
        return columns


def _is_unshown(element: etree._Element) -> bool:
    tag = element.tag
    if tag == _W["r"]:
        return _is_on(element.find(_W["rPr"]), "w:vanish")
    if tag == _W["tr"]:
        settings = element.find(_W["trPr"])
        return settings is not None and settings.find(_W["del"]) is not None
    if tag == f"{_MC}Fallback":
        # The same drawing once more, for older programs.
        return any(sibling.tag == f"{_MC}Choice" for sibling in element.itersiblings(preceding=True))
    return tag in _UNSHOWN


def _words(element: etree._Element) -> str:
    if element.tag in (_W["t"], _MATHS_TEXT):
        return element.text or ""
    if element.tag == _W["sym"]:
        code = value(element, "w:char") or ""
        return chr(int(code, 16)) if len(code) == 4 and code.isalnum() else ""
    return _SIGNS.get(element.tag, "")


def _end_is_deleted(properties: etree._Element | None) -> bool:
    settings = properties.find(_W["rPr"]) if properties is not None else None
    return settings is not None and settings.find(_W["del"]) is not None


def _inside(element: etree._Element, name: str) -> list[etree._Element]:
    """Its rows or cells, through content controls and tracked changes, deleted ones left out."""
    wanted = _W[name]

    def closed(inner: etree._Element) -> bool:
        return inner is not element and (inner.tag == wanted or _is_unshown(inner))

    starts = (visit.element for visit in walk(element, closed, texts=False) if visit.step is Step.START)
    return [inner for inner in starts if inner.tag == wanted and inner is not element and not _is_unshown(inner)]


def _continues(settings: etree._Element | None, name: str) -> bool:
    merge = settings.find(qn(name)) if settings is not None else None
    return merge is not None and (value(merge, "w:val") or "continue") == "continue"


def _is_on(settings: etree._Element | None, name: str) -> bool:
    switch = settings.find(qn(name)) if settings is not None else None
    return switch is not None and value(switch, "w:val") not in ("0", "false", "off")


def _number(settings: etree._Element | None, name: str, otherwise: int) -> int:
    text = setting(settings, name) or ""
    return min(int(text), 1000) if text.isascii() and text.isdigit() else otherwise
