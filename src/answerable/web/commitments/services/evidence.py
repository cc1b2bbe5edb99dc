"""Evidence: kept as it was given, in versions, private until somebody releases it, and every opening written down."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.checks import check_reporter
from answerable.web.commitments.file_kinds import FileKindError, kind_of
from answerable.web.commitments.models import Commitment, Evidence
from answerable.web.commitments.queries.evidence import OPENED
from answerable.web.commitments.queries.owning import verifiers_of
from answerable.web.database.append_only import taking_out
from answerable.web.database.kept_files import clean_name, digest, forget, keep
from answerable.web.estate.errors import RefusedError

_FOLDER = "evidence/"


def add_evidence(
    *,
    commitment: Commitment,
    title: str,
    effective_on: dt.date,
    content: File[bytes],
    name: str,
    by: Person,
    at: dt.datetime,
    replaces: Evidence | None = None,
) -> Evidence:
    """Keep a file that shows something of a commitment, or the next version of one. Raises RefusedError."""
    shown = clean_name(name)
    if effective_on > timezone.localdate(at):
        raise RefusedError("Evidence cannot speak of a day in the future. Enter today or an earlier day.")
    kind = _checked(content, shown)
    sha256, size = digest(content)
    _check_new(commitment, sha256, replaces)
    made = Evidence(
        commitment=commitment,
        title=title,
        effective_on=effective_on,
        name=shown,
        media_type=kind,
        size=size,
        sha256=sha256,
        content=keep(content, sha256, size, _FOLDER),
        replaces=replaces,
        uploaded_by=by,
        uploaded_at=at,
    )
    return _save(made)


def _checked(content: File[bytes], name: str) -> str:
    """The media type of a file that may be kept."""
    limit = settings.ANSWERABLE_UPLOAD_BYTES
    if not content.size or content.size > limit:
        raise RefusedError(f"“{name}” must not be empty, and no larger than {limit // 1_000_000}MB.")
    try:
        content.seek(0)
        return kind_of(name, content.read()).media_type
    except FileKindError as error:
        raise RefusedError(str(error)) from error


def _check_new(commitment: Commitment, sha256: str, replaces: Evidence | None) -> None:
    same = Evidence.objects.filter(sha256=sha256)
    if same.exclude(redacted_at=None).exists():
        raise RefusedError("This very file was taken out of the record by law, and cannot be added again.")
    held = same.filter(commitment=commitment).first()
    if held:
        raise RefusedError(f"This very file is evidence here already, as “{held.title}”.")
    if replaces and Evidence.objects.filter(replaces=replaces).exists():
        raise RefusedError("Somebody added a newer version meanwhile. Look at that one first.")


def _save(made: Evidence) -> Evidence:
    facts = {"title": made.title, "name": made.name, "sha256": made.sha256, "effective_on": made.effective_on}
    act = "evidence added" if made.replaces is None else "new version of evidence added"
    try:
        with transaction.atomic():
            # Who verifies and shows evidence at once takes turns, so that one of the two is refused.
            Commitment.objects.select_for_update().get(pk=made.commitment_id)
            check_reporter(made.uploaded_by_id, verifiers=verifiers_of(made.commitment))
            made.save()
            audit.record(act=act, subject=made, by=made.uploaded_by, at=made.uploaded_at, **facts)
    except IntegrityError:
        raise RefusedError("Somebody added this file, or a newer version, in the same moment. Look again.") from None
    return made


def open_evidence(*, evidence: Evidence, by: Person | None, at: dt.datetime) -> File[bytes]:
    """The file, and a line in the trail that this person opened it; nobody is asked who opens what is released."""
    if evidence.redacted_at:
        raise RefusedError("This file was taken out of the record by law.")
    content: File[bytes] = evidence.content.open("rb")
    if by:
        audit.record(act=OPENED, subject=evidence, by=by, at=at, title=evidence.title)
    return content


@transaction.atomic
def release_evidence(*, evidence: Evidence, by: Person, at: dt.datetime) -> None:
    """Let anyone open this version, and no other. Raises RefusedError."""
    kept = Evidence.objects.filter(pk=evidence.pk, released_at=None, redacted_at=None)
    if not kept.update(released_at=at, released_by=by):
        raise RefusedError("This file is released already, or was taken out.")
    audit.record(act="evidence released", subject=evidence, by=by, at=at, sha256=evidence.sha256)


@transaction.atomic
def withdraw_release(*, evidence: Evidence, by: Person, at: dt.datetime) -> None:
    """Make this version private again. Raises RefusedError."""
    released = Evidence.objects.filter(pk=evidence.pk).exclude(released_at=None)
    if not released.update(released_at=None, released_by=None):
        raise RefusedError("This file is not released.")
    audit.record(act="release of evidence withdrawn", subject=evidence, by=by, at=at, sha256=evidence.sha256)


@transaction.atomic
def redact_evidence(*, evidence: Evidence, why: str, by: Person, at: dt.datetime) -> int:
    """Delete the bytes for good wherever the same file was added; its SHA-256 stays. How many items it was."""
    same = list(Evidence.objects.filter(sha256=evidence.sha256, redacted_at=None))
    if not same:
        raise RefusedError("This file was already taken out.")
    with taking_out():
        Evidence.objects.filter(pk__in=[one.pk for one in same]).update(
            content="", redacted_at=at, redaction=why, released_at=None, released_by=None
        )
    for one in same:
        audit.record(act="evidence taken out", subject=one, by=by, at=at, sha256=one.sha256)
        transaction.on_commit(partial(forget, one.content.name or ""))
    return len(same)
