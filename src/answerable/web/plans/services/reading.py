"""Reading a document that was brought: in the background, outside any transaction, kept all at once or not at all."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.db import models, transaction
from django_tasks import TaskContext, task
from pydantic import TypeAdapter

from answerable.documents import model
from answerable.documents.plan import Plan
from answerable.documents.reading import Limits, read_model, read_plan
from answerable.vocabulary.errors import AnswerableError, UnreadableDocumentError
from answerable.web.background.failing import on_failure
from answerable.web.estate import clock
from answerable.web.plans.models import Document, Import, Reading
from answerable.web.plans.services.recognising import find_held_plan
from answerable.web.plans.states import states_before
from answerable.web.plans.types import ImportAct, ImportState

_DAMAGED = "The file as it was kept is no longer the one that was brought. Withdraw this and bring the file again."
_BROKE = (
    "Something went wrong on our side while this was read. The file is kept. Try again; if it fails again, save it as "
    "another kind of file and bring that, or tell whoever looks after the register."
)
_LIMITS = Limits(seconds=120)
"""Less than at the command line: others wait for the same worker."""
MODELS: TypeAdapter[model.Document] = TypeAdapter(model.Document)


@dataclass(frozen=True)
class Read:
    """A plan, and the pages that it was read from; a plan that came as JSON has none."""

    plan: Plan
    pages: model.Document


@task(takes_context=True)
def read_import(context: TaskContext, pk: int) -> None:
    """May run twice, or twice at once: only the run that took the import last keeps what it read."""
    lease = f"{context.task_result.id}/{context.attempt}"
    if not _before(ImportAct.TAKE, pk).update(state=ImportState.READING, lease=lease):
        return
    brought = Import.objects.select_related("document", "place").get(pk=pk)
    try:
        read = read_document(brought.document)
    except AnswerableError as error:
        _leased(pk, lease).update(state=ImportState.FAILED, failure=str(error))
    else:
        _keep(brought, lease, read, at=clock.now())


@on_failure(read_import)
def say_unread(pk: int) -> None:
    _before(ImportAct.FAIL, pk).update(state=ImportState.FAILED, failure=_BROKE)


def read_document(document: Document) -> Read:
    """Raises what the reading of documents raises, and UnreadableDocumentError where the bytes kept are others."""
    try:
        with document.content.open("rb") as file:
            data = file.read()
    except OSError as error:
        raise UnreadableDocumentError(_DAMAGED) from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise UnreadableDocumentError(_DAMAGED)
    plan = read_plan(data, document.name, _LIMITS)
    if plan.file.sha256 == document.sha256:
        return Read(plan, read_model(data, document.name, _LIMITS))
    return Read(plan, model.Document(model.File(**plan.file.model_dump()), ()))


def _before(act: ImportAct, pk: int) -> models.QuerySet[Import]:
    """The import, where this may be done with it."""
    return Import.objects.filter(pk=pk, state__in=states_before(act))


def _leased(pk: int, lease: str) -> models.QuerySet[Import]:
    return Import.objects.filter(pk=pk, state=ImportState.READING, lease=lease)


def _keep(brought: Import, lease: str, read: Read, *, at: dt.datetime) -> None:
    held = find_held_plan(read.plan, brought.place)
    content = read.plan.model_dump_json()
    with transaction.atomic():
        ours = _leased(brought.pk, lease).update(
            state=ImportState.IN_REVIEW,
            title=read.plan.title[:500],
            doubts_open=len(read.plan.doubts),
            next_round_of=held[0] if held else None,
            likeness=held[1] if held else None,
            read_at=at,
        )
        if not ours:
            return
        Reading.objects.create(
            brought=brought,
            model=MODELS.dump_json(read.pages).decode(),
            read=content,
            reviewed=content,
        )
        file = read.plan.file
        Document.objects.filter(pk=brought.document_id, media_type="").update(
            media_type=file.media_type[:100], pages=file.pages
        )
