"""Word files: body, headers before it, notes and footers after it, in one page.

Word lays pages out anew on every machine, so page breaks say nothing about pages. Read is what shows when every
tracked change is accepted; hidden words, comments and codes of fields are not.
"""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from answerable.documents.model import Page
from answerable.documents.readers.archives import check_xml, unpack
from answerable.documents.readers.build import Item, build_page, only_once
from answerable.documents.readers.docx_numbering import Numbering, Styles, value
from answerable.documents.readers.docx_story import StoryReader
from answerable.vocabulary.errors import UnreadableDocumentError

_DAMAGED = "The Word file is damaged. Open it in Word and save it again as a Word document (.docx)."
_NOT_ORDINARY = (
    "The file is no ordinary Word document: it is a template, holds macros, or was saved as Strict Open XML."
    " Open it in Word and save it as a Word document (.docx)."
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> tuple[Page, ...]:
    """The one page of a Word file. Raises UnreadableDocumentError where it cannot be opened safely."""
    parts = unpack(data)
    for part, content in parts.items():
        check_xml(part, content)
    document = _open(data, strict=_STRICT in parts.get("word/document.xml", b"")[:4096])
    styles = Styles(document)

    def read(root: etree._Element) -> list[Item]:
        return StoryReader(styles, Numbering(document, styles)).read(root)

    headers = only_once(read(root) for root in _running(document, "w:headerReference"))
    footers = only_once(read(root) for root in _running(document, "w:footerReference"))
    notes = [item for note in _notes(document) for item in read(note)]
    return (build_page(1, [*headers, *read(document.element.body), *notes, *footers]),)


def _open(data: bytes, *, strict: bool) -> Document:
    if strict:
        raise UnreadableDocumentError(_NOT_ORDINARY)
    try:
        document = docx.Document(BytesIO(data))
        document.styles  # noqa: B018 - a missing part shows only when it is asked for
    except ValueError as error:
        raise UnreadableDocumentError(_NOT_ORDINARY) from error
    except (KeyError, AttributeError, OSError, etree.XMLSyntaxError, OpcError) as error:
        raise UnreadableDocumentError(_DAMAGED) from error
    return document


def _running(document: Document, reference: str) -> Iterator[etree._Element]:
    """The headers (or footers) that are shown, in the order in which sections name them."""
    apart = document.settings.odd_and_even_pages_header_footer
    for section in document.element.body.iter(qn("w:sectPr")):
        first = section.find(qn("w:titlePg")) is not None
        shown = ["first"] * first + ["default"] + ["even"] * apart
        named = {value(entry, "w:type") or "default": value(entry, "r:id") for entry in section.findall(qn(reference))}
        for kind in shown:
            part = document.part.related_parts.get(named.get(kind) or "")
            if part is not None:
                yield part.element


def _notes(document: Document) -> Iterator[etree._Element]:
    for kind in ("footnote", "endnote"):
        for related in document.part.rels.values():
            if related.reltype.endswith(f"/{kind}s") and not related.is_external:
                root = parse_xml(related.target_part.blob)
                yield from (note for note in root if value(note, "w:type") not in _NO_NOTES)
