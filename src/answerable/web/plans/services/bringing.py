"""Documents brought to the register: kept under their SHA-256, once, and put in line to be read."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.database.kept_files import clean_name, digest, keep
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.plans.errors import BringingError, NotInReviewError
from answerable.web.plans.models import Document, Import
from answerable.web.plans.services.reading import read_import
from answerable.web.plans.states import states_before
from answerable.web.plans.types import ImportAct, ImportState

GONE = (ImportState.FAILED, ImportState.WITHDRAWN)
"""States after which the same file may be brought again."""


@dataclass(frozen=True)
class Bringing:
    """What became of one file: an import, which is another's where the file was held already."""

    brought: Import
    new: bool


def bring(*, content: File[bytes], name: str, place: Place, by: Person, at: dt.datetime) -> Bringing:
    """Keep the file and put it in line to be read; a file that is held, or on its way, is brought no second time.

    Raises BringingError where it is empty or too large, or the place has closed.
    """
    shown = clean_name(name)
    sha256, size = digest(content)
    _check(shown, size, place, at)
    stored = keep(content, sha256, size)
    try:
        with transaction.atomic():
            return _bring(Document(sha256=sha256, name=shown, size=size, content=stored), place, by, at)
    except IntegrityError:
        # Someone brought the same file in the same moment.
        return Bringing(Import.objects.exclude(state__in=GONE).get(document__sha256=sha256), new=False)


def _bring(kept: Document, place: Place, by: Person, at: dt.datetime) -> Bringing:
    facts = {name: getattr(kept, name) for name in ("name", "size", "content")}
    document, _ = Document.objects.get_or_create(
        sha256=kept.sha256, defaults={**facts, "brought_by": by, "brought_at": at}
    )
    held = document.imports.exclude(state__in=GONE).first()
    if held:
        return Bringing(held, new=False)
    brought = Import.objects.create(document=document, place=place, brought_by=by, brought_at=at)
    audit.record(act="document brought", subject=brought, by=by, at=at, name=kept.name, sha256=document.sha256)
    read_import.enqueue(brought.pk)
    return Bringing(brought, new=True)


def _check(name: str, size: int, place: Place, at: dt.datetime) -> None:
    limit = settings.ANSWERABLE_UPLOAD_BYTES
    if not size:
        raise BringingError(f"“{name}” is empty. Check the file, or choose another.")
    if size > limit:
        raise BringingError(
            f"“{name}” has {size / 1_000_000:,.1f} MB, and at most {limit / 1_000_000:,.1f} MB can be brought. "
            "Leave out its pictures, or bring a part of it."
        )
    if is_closed(place.closed, place.facts, on=at.date()):
        raise BringingError(f"{place.name} has closed. Choose the place that the plan belongs to now.")


@transaction.atomic
def withdraw(*, brought: Import, by: Person, at: dt.datetime) -> None:
    """Take back a document not yet accepted; its file is kept, and may be brought again. Raises NotInReviewError."""
    open_ = Import.objects.filter(pk=brought.pk, state__in=states_before(ImportAct.WITHDRAW))
    if not open_.update(state=ImportState.WITHDRAWN, lease=""):
        raise NotInReviewError
    audit.record(act="document withdrawn", subject=brought, by=by, at=at)


@transaction.atomic
def read_again(*, brought: Import, by: Person, at: dt.datetime) -> None:
    """Put a document that could not be read back in line. Raises BringingError where it has been brought anew."""
    try:
        with transaction.atomic():
            failed = Import.objects.filter(pk=brought.pk, state__in=states_before(ImportAct.AGAIN))
            again = failed.update(state=ImportState.QUEUED, failure="")
    except IntegrityError:
        again = 0
    if not again:
        raise BringingError("This document has been brought again since. Look for it in the list of documents.")
    audit.record(act="document read again", subject=brought, by=by, at=at)
    read_import.enqueue(brought.pk)
