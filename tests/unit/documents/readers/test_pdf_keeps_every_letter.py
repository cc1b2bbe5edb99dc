"""Every letter that pdfplumber sees on a page stands in one cell of the model, whatever made the PDF."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from answerable.documents.model import Cell, Page
from answerable.documents.readers.pdf import read_pdf
from tests.support.pdf_files import drawn, printed, ruled

WORDS = st.text(st.sampled_from("abcdeghimortuwyABCEHMRST0123456789-/.,;:()&%'"), min_size=1, max_size=14)
CELL = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
ROWS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
)
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def drawn_letters(data: bytes) -> Counter[str]:
    """The letters of the page, those drawn over themselves once; every bullet as one kind."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return letters("".join(char["text"] for page in pdf.pages for char in page.dedupe_chars().chars))


def read_letters(pages: Sequence[Page]) -> Counter[str]:
    return letters("".join(cell.text for cell in cells(pages)))


def letters(text: str) -> Counter[str]:
    return Counter("•" if letter in "•◦▪" else letter for letter in text if not letter.isspace())


def cells(pages: Sequence[Page]) -> Iterator[Cell]:
    for page in pages:
        for item in page.items:
            yield from [item] if isinstance(item, Cell) else (cell for row in item.rows for cell in row)


def web_table(rows: Sequence[Sequence[str]]) -> str:
    printed_rows = "".join(
        "<tr>" + "".join(f"<td><p>{escape(text)}</p><ul><li>{escape(text)}</li></ul></td>" for text in row) + "</tr>"
        for row in rows
    )
    return f"<h1>Plan</h1><table><thead><tr><th>Heading</th></tr></thead>{printed_rows}</table><p>End</p>"


FOOT = "@page { size: 200mm 90mm; @bottom-center { content: 'Page ' counter(page) } }"


@pytest.mark.parametrize("tagged", [True, False])
@SLOW
@given(rows=ROWS)
def test_printed_tables(tagged: bool, rows: list[list[str]]) -> None:
    data = printed(web_table(rows), tagged=tagged, style=FOOT)
    assert read_letters(read_pdf(data)) == drawn_letters(data)


@SLOW
@given(rows=ROWS)
def test_ruled_tables_that_break_over_pages(rows: list[list[str]]) -> None:
    data = ruled([[escape(text) for text in row] for row in rows], [700 / len(rows[0])] * len(rows[0]))
    assert read_letters(read_pdf(data)) == drawn_letters(data)


PLACED = st.tuples(
    WORDS, st.floats(20, 560), st.floats(20, 820), st.sampled_from([6, 10, 24]), st.sampled_from([0, 90, 33])
)
BOXES = st.tuples(st.floats(20, 400), st.floats(20, 600), st.floats(1, 200), st.floats(1, 200))


@SLOW
@given(words=st.lists(PLACED, min_size=1, max_size=30), boxes=st.lists(BOXES, max_size=8))
def test_words_and_boxes_anywhere(
    words: list[tuple[str, float, float, int, int]], boxes: list[tuple[float, float, float, float]]
) -> None:
    def draw(canvas: Canvas) -> None:
        for box in boxes:
            canvas.rect(*box)
        for text, x, y, size, angle in words:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            canvas.setFont("Helvetica", size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    data = drawn(draw)
    assert read_letters(read_pdf(data)) == drawn_letters(data)
