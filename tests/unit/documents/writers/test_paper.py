"""A paper of headings, paragraphs and tables."""

import io

from lxml import html as markup
from odfdo import Document

from answerable.documents.writers.paper import Heading, Paper, Table, html, odt

PAPER = Paper(
    "Meeting at <Ashgate>",
    (
        "One thing.",
        Heading("New & old"),
        Table("What is new", ("What", "When"), (("A\x0b & B", "May"), ("", "June")), (60, 40)),
    ),
)


def test_as_a_web_page_every_word_stands_where_it_belongs() -> None:
    page = markup.document_fromstring(html(PAPER))
    assert [page.findtext(f".//{name}") for name in ("title", "h1", "h2", "p", "caption")] == [
        *["Meeting at <Ashgate>"] * 2,
        *("New & old", "One thing.", "What is new"),
    ]
    assert [cell.text for cell in page.iter("th")] == ["What", "When"]


def test_as_opendocument_text_the_table_is_a_real_one() -> None:
    document = Document(io.BytesIO(odt(PAPER)))
    assert document.meta.title == "Meeting at <Ashgate>"
    [table] = document.body.tables
    assert [[str(cell).strip() for cell in row.cells] for row in table.rows][1:] == [["A & B", "May"], ["", "June"]]
    assert [header.text_recursive.strip() for header in document.body.headers] == ["Meeting at <Ashgate>", "New & old"]
