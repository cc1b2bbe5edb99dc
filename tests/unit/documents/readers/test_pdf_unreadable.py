"""What is said of a PDF that cannot be read."""

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from answerable.documents.model import Cell, Page
from answerable.documents.readers.pdf import read_pdf
from answerable.vocabulary.errors import UnreadableDocumentError
from tests.support.pdf_files import drawn, show, tagged


def unreadable(data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(data)
    return str(caught.value)


WORDS = drawn(lambda canvas: canvas.drawString(50, 700, "Words"))
DAMAGED = "The PDF is damaged or incomplete. Download it again, or open it and save it as a new PDF."


def test_a_locked_pdf_says_so() -> None:
    locked = drawn(lambda canvas: canvas.drawString(50, 700, "Words"), encrypt=StandardEncryption("secret"))
    assert unreadable(locked) == ("The PDF is locked with a password. Save a copy without a password and read that.")


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    encryption = StandardEncryption("", ownerPassword="secret", canModify=0)
    data = drawn(lambda canvas: canvas.drawString(50, 700, "Words"), encrypt=encryption)
    assert read_pdf(data) == (Page(1, (Cell("p1.b1", "Words"),)),)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORDS[: len(WORDS) // 2], id="half of it"),
        pytest.param(WORDS[:-200], id="without its end"),
        pytest.param(b"%PDF-1.7\n", id="only its header"),
        pytest.param(WORDS.replace(b"/Pages", b"/Gages"), id="without a page tree"),
        pytest.param(b"%PDF-1.4\n" + b"[" * 9_000, id="nested without end"),
    ],
)
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    assert unreadable(data) == DAMAGED


def test_a_pdf_whose_pages_are_missing_is_damaged() -> None:
    assert unreadable(WORDS.replace(b"/Count 1", b"/Count 2")) == DAMAGED


def test_a_pdf_without_pages_says_so() -> None:
    assert unreadable(tagged([])) == "The PDF has no pages. Check that it is the file you meant."


def test_a_scan_says_so() -> None:
    assert unreadable(drawn(lambda canvas: canvas.rect(50, 50, 100, 100))) == (
        "There is no text in the PDF: it is a scan, or a picture of a page. Run OCR on it first and read the result; "
        "Answerable does not."
    )


def test_a_pdf_whose_letters_have_no_meaning_says_so() -> None:
    assert unreadable(tagged([show("!!!!", 50, 700)], letters_known=False)).startswith(
        "The letters of the PDF cannot be read"
    )
