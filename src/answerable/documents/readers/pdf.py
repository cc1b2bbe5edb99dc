"""PDF into the page model.

Where the PDF is tagged, its structure says what is a table, a cell, a paragraph or a heading. Elsewhere a table is
what rules enclose, and everything else is lines, joined to paragraphs; a table without rules is never guessed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from answerable.documents.model import Page
from answerable.documents.readers.build import Entry, Grid, Item, Paragraph, build_page
from answerable.documents.readers.pdf_glyphs import LetterPage
from answerable.documents.readers.pdf_order import bound, merge, passages_of, standing_of
from answerable.documents.readers.pdf_pages import Leaf, lay_out
from answerable.documents.readers.pdf_paragraphs import Habits, habits_of, paragraphs_of
from answerable.documents.readers.pdf_structure import Area, Rows, Structure, read_structure
from answerable.vocabulary.errors import UnreadableDocumentError

_DAMAGED = "The PDF is damaged or incomplete. Download it again, or open it and save it as a new PDF."
_LOCKED = "The PDF is locked with a password. Save a copy without a password and read that."
_EMPTY = "The PDF has no pages. Check that it is the file you meant."
_SCAN = (
    "There is no text in the PDF: it is a scan, or a picture of a page. Run OCR on it first and read the result; "
    "Answerable does not."
)
_NO_LETTERS = (
    "The letters of the PDF cannot be read: its fonts do not say which character each shape is. Save it again from "
    "the program that made it, or run OCR on it and read the result."
)


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF, one of the model for each of its own; a page without text (a scan) has no items.

    Every letter of a page stands in one cell, other than those drawn over themselves to look bold. A part of a
    tagged document that runs on to the next page stands where it begins; a table begins anew on each page, with the
    rows that begin there.

    Raises UnreadableDocumentError where the PDF is locked, damaged, cut short, without pages, or without text.
    """
    if _is_cut_short(data):
        raise UnreadableDocumentError(_DAMAGED)
    with _opened(data) as pdf:
        sheets = list(PDFPage.create_pages(pdf.doc))
        _check_count(pdf, len(sheets))
        structure = read_structure(pdf.doc.catalog, {page.pageid: at for at, page in enumerate(sheets, start=1)})
        leaves = [
            lay_out(LetterPage(pdf, sheet, page_number=at), structure) for at, sheet in enumerate(sheets, start=1)
        ]
    _check_letters(leaves)
    return tuple(_written(structure, leaves))


def _is_cut_short(data: bytes) -> bool:
    """Whether the end is missing: the table of contents of a PDF comes after its last object."""
    return data.rfind(b"startxref") < data.rfind(b"endobj")


@contextmanager
def _opened(data: bytes) -> Iterator[PDF]:
    try:
        with PDF.open(BytesIO(data)) as pdf:
            yield pdf
    except (UnreadableDocumentError, MemoryError):
        raise
    except PdfminerException as error:
        if isinstance(error.__context__, MemoryError):
            raise error.__context__ from error
        is_locked = bool(error.args) and isinstance(error.args[0], PDFPasswordIncorrect)
        raise UnreadableDocumentError(_LOCKED if is_locked else _DAMAGED) from error
    except Exception as error:
        # On a damaged file pdfminer fails in many ways: a missing key, a wrong type, a failed assertion.
        raise UnreadableDocumentError(_DAMAGED) from error


def _check_count(pdf: PDF, found: int) -> None:
    promised = resolve1(resolve1(pdf.doc.catalog.get("Pages"))["Count"])
    if found != promised:
        raise UnreadableDocumentError(_DAMAGED)
    if not found:
        raise UnreadableDocumentError(_EMPTY)


def _check_letters(leaves: Sequence[Leaf]) -> None:
    letters, unmapped = sum(leaf.letters for leaf in leaves), sum(leaf.unmapped for leaf in leaves)
    if not letters:
        raise UnreadableDocumentError(_SCAN)
    if unmapped * 2 > letters:
        raise UnreadableDocumentError(_NO_LETTERS)


def _written(structure: Structure, leaves: Sequence[Leaf]) -> Iterator[Page]:
    """The pages of the model, once the habits of the whole document are known."""
    standing = standing_of(structure, len(leaves))
    merged = [merge(known, leaf.parts) for known, leaf in zip(standing, leaves, strict=True)]
    contents = [part.content for parts in merged for part in parts]
    passages = [passage for content in contents for passage in passages_of(content)]
    bound(contents, {leaf.number: leaf.width for leaf in leaves})
    celled = habits_of([passage for passage in passages if passage.celled])
    free = habits_of([passage for passage in passages if not passage.celled])
    for leaf, parts in zip(leaves, merged, strict=True):
        items = [item for part in parts for item in _items(part.content, celled, free)]
        yield build_page(leaf.number, items)


def _items(content: Area | Rows, celled: Habits, free: Habits) -> list[Item]:
    if isinstance(content, Area):
        paragraphs = paragraphs_of(content.passages, free, heading=content.heading)
        return _as_block(paragraphs) if content.passages[0].firm else [*paragraphs]
    return [Grid([[_entry(area, celled) for area in row] for row in content])]


def _as_block(paragraphs: Sequence[Paragraph]) -> list[Item]:
    """What the structure calls one paragraph, its line breaks kept; one block unless bullets stand in it."""
    items: list[Paragraph] = []
    for paragraph in paragraphs:
        if items and not paragraph.mark:
            items[-1] = replace(items[-1], text=f"{items[-1].text}\n{paragraph.text}")
        else:
            items.append(paragraph)
    return [*items]


def _entry(area: Area, habits: Habits) -> Entry:
    return Entry(paragraphs_of(area.passages, habits), area.column, area.columns, area.rows, heading=area.heading)
