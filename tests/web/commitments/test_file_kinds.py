"""What a file given as evidence is, by its content; a name that says otherwise is refused."""

import pytest

from answerable.documents.writers import write
from answerable.web.commitments.file_kinds import FileKindError, kind_of
from tests.support.plan_making import plan
from tests.unit.documents.readers.zips import zipped

PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"\0" * 40, b"%PDF-1.7\n%\xe2\xe3\n"
ODS = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
XLSX = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("audit.pdf", PDF, "application/pdf"),
        ("Audit.PDF", PDF, "application/pdf"),
        ("photo.png", PNG, "image/png"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        ("notes.txt", "Élan: 5 < 6".encode(), "text/plain"),
        ("old.txt", "caf\xe9".encode("cp1252"), "text/plain"),
        ("figures.csv", b"a,b\n1,2\n", "text/csv"),
        ("sheet.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("sheet.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("plan.odt", write(plan(), "odt"), "application/vnd.oasis.opendocument.text"),
        ("plan.docx", write(plan(), "docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_what_may_be_given(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data).media_type == kind


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("photo.png", PDF, "The name ends in “.png”, but the file is a PDF. Name it “.pdf” and try again."),
        ("audit.pdf.exe", PDF, "The name ends in “.exe”"),
        ("audit", PDF, "The name has no ending, but the file is a PDF."),
        ("audit.pdf", b"MZ\x90\0 program", "The file is a program"),
        ("audit.pdf", b"\x7fELF\x02\x01", "The file is a program"),
        ("run.txt", b"#!/bin/sh\nrm -rf /\n", "The file is a program"),
        ("page.txt", b"<!DOCTYPE html><p>Hello", "The file is a web page or drawing"),
        ("page.html", b"<html><body>Hello", "The file is a web page or drawing"),
        ("picture.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "The file is a web page"),
        ("notes.txt", b"Ordinary words, then <script>alert(1)</script>", "The file is a web page or drawing"),
        ("plan.docx", zipped(DOCX | {"word/vbaProject.bin": b"x"}), "The file holds macros"),
        ("plan.docx", zipped(DOCX | {"word/embeddings/oleObject1.bin": b"x"}), "The file holds macros"),
        ("sheet.xlsx", zipped({"xl/workbook.xml": "<a/>", "xl/macrosheets/sheet1.xml": "<a/>"}), "The file holds"),
        ("files.docx", zipped({"run.exe": b"MZ"}), "This kind of file is not taken"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "The file is password protected or in an old Office format."),
        ("noise.txt", bytes(range(256)) * 4, "This kind of file is not taken"),
        ("bomb.docx", zipped(DOCX | {"word/media/a.bin": b"\0" * 40_000_000}), "The file unpacks to far more"),
        ("broken.docx", b"PK\x03\x04 not a zip", "The file is damaged"),
    ],
)  # fmt: skip
def test_what_is_refused(name: str, data: bytes, says: str) -> None:
    with pytest.raises(FileKindError) as refused:
        kind_of(name, data)
    assert str(refused.value).startswith(says)
