"""For any words: the cells hold every visible character of the source exactly once, in order."""

import csv
import html
import re
from io import BytesIO, StringIO

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.documents.model import Document
from tests.unit.documents.readers.rows import read, tables
from tests.unit.documents.readers.zips import open_document

BULLETS = str.maketrans(dict.fromkeys("•●▪‣⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc◦○·-–*o", "•"))
LETTERS = "abo OM. ;:,-–*<>&#\"'|/é\u00a0•◦·▪\uf0b7123()"
# Left-over tags are stripped, and so are no words.
words = st.text(LETTERS, max_size=40).filter(lambda text: not re.search(r"</?[ab]\b", text))
lines = st.lists(words, min_size=1, max_size=4).map("\n".join)
rows_of_words = st.lists(st.lists(lines, min_size=2, max_size=4), min_size=1, max_size=4)


def visible(text: str) -> str:
    """The characters that show, bullets (and what may be one) all written the same way."""
    return re.sub(r"\s", "", text).translate(BULLETS)


def without_heading_marks(text: str) -> str:
    return re.sub(r"(?m)^#{1,6}[^\S\n]+(?=\S)", "", text)


def held(document: Document) -> list[list[str]]:
    return [[visible(text) for text in row] for table in tables(document) for row in table]


def all_visible(rows: list[list[str]]) -> list[list[str]]:
    return [[visible(text) for text in row] for row in rows]


@given(rows_of_words)
def test_html(rows: list[list[str]]) -> None:
    cells = ["".join(f"<td>{html.escape(text).replace(chr(10), '<br>')}</td>" for text in row) for row in rows]
    page = f"<!doctype html><p>x</p><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    assert held(read(page)) == all_visible(rows)


@given(rows_of_words)
def test_open_document(rows: list[list[str]]) -> None:
    def cell(text: str) -> str:
        paragraphs = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in text.split("\n"))
        return f"<table:table-cell>{paragraphs}</table:table-cell>"

    written = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    document = read(open_document(f"<text:p>x</text:p><table:table>{written}</table:table>"))
    assert held(document) == all_visible(rows)


@settings(max_examples=25, deadline=None)
@given(rows_of_words)
def test_word(rows: list[list[str]]) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    for row in rows:
        table = document.add_table(1, len(row))
        for cell, text in zip(table.rows[0].cells, row, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    assert held(read(file.getvalue())) == all_visible(rows)


# A quotation mark first in a cell may open one that holds lines.
unquoted = words.filter(lambda text: not text.startswith('"'))


@given(st.lists(st.lists(unquoted, min_size=2, max_size=4), min_size=1, max_size=4))
def test_text_with_tabs(rows: list[list[str]]) -> None:
    source = "x\n" + "\n".join("\t".join(row) for row in rows)
    assert held(read(source)) == all_visible(rows)


# An apostrophe first in a cell guards it from being taken for a formula.
unguarded = lines.filter(lambda text: not text.startswith("'"))


@given(st.lists(st.tuples(unguarded, unguarded, unguarded), min_size=2, max_size=4))
def test_csv(rows: list[tuple[str, str, str]]) -> None:
    file = StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("No", "What", "When"), *rows])
    document = read("".join(file.getvalue()))
    if document.file.media_type == "text/csv":
        assert held(document)[1:] == all_visible([list(row) for row in rows])
    else:
        held_text = visible("".join(cell.text for cell in document.cells()))
        expected = visible(without_heading_marks(file.getvalue()))
        assert held_text.replace('"', "").replace(",", "") == expected.replace('"', "").replace(",", "")


@given(st.lists(words, min_size=1, max_size=8))
def test_lines_of_text(texts: list[str]) -> None:
    source = "\n".join(["x", *texts])
    document = read(source)
    if document.file.media_type == "text/plain":
        shown = visible("".join(cell.text for cell in document.cells()))
        assert shown == visible(without_heading_marks(source))
