"""The parts of a zipped document (Word, OpenDocument), read within limits.

A small file can unpack to fill a disk, or name an entity that unfolds to fill the memory. What a zip file
declares about itself may be false, so its entries are measured while they are unpacked.
"""

import lzma
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from answerable.vocabulary.errors import UnreadableDocumentError

MOST_ENTRIES = 5_000
MOST_BYTES = 256 * 1024 * 1024
MOST_XML_BYTES = 64 * 1024 * 1024
MOST_EXPANSION = 200
"""Times an archive may grow when unpacked, once it unpacks to more than `SMALL` bytes."""
SMALL = 16 * 1024 * 1024
DEEPEST = 240
"""Levels of XML; the parsers beneath the readers stop at 256."""

_BAD_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
_CHUNK = 1024 * 1024
_DAMAGED = (
    "The file is damaged: its contents cannot be unpacked. Open it in the program that made it and save it again."
)
_TOO_LARGE = "The file unpacks to far more than a document holds, so it was not opened. Save it again without pictures."
_LOCKED = "The file is password protected. Remove the password and try again."
_DECLARES = (
    "The file defines its own XML entities or document type, as no word processor does, so it was not opened."
    " Open it in a word processor and save it again."
)
_TOO_DEEP = "The file is nested too deeply to be read. Open it in a word processor and save it again."
_BROKEN = (
    "The file is damaged: {part} inside it is not well-formed. Open it in the program that made it and save it again."
)


def entry_names(data: bytes) -> list[str]:
    """Names of the entries. Raises UnreadableDocumentError where the archive is damaged or has too many."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except _BAD_ARCHIVE as error:
        raise UnreadableDocumentError(_DAMAGED) from error
    if len(names) > MOST_ENTRIES:
        raise UnreadableDocumentError(_TOO_LARGE)
    return names


def entry_start(data: bytes, name: str) -> bytes:
    """The first bytes of an entry. Raises UnreadableDocumentError where the archive is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(name) as entry:
            return entry.read(200)
    except _BAD_ARCHIVE as error:
        raise UnreadableDocumentError(_DAMAGED) from error


def unpack(data: bytes, *, keep: bool = True) -> dict[str, bytes]:
    """The XML parts by name, where they are to be kept; the other entries are unpacked and measured only.

    Raises UnreadableDocumentError where the archive is damaged, locked, or grows beyond the limits above.
    """
    entry_names(data)
    allowed = min(MOST_BYTES, max(SMALL, MOST_EXPANSION * len(data)))
    parts = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise UnreadableDocumentError(_LOCKED)
                is_xml = info.filename.endswith((".xml", ".rels"))
                most = min(allowed, MOST_XML_BYTES) if is_xml else allowed
                content, size = _entry(archive, info, most, keep=keep and is_xml)
                allowed -= size
                if keep and is_xml:
                    parts[info.filename] = content
    except _BAD_ARCHIVE as error:
        raise UnreadableDocumentError(_DAMAGED) from error
    return parts


def check_xml(name: str, content: bytes) -> None:
    """Raise UnreadableDocumentError unless the part is well-formed, not too deep, and declares no document type."""
    depth = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableDocumentError(_TOO_DEEP)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def declare(*_: object) -> None:
        raise UnreadableDocumentError(_DECLARES)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = declare
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableDocumentError(_BROKEN.format(part=name)) from error


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int, *, keep: bool) -> tuple[bytes, int]:
    """The content (where it is to be kept) and its real size."""
    kept, size = bytearray(), 0
    with archive.open(info) as entry:
        while chunk := entry.read(_CHUNK):
            size += len(chunk)
            if size > allowed:
                raise UnreadableDocumentError(_TOO_LARGE)
            if keep:
                kept += chunk
    return bytes(kept), size
