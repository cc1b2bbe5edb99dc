"""One little plan as web page, Word file, OpenDocument text and text with tabs: the same words in the same cells."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.table import _Cell
from odfdo import Cell, Document, List, ListItem, Paragraph, Row, Table

from tests.unit.documents.readers.rows import blocks, places, read, tables

TITLE = "Action plan: night time welfare checks"
HEAD = ("No.", "Concern", "Response", "Owner", "Target date")
BAND = "Priority concerns"
LEAD = "We will:"
ITEMS = ("Teach every night manager to use the new log", "Check the logs each week")
OWNERS = ("Head of Safety", "Night Manager")
DATES = ("June 2031", "Completed & ongoing")
CONCERN = "Checks at night were not written down, and nobody looked < 24 hours later."

ROWS = [
    list(HEAD),
    ["", BAND],
    ["1.", CONCERN, f"{LEAD}\n• {ITEMS[0]}\n• {ITEMS[1]}", "\n".join(OWNERS), "\n".join(DATES)],
]
TABBED = [[*HEAD], ["", BAND, "", "", ""], ROWS[2]]


def as_text() -> bytes:
    def cell(text: str) -> str:
        return f'"{text}"' if "\n" in text else text

    return "\n".join([TITLE, "", *("\t".join(map(cell, row)) for row in TABBED)]).encode()


def as_csv() -> bytes:
    return "\n".join(",".join(f'"{text}"' for text in row) for row in TABBED).encode()


def as_markdown() -> bytes:
    def row(cells: list[str]) -> str:
        return f"| {' | '.join(text.replace(chr(10), '<br>') for text in cells)} |"

    rows = [row(cells) for cells in TABBED]
    return "\n".join([f"# {TITLE}", "", rows[0], "|---|---|---|---|:--|", *rows[1:]]).encode()


def as_html() -> bytes:
    def lines(texts: tuple[str, ...]) -> str:
        return "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in texts)

    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"""<!DOCTYPE html><title>Plan</title><h1>{TITLE}</h1><table>
      <tr>{"".join(f"<td>{name}</td>" for name in HEAD)}</tr>
      <tr><td></td><td colspan="4">{BAND}</td></tr>
      <tr><td>1.</td><td>{CONCERN.replace("<", "&lt;")}</td><td>{LEAD}<ul>{items}</ul></td>
      <td>{lines(OWNERS)}</td><td>{lines(DATES)}</td></tr></table>""".encode()


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    table = document.add_table(3, 5)
    for place, name in enumerate(HEAD):
        table.cell(0, place).text = name
    table.cell(1, 1).merge(table.cell(1, 4)).text = BAND
    row = table.rows[2].cells
    row[0].text, row[1].text, row[2].text = "1.", CONCERN, LEAD
    for item in ITEMS:
        row[2].add_paragraph(item, "List Bullet")
    _paragraphs(row[3], OWNERS)
    _paragraphs(row[4], DATES)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraphs(cell: _Cell, texts: tuple[str, ...]) -> None:
    cell.text = texts[0]
    for text in texts[1:]:
        cell.add_paragraph(text)


def as_odt() -> bytes:
    document = Document("text")
    document.body.clear()
    document.body.append(Paragraph(TITLE))
    table = Table("Plan")
    rows: list[list[tuple[str, ...]]] = [
        [(name,) for name in HEAD],
        [(), (BAND,), (), (), ()],
        [("1.",), (CONCERN,), (LEAD,), OWNERS, DATES],
    ]
    for texts in rows:
        row = Row()
        for paragraphs in texts:
            cell = Cell()
            for text in paragraphs:
                cell.append(Paragraph(text))
            row.append(cell)
        table.append(row)
    document.body.append(table)
    listed = List()
    for item in ITEMS:
        listed.append(ListItem(item))
    table.get_elements("//table:table-cell")[12].append(listed)
    table.set_span((1, 1, 4, 1))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("write", [as_html, as_docx, as_odt])
def test_every_kind_of_document_gives_the_same_rows(write: Callable[[], bytes]) -> None:
    document = read(write())
    assert tables(document) == [ROWS]
    assert places(document) == [
        [(1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 1)],
        [(1, 1, 1), (2, 4, 1)],
        [(1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 1)],
    ]
    assert blocks(document) == [TITLE]


@pytest.mark.parametrize(("write", "before"), [(as_text, [TITLE]), (as_csv, []), (as_markdown, [TITLE])])
def test_text_gives_the_same_words_with_an_empty_cell_where_it_cannot_merge(
    write: Callable[[], bytes], before: list[str]
) -> None:
    document = read(write())
    assert tables(document) == [TABBED]
    assert blocks(document) == before
