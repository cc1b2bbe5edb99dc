"""What kind of file some bytes are, told by their content; the name of the file is not believed."""

import re

from answerable.documents.readers.archives import entry_names, entry_start
from answerable.documents.readers.delimited import delimited_rows
from answerable.documents.readers.encodings import decode_text
from answerable.vocabulary.errors import UnreadableDocumentError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
TEXT = "text/plain"
CSV = "text/csv"

_GIVE = "Give a PDF, Word (.docx), OpenDocument (.odt), HTML or text file."
_PICTURE = f"The file is a picture, and words in pictures cannot be read. {_GIVE}"
_ARCHIVE = "The file is an archive. Unpack it and give the document that is inside."
_SPREADSHEET = "The file is a spreadsheet. Save the sheet that holds the plan as CSV, or as a Word file or PDF."
_SLIDES = f"The file is a presentation, not a document. {_GIVE}"
_DRAWING = f"The file is an OpenDocument drawing or formula, not a text. {_GIVE}"

_OLD_WORD = (
    "The file is password protected or in an old Word format (.doc)."
    " Open it in Word, remove the password if it has one, and save it as a Word document (.docx)."
)
_RICH_TEXT = "The file is in Rich Text Format. Open it in a word processor and save it as a Word document (.docx)."
_WORD_XML = "The file is Word XML. Open it in Word and save it as a Word document (.docx)."

_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", _OLD_WORD), (b"{\\rtf", _RICH_TEXT),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE), (b"BM", _PICTURE), (b"RIFF", _PICTURE), (b"\0\0\0\x18ftyp", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"Rar!", _ARCHIVE), (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
)  # fmt: skip
_XML_KINDS = (
    ("<office:document", "The file is a flat OpenDocument file. Save it as an OpenDocument text (.odt)."),
    ('progid="Word.Document"', _WORD_XML),
    ("<pkg:package", _WORD_XML),
)
_OPEN_DOCUMENT = (("spreadsheet", _SPREADSHEET), ("presentation", _SLIDES))
_HTML_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(
    r"<(?:article|blockquote|div|dl|h[1-6]|main|meta|ol|p|section|style|table|title|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_PRELUDE = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_TABBED_CELLS = re.compile(r"\S[^\S\n]*\t[^\S\n]*\S")
_START = 4096


def media_type(data: bytes) -> str:
    """The media type of a document that can be read. Raises UnreadableDocumentError saying what else it is."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise UnreadableDocumentError("The file is empty. Choose the file that holds the plan.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _zipped(data)
    for beginning, sentence in _BEGINNINGS:
        # The letters BM can begin a text as well as a picture.
        if data.startswith(beginning) and (beginning != b"BM" or b"\0" in data[:64]):
            raise UnreadableDocumentError(sentence)
    # A page may declare an encoding that only its reader goes into.
    return HTML if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")) else _written(decode_text(data))


def _zipped(data: bytes) -> str:
    names = set(entry_names(data))
    if "mimetype" in names:
        return _open_document(data)
    if any(name.startswith("word/") for name in names):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        raise UnreadableDocumentError(_SPREADSHEET)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocumentError(_SLIDES)
    if "content.xml" in names:
        return ODT
    raise UnreadableDocumentError(_ARCHIVE)


def _open_document(data: bytes) -> str:
    kind = entry_start(data, "mimetype").decode("ascii", "replace").strip()
    if kind.startswith(ODT):
        return ODT
    for word, sentence in _OPEN_DOCUMENT:
        if word in kind:
            raise UnreadableDocumentError(sentence)
    raise UnreadableDocumentError(_DRAWING if "opendocument" in kind else _ARCHIVE)


def _written(text: str) -> str:
    start = text[:_START]
    for sign, sentence in _XML_KINDS:
        if text.lstrip().startswith("<?xml") and sign in start:
            raise UnreadableDocumentError(sentence)
    body = _PRELUDE.match(text)
    begins = text[body.end() :] if body else text
    if _HTML_PAGE.match(begins) or (_HTML_PIECE.match(begins) and not _TABBED_CELLS.search(text)):
        return HTML
    return CSV if delimited_rows(text) else TEXT
