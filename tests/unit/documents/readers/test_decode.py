"""What kind a file is, told by what is in it; and a sentence for each file that cannot be read."""

import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from answerable.documents.model import Cell, Document, File, Page
from answerable.documents.readers import decode
from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.documents.readers.rows import blocks, read
from tests.unit.documents.readers.zips import open_document, paragraph, word, zipped

WORD = word(paragraph("words"))
OPEN = open_document("<text:p>words</text:p>")


def test_a_document_as_a_whole() -> None:
    assert decode(b"words", "plan.docx") == Document(
        File("plan.docx", hashlib.sha256(b"words").hexdigest(), "text/plain", None),
        (Page(1, (Cell("p1.b1", "words"),)),),
    )


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (OPEN, "application/vnd.oasis.opendocument.text"),
        (b"<!DOCTYPE html><p>words", "text/html"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- saved --><html><p>words</html>", "text/html"),
        (b"<p>words</p>\n<p>more</p>", "text/html"),
        (b"<p>words</p>\t<p>more</p>", "text/plain"),
        (b"words", "text/plain"),
        (b"BMI checks begin in June", "text/plain"),
    ],
)
def test_the_extension_is_not_believed(data: bytes, media_type: str) -> None:
    for name in ("plan.pdf", "plan.odt", "plan"):
        document = decode(data, name)
        assert (document.file.name, document.file.media_type) == (name, media_type)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b" \n\t\0", "The file is empty"),
        (b"\xef\xbb\xbf", "The file holds no text"),
        (word(""), "The file holds no text"),
        (b"<html><body><script>1</script>", "The file holds no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "password protected or in an old Word format"),
        (b"{\\rtf1 words}", "Rich Text Format"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"BM\x00\x00\x00\x00", "a picture"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"<?xml version='1.0'?><office:document>", "flat OpenDocument"),
        (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>", "Word XML"),
        (zipped({"xl/workbook.xml": ""}), "a spreadsheet"),
        (zipped({"ppt/presentation.xml": ""}), "a presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a spreadsheet"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "a presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "an OpenDocument drawing or formula"),
        (zipped({"mimetype": "application/epub+zip"}), "an archive"),
        (zipped({"plan.txt": "words"}), "an archive"),
        (zipped({"content.xml": "<a/>"}), "holds no text"),
        (WORD[:400], "damaged"),
        (WORD.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
        (zipped({"word/document.xml": "<w:document"}), "word/document.xml inside it is not well-formed"),
        (zipped({"word/document.xml": "<a/>"}), "damaged"),
        (bytes(range(256)) * 9, "neither text nor one of the known kinds"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        decode(data, "plan.docx")


def test_a_locked_archive_is_named() -> None:
    flagged = bytearray(WORD)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = flagged.find(sign)
        while start >= 0:
            flagged[start + offset] |= 1
            start = flagged.find(sign, start + 1)
    with pytest.raises(UnreadableDocumentError, match="password protected"):
        read(bytes(flagged))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(encoding: str) -> None:
    doctype = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    part = f"<?xml version='1.0' encoding='{encoding}'?>{doctype}<a>&b;</a>".encode(encoding)
    for name in ("word/document.xml", "content.xml"):
        with pytest.raises(UnreadableDocumentError, match="defines its own XML entities"):
            read(zipped({name: part}))


def test_old_manifests_may_declare_their_type() -> None:
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    assert blocks(read(open_document("<text:p>words</text:p>", manifest=manifest))) == ["words"]


def test_files_that_swell_are_refused() -> None:
    swollen = {"word/document.xml": b"<a/>", "word/media/a.bin": bytes(40 * 1024 * 1024)}
    blank = {"word/document.xml": f"<a>{' ' * 70 * 1024 * 1024}</a>"}
    many = {f"word/{number}": "" for number in range(5001)}
    for parts in (swollen, blank, many):
        with pytest.raises(UnreadableDocumentError, match="unpacks to far more"):
            read(zipped(parts))


def test_sizes_that_lie_are_found_out() -> None:
    data = bytearray(zipped({"word/document.xml": "<a/>" + " " * 5000}))
    central = data.find(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read(bytes(data))


def test_deep_xml_is_refused() -> None:
    for document in (
        word("<w:sdt><w:sdtContent>" * 200 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 200),
        open_document("<text:section>" * 5000 + "</text:section>" * 5000),
    ):
        with pytest.raises(UnreadableDocumentError, match="nested too deeply"):
            read(document)
    near = word("<w:sdt><w:sdtContent>" * 110 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 110)
    assert blocks(read(near)) == ["deep"]


def test_damage_anywhere_never_ends_in_another_error() -> None:
    for whole in (WORD, OPEN):
        with zipfile.ZipFile(BytesIO(whole)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for missing in parts:
            try:
                read(zipped({name: content for name, content in parts.items() if name != missing}))
            except UnreadableDocumentError:
                continue
        for place in range(0, len(whole), 7):
            try:
                read(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
            except UnreadableDocumentError:
                continue


def test_only_the_library_of_the_format_is_loaded() -> None:
    code = (
        "import sys; from answerable.documents.readers import decode; decode(b'words', 'x');"
        "print(sorted({'docx', 'odfdo', 'pdfplumber', 'bs4'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
