"""Documents brought: kept once, read in the background, refused in plain words."""

import datetime as dt
import hashlib
import threading
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from pytest_django.fixtures import Settings
from reportlab.lib.pdfencrypt import StandardEncryption

from answerable.web.audit.models import Entry
from answerable.web.plans.errors import BringingError, NotInReviewError
from answerable.web.plans.models import Document, Import, Reading
from answerable.web.plans.services import reading
from answerable.web.plans.services.bringing import Bringing, bring, read_again, withdraw
from answerable.web.plans.types import ImportState
from tests.support.pdf_files import drawn
from tests.web.plans.bringing_given import AT, Given, bring_and_read, bring_file, given, plan_file, work

pytestmark = pytest.mark.django_db(transaction=True)
in_one_transaction = pytest.mark.django_db


@pytest.fixture
def place() -> Given:
    return given()


def test_a_plan_is_brought_and_read(place: Given) -> None:
    brought = bring_and_read(place)
    document = brought.document
    assert (brought.state, brought.title) == (ImportState.IN_REVIEW, "Getting ready for release at Stonebeck")
    assert brought.doubts_open == 9
    assert document.content.name == f"{document.sha256[:2]}/{document.sha256}"
    assert (document.name, document.media_type, document.pages) == ("plan.html", "text/html", None)
    assert [entry.act for entry in Entry.objects.all()] == ["document brought"]


@in_one_transaction
def test_the_same_file_is_brought_once(place: Given) -> None:
    first = bring_file(place)
    again = bring(content=plan_file(), name="copy.html", place=place.other, by=place.elsewhere, at=AT)
    assert (again, Import.objects.count(), Document.objects.count()) == (Bringing(first, new=False), 1, 1)


@in_one_transaction
@pytest.mark.parametrize("state", [ImportState.FAILED, ImportState.WITHDRAWN])
def test_what_failed_or_was_withdrawn_may_be_brought_again(place: Given, state: ImportState) -> None:
    first = bring_file(place)
    Import.objects.update(state=state)
    again = bring_file(place)
    assert (again.pk != first.pk, again.document) == (True, first.document)


def test_two_people_bring_one_file_in_the_same_second(place: Given) -> None:
    made: list[Bringing] = []
    together = threading.Barrier(2)

    def bring_it() -> None:
        together.wait()
        made.append(bring(content=plan_file(), name="plan.html", place=place.prison, by=place.coordinator, at=AT))
        connection.close()

    threads = [threading.Thread(target=bring_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(one.new for one in made), Import.objects.count()) == ([False, True], 1)


@in_one_transaction
def test_what_cannot_be_brought_is_said(place: Given, settings: Settings) -> None:
    with pytest.raises(BringingError, match="is empty"):
        bring_file(place, ContentFile(b""), "empty.pdf")
    settings.ANSWERABLE_UPLOAD_BYTES = 1000
    with pytest.raises(BringingError, match="can be brought"):
        bring_file(place)
    place.prison.closed = dt.date(2026, 6, 3)
    with pytest.raises(BringingError, match="Stonebeck has closed"):
        bring_file(place, ContentFile(b"words"))
    assert (Document.objects.count(), Import.objects.count()) == (0, 0)


def test_a_broken_upload_is_put_right(place: Given) -> None:
    content = plan_file()
    sha256 = hashlib.sha256(content.read()).hexdigest()
    name = f"{sha256[:2]}/{sha256}"
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"half of it"))
    assert bring_and_read(place).state == ImportState.IN_REVIEW


def test_a_file_damaged_in_store_is_not_read(place: Given) -> None:
    brought = bring_file(place)
    name = str(brought.document.content.name)
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"something else"))
    work()
    brought.refresh_from_db()
    assert (brought.state, brought.failure.split(".")[0]) == (
        ImportState.FAILED,
        "The file as it was kept is no longer the one that was brought",
    )
    default_storage.delete(name)


LOCKED = drawn(lambda canvas: canvas.drawString(50, 700, "Words"), encrypt=StandardEncryption("secret"))
WRONG = {
    "a PDF that is none": (b"%PDF-1.7 nothing of the kind", "plan.pdf"),
    "words that lie about their kind": (b"%PDF-1.7 nothing of the kind", "plan.docx"),
    "noise": (bytes(range(256)) * 40, "plan.bin"),
    "words without a plan": (b"Dear all, the canteen is closed on Friday.", "letter.txt"),
    "a locked PDF": (LOCKED, "locked.pdf"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_read_is_said(place: Given, kind: str) -> None:
    data, name = WRONG[kind]
    brought = bring_and_read(place, ContentFile(data), name)
    assert (brought.state, Reading.objects.count()) == (ImportState.FAILED, 0)
    assert brought.failure.endswith(".")


def test_a_fault_of_ours_is_said_plainly(place: Given) -> None:
    brought = bring_file(place)
    with mock.patch.object(reading, "read_plan", side_effect=ZeroDivisionError):
        work()
    brought.refresh_from_db()
    assert (brought.state, brought.failure.split(".")[0]) == (
        ImportState.FAILED,
        "Something went wrong on our side while this was read",
    )
    read_again(brought=brought, by=place.coordinator, at=AT)
    work()
    brought.refresh_from_db()
    assert (brought.state, brought.failure) == (ImportState.IN_REVIEW, "")


@in_one_transaction
def test_what_was_brought_anew_is_not_read_again(place: Given) -> None:
    failed = bring_file(place)
    Import.objects.update(state=ImportState.FAILED)
    bring_file(place)
    with pytest.raises(BringingError):
        read_again(brought=failed, by=place.coordinator, at=AT)


def test_what_is_withdrawn_while_it_is_read_stays_so(place: Given) -> None:
    brought = bring_file(place)
    real = reading.read_document

    def withdrawn_meanwhile(document: Document) -> reading.Read:
        withdraw(brought=brought, by=place.coordinator, at=AT)
        return real(document)

    with mock.patch.object(reading, "read_document", withdrawn_meanwhile):
        work()
    brought.refresh_from_db()
    assert (brought.state, Reading.objects.count()) == (ImportState.WITHDRAWN, 0)
    with pytest.raises(NotInReviewError):
        withdraw(brought=brought, by=place.coordinator, at=AT)


def test_only_the_last_to_take_it_keeps_what_was_read(place: Given) -> None:
    brought = bring_file(place)
    real = reading.read_document

    def taken_over_meanwhile(document: Document) -> reading.Read:
        Import.objects.filter(pk=brought.pk).update(lease="another's")
        return real(document)

    with mock.patch.object(reading, "read_document", taken_over_meanwhile):
        work()
    brought.refresh_from_db()
    assert (brought.state, Reading.objects.count()) == (ImportState.READING, 0)


def test_a_plan_as_json_is_read_without_pages(place: Given) -> None:
    from answerable.documents.writers import write
    from answerable.web.plans.queries.imports import review_of
    from tests.support.plans import unsettled

    brought = bring_and_read(place, ContentFile(write(unsettled(), "json")), "plan.json")
    assert brought.state == ImportState.IN_REVIEW
    assert (review_of(brought).plan, review_of(brought).cells) == (unsettled(), {})
