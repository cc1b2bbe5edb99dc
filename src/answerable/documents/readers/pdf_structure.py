"""What a tagged PDF says of itself: which marked content is which cell of which table, paragraph or heading.

pdfplumber's own structure tree gives each element the one page it begins on; a row that runs on to the next page
needs the page of each piece of content, so the tree is walked here (ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from answerable.documents.readers.pdf_lines import Line
from answerable.documents.readers.pdf_paragraphs import Passage

_INLINE = frozenset(
    [
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Em",
        "Strong",
        "Sub",
        "FENote",
        "Form",
        "Figure",
        "Formula",
        "NonStruct",
        "Private",
        "Lbl",
        "LBody",
        "THead",
        "TBody",
        "TFoot",
    ]
)
_HEADINGS = frozenset(["H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"])
_PARAGRAPHS = _HEADINGS | {"P"}
_DEEPEST = 100
_MOST_COLUMNS = 200
_MOST_ROWS = 10_000


@dataclass(slots=True)
class Area:
    """A cell of a table or a block, its words still in lines."""

    passages: list[Passage] = field(default_factory=list)
    heading: bool = False
    column: int = 1
    columns: int = 1
    rows: int = 1

    def lines(self) -> Iterator[Line]:
        for passage in self.passages:
            yield from passage.lines


Rows = list[list[Area]]


@dataclass(slots=True)
class Structure:
    """The parts of the document in reading order, and which passage each piece of marked content belongs to."""

    parts: list[Area | Rows] = field(default_factory=list)
    claims: dict[tuple[int, int], Passage] = field(default_factory=dict)
    """By page number and id of the marked content on that page."""
    celled: set[int] = field(default_factory=set)
    """The pages that hold a cell of a table, or a part of one."""

    def owner(self, page: int, content: int | None) -> Passage | None:
        return None if content is None else self.claims.get((page, content))


def read_structure(catalog: Mapping[str, Any], pages: Mapping[object, int]) -> Structure:
    """The structure of a PDF with this catalogue; empty where it is not tagged. `pages`: numbers by object id."""
    root = resolve1(catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return Structure()
    roles = resolve1(root.get("RoleMap"))
    walk = _Walk(pages, roles if isinstance(roles, dict) else {})
    walk.visit_kids(root, page=None, depth=0)
    for part in walk.structure.parts:
        if isinstance(part, list):
            place(part)
    return walk.structure


class _Walk:
    """One walk through the tree, and where it stands."""

    def __init__(self, pages: Mapping[object, int], roles: Mapping[str, Any]) -> None:
        self.structure = Structure()
        self._pages = pages
        self._roles = roles
        self._seen = set[int]()
        self._table: Rows | None = None
        self._cell: Area | None = None
        self._passage: Passage | None = None
        self._role = ""
        self._label_waits = False

    def visit_kids(self, element: Mapping[str, Any], page: int | None, depth: int) -> None:
        kids = resolve1(element.get("K"))
        for kid in kids if isinstance(kids, list) else [element.get("K")]:
            self._visit(kid, page, depth)

    def _visit(self, kid: object, page: int | None, depth: int) -> None:
        if isinstance(kid, PDFObjRef):
            if kid.objid in self._seen:
                return
            self._seen.add(kid.objid)
        found = resolve1(kid)
        if isinstance(found, int):
            self._claim(page, found)
        elif isinstance(found, dict) and depth < _DEEPEST:
            page = self._page_of(found) or page
            if "MCID" in found:
                self._claim(page, found["MCID"])
            elif "S" in found:
                self._element(found, page, depth + 1)

    def _page_of(self, element: Mapping[str, Any]) -> int | None:
        page = element.get("Pg")
        return self._pages.get(page.objid) if isinstance(page, PDFObjRef) else None

    def _element(self, element: Mapping[str, Any], page: int | None, depth: int) -> None:
        role = self._role_of(element)
        if role == "Table" and self._table is None:
            self._walk_table(element, page, depth)
        elif role == "TR" and self._table is not None and self._cell is None:
            self._table.append([])
            self.visit_kids(element, page, depth)
        elif role in {"TD", "TH"} and self._table and self._cell is None:
            self._walk_cell(element, role, page, depth)
        elif role in _INLINE:
            self.visit_kids(element, page, depth)
            self._label_waits = self._label_waits or role == "Lbl"
        else:
            self._walk_block(element, role, page, depth)

    def _walk_table(self, element: Mapping[str, Any], page: int | None, depth: int) -> None:
        self._passage = None
        self._table = []
        self.structure.parts.append(self._table)
        self.visit_kids(element, page, depth)
        self._table = self._passage = None

    def _walk_cell(self, element: Mapping[str, Any], role: str, page: int | None, depth: int) -> None:
        assert self._table is not None  # noqa: S101 - the caller has looked; for the type checker
        self._cell = Area(
            heading=role == "TH",
            columns=_attribute(element, "ColSpan", _MOST_COLUMNS),
            rows=_attribute(element, "RowSpan", _MOST_ROWS),
        )
        self._table[-1].append(self._cell)
        self._walk_block(element, role, page, depth)
        self._cell = None

    def _walk_block(self, element: Mapping[str, Any], role: str, page: int | None, depth: int) -> None:
        """Words of a block stand in a passage of their own; the label of a list item, with the first of them."""
        if not self._label_waits:
            self._passage = None
        outer, self._role = self._role, role
        self.visit_kids(element, page, depth)
        self._role, self._passage, self._label_waits = outer, None, False

    def _claim(self, page: int | None, mark: object) -> None:
        if page is None or not isinstance(mark, int) or (page, mark) in self.structure.claims:
            return
        if self._passage is None:
            self._passage = self._start_passage()
        self._label_waits = False
        self.structure.claims[page, mark] = self._passage
        if self._cell is not None:
            self.structure.celled.add(page)

    def _start_passage(self) -> Passage:
        passage = Passage(firm=self._role in _PARAGRAPHS, celled=self._cell is not None)
        if self._cell is not None:
            self._cell.passages.append(passage)
        else:
            parts = self.structure.parts
            is_caption = self._table is not None and not self._table
            place = len(parts) - is_caption
            parts.insert(place, Area([passage], heading=self._role in _HEADINGS))
        return passage

    def _role_of(self, element: Mapping[str, Any]) -> str:
        """The standard role; a role of the maker's own is looked up, as often as its meaning is another such."""
        name = _name(element.get("S"))
        for _ in range(8):
            mapped = _name(resolve1(self._roles.get(name)))
            if mapped in {"", name}:
                break
            name = mapped
        return name


def _name(value: object) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _attribute(element: Mapping[str, Any], name: str, most: int) -> int:
    """A whole number from 1 to `most` among the attributes of the element; 1 where it has none."""
    for attributes in _attribute_sets(element):
        value = resolve1(attributes.get(name))
        if isinstance(value, int):
            return min(max(value, 1), most)
    return 1


def _attribute_sets(element: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = resolve1(element.get("A"))
    for attributes in map(resolve1, found if isinstance(found, list) else [found]):
        if isinstance(attributes, dict):
            yield attributes


def place(rows: Sequence[Sequence[Area]]) -> None:
    """Give each cell its first grid column, right of what stands before it and of what reaches down from above."""
    reach: dict[int, int] = {}
    for at, row in enumerate(rows):
        column = 1
        for cell in row:
            while reach.get(column, 0) > at:
                column += 1
            cell.column = column
            cell.rows = min(cell.rows, len(rows) - at)
            for taken in range(column, column + cell.columns):
                reach[taken] = at + cell.rows
            column += cell.columns
