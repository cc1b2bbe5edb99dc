"""Files of many kinds become the page model; nothing past this room knows what kind a file was."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from answerable.documents.model import Cell, Document, File, Page, Table
from answerable.documents.readers.build import cell
from answerable.documents.readers.kinds import CSV, DOCX, HTML, ODT, PDF, TEXT, media_type
from answerable.vocabulary.errors import UnreadableDocumentError

_READERS = {
    PDF: ("pdf", "read_pdf"),
    DOCX: ("docx", "read_docx"),
    ODT: ("odt", "read_odt"),
    HTML: ("html", "read_html"),
    TEXT: ("text", "read_text"),
    CSV: ("text", "read_csv"),
}


def decode(data: bytes, name: str) -> Document:
    """The pages of a document, whatever kind of file it is; `name` is only kept, never believed.

    Raises UnreadableDocumentError, saying what to do, for a file that is damaged, locked, too large, without
    text, or of another kind.
    """
    kind = media_type(data)
    pages = _reader(kind)(data)
    if kind not in (TEXT, CSV):  # whose reader has decoded it already
        pages = tuple(map(_without_markup, pages))
    document = Document(File(name, hashlib.sha256(data).hexdigest(), kind, _count(kind, pages)), pages)
    if not any(cell.text for cell in document.cells()):
        raise UnreadableDocumentError("The file holds no text. Choose the file that holds the words of the plan.")
    return document


def _without_markup(page: Page) -> Page:
    """The page with the HTML decoded that stands as words in its cells, whatever kind of file it is."""
    return replace(page, items=tuple(_decoded(item) for item in page.items))


def _decoded(item: Cell | Table) -> Cell | Table:
    if isinstance(item, Table):
        return replace(item, rows=tuple(tuple(map(_decoded_cell, row)) for row in item.rows))
    return _decoded_cell(item)


def _decoded_cell(held: Cell) -> Cell:
    if "<" not in held.text and "&" not in held.text:
        return held
    # Only now, for the parser of HTML takes a noticeable part of a second to load.
    markup = import_module(f"{__name__}.markup")
    if not markup.holds_markup(held.text):
        return held
    words = cell(markup.fragment(held.text), held.id)
    return replace(held, text=words.text, loose=words.loose)


def _reader(kind: str) -> Callable[[bytes], tuple[Page, ...]]:
    # Only the library of the format at hand is loaded: each takes a noticeable part of a second.
    module, function = _READERS[kind]
    reader: Callable[[bytes], tuple[Page, ...]] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader


def _count(kind: str, pages: tuple[Page, ...]) -> int | None:
    """Text has pages where it marks them with form feeds."""
    return len(pages) if kind == PDF or (kind == TEXT and len(pages) > 1) else None
