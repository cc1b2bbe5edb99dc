"""Bytes of a text file to characters."""

import codecs
import re

from answerable.vocabulary.errors import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BINARY_SHARE = 0.01
_NOT_TEXT = (
    "The file is not a document that can be read: it is neither text nor one of the known kinds."
    " Give a PDF, Word (.docx), OpenDocument (.odt), HTML or text file."
)


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The characters of a text file: by its byte order mark, as UTF-8, as `declared`, or as Windows-1252.

    UTF-8 goes before the declared encoding: other text hardly ever looks like it, and declarations go stale.
    Raises UnreadableDocumentError for bytes that are no text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    names = [marked] if marked else ["utf-8", declared, "cp1252"]
    text = next((text for name in names if name and (text := _decoded(data, name)) is not None), None)
    if text is None or "\0" in text or len(_CONTROLS.findall(text)) > _BINARY_SHARE * len(text):
        raise UnreadableDocumentError(_NOT_TEXT)
    return text


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None
