"""What kind of file is given as evidence, told by its content; its name must agree."""

import re
from dataclasses import dataclass

from answerable.documents.readers.archives import entry_names, entry_start, unpack
from answerable.documents.readers.encodings import decode_text
from answerable.vocabulary.errors import AnswerableError, UnreadableDocumentError


@dataclass(frozen=True)
class FileKind:
    name: str
    media_type: str
    endings: tuple[str, ...]


class FileKindError(AnswerableError):
    """The file is of no kind that is taken, or not of the kind that its name says."""


_WORD, _OPEN = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
PDF = FileKind("PDF", "application/pdf", (".pdf",))
DOCX = FileKind("Word document", f"{_WORD}wordprocessingml.document", (".docx",))
XLSX = FileKind("Excel workbook", f"{_WORD}spreadsheetml.sheet", (".xlsx",))
ODT = FileKind("OpenDocument text", f"{_OPEN}text", (".odt",))
ODS = FileKind("OpenDocument spreadsheet", f"{_OPEN}spreadsheet", (".ods",))
PNG = FileKind("PNG picture", "image/png", (".png",))
JPEG = FileKind("JPEG picture", "image/jpeg", (".jpg", ".jpeg"))
TEXT = FileKind("plain text", "text/plain", (".txt",))
CSV = FileKind("CSV table", "text/csv", (".csv",))
KINDS = (PDF, DOCX, ODT, ODS, XLSX, CSV, TEXT, PNG, JPEG)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
NAMES = {kind.media_type: kind.name for kind in KINDS}

_GIVE = "Give a PDF, a Word, Excel or OpenDocument file without macros, a CSV or text file, or a PNG or JPEG picture."
_PROGRAM = f"The file is a program, and programs are never kept. {_GIVE}"
_WEB_PAGE = "The file is a web page or drawing, which can hold a program. Save it as a PDF and give that."
_MACROS = "The file holds macros or other programs. Save it without them, and give it again."
_LOCKED = "The file is password protected or in an old Office format. Save it without a password as .docx or .xlsx."
_OTHER = f"This kind of file is not taken as evidence. {_GIVE}"

_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")
_STARTS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(
    r"<(?:!doctype|!entity|\?xml|html|head|body|script|svg|iframe|object|embed|img|meta|link)\b", re.IGNORECASE
)
_RUNS = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex|(?:^|/)embeddings/.*\.bin$|^basic/|^scripts/", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def kind_of(name: str, data: bytes) -> FileKind:
    """Raises FileKindError, which says what the file is instead and what to do."""
    try:
        found = _by_content(data)
    except UnreadableDocumentError as error:
        raise FileKindError(str(error)) from error
    ending = f".{name.rpartition('.')[2]}".lower() if "." in name else ""
    said = next((kind for kind in KINDS if ending in kind.endings), None)
    if found is TEXT and said is CSV:
        return CSV
    if said is not found:
        given = f"The name ends in “{ending}”" if ending else "The name has no ending"
        raise FileKindError(f"{given}, but the file is a {found.name}. Name it “{found.endings[0]}” and try again.")
    return found


def _by_content(data: bytes) -> FileKind:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(_PROGRAMS):
        raise FileKindError(_PROGRAM)
    if data.startswith(_OLD_OFFICE):
        raise FileKindError(_LOCKED)
    return _zipped(data) if data.startswith(b"PK") else _written(data)


def _zipped(data: bytes) -> FileKind:
    """Every part is unpacked and measured, so that none can fill the memory of whoever opens it."""
    names = set(entry_names(data))
    unpack(data, keep=False)
    if any(_RUNS.search(name) for name in names):
        raise FileKindError(_MACROS)
    if "mimetype" in names:
        said = entry_start(data, "mimetype").decode("ascii", "replace").strip()
        kind = next((kind for kind in (ODT, ODS) if kind.media_type == said), None)
    else:
        kind = DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else None
    if kind is None:
        raise FileKindError(_OTHER)
    return kind


def _written(data: bytes) -> FileKind:
    try:
        text = decode_text(data)
    except UnreadableDocumentError:
        raise FileKindError(_OTHER) from None
    if _MARKUP.search(text):
        raise FileKindError(_WEB_PAGE)
    if _CONTROLS.search(text):
        raise FileKindError(_OTHER)
    return TEXT
