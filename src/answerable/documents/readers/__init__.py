"""Files of many kinds become the page model; nothing past this room knows what kind a file was."""

import hashlib
from collections.abc import Callable
from importlib import import_module

from answerable.documents.model import Document, File, Page
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
    document = Document(File(name, hashlib.sha256(data).hexdigest(), kind, _count(kind, pages)), pages)
    if not any(cell.text for cell in document.cells()):
        raise UnreadableDocumentError("The file holds no text. Choose the file that holds the words of the plan.")
    return document


def _reader(kind: str) -> Callable[[bytes], tuple[Page, ...]]:
    # Only the library of the format at hand is loaded: each takes a noticeable part of a second.
    module, function = _READERS[kind]
    reader: Callable[[bytes], tuple[Page, ...]] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader


def _count(kind: str, pages: tuple[Page, ...]) -> int | None:
    """Text has pages where it marks them with form feeds."""
    return len(pages) if kind == PDF or (kind == TEXT and len(pages) > 1) else None
