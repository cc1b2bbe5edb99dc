"""The folders of uploaded files and of runs, and what is cleared away there.

Uploaded files of persons' records are deleted once they are counted, refused or given up. Nothing here is served.
"""

import datetime as dt
import shutil
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db.models import QuerySet

from answerable.web.monitoring.models import Delivery, Run
from answerable.web.monitoring.types import DeliveryState, RunState

DAYS_KEPT = 7
"""For so long an uploaded file waits to be counted."""
UNDER_WAY = (RunState.QUEUED, RunState.RUNNING)
_WAITING = (DeliveryState.QUEUED, DeliveryState.LOOKING, DeliveryState.HELD, DeliveryState.READY)
_BROUGHT, _MAKING, _MADE = "brought", "making", "runs"


def keep_upload(content: File[bytes], ending: str) -> str:
    """The name of the file below the folder of figures."""
    name = f"{_BROUGHT}/{uuid.uuid4().hex}{ending}"
    path = _below(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for chunk in content.chunks():
            file.write(chunk)
    return name


def delete_uploads(deliveries: QuerySet[Delivery], *, at: dt.datetime) -> None:
    """Delete the files of these; what was found in them stays."""
    for delivery in deliveries.exclude(stored=""):
        _below(delivery.stored).unlink(missing_ok=True)
        Delivery.objects.filter(pk=delivery.pk).update(stored="", deleted_at=at)


def making(run: Run) -> Path:
    """Where a run keeps what it has done so far."""
    return _below(f"{_MAKING}/{run.pk}")


def made(run: Run) -> str:
    """The name of its folder, once it is whole, below the folder of figures."""
    return f"{_MADE}/{run.pk}"


def made_folder(run: Run) -> Path:
    return _below(made(run))


def clear_away(*, at: dt.datetime) -> None:
    """Files that nobody counted in time or that are done with; folders of runs that came to nothing."""
    Delivery.objects.filter(
        state__in=_WAITING, brought_at__lt=at - dt.timedelta(days=DAYS_KEPT), data_set__kind="upload"
    ).exclude(runs__state__in=UNDER_WAY).update(
        state=DeliveryState.REFUSED, failure=f"It was not counted within {DAYS_KEPT} days. Bring it again."
    )
    delete_uploads(Delivery.objects.filter(state__in=(DeliveryState.COUNTED, DeliveryState.REFUSED)), at=at)
    _remove_others(_BROUGHT, {Path(name).name for name in Delivery.objects.values_list("stored", flat=True)}, at=at)
    under_way = {str(pk) for pk in Run.objects.filter(state__in=UNDER_WAY).values_list("pk", flat=True)}
    done = {Path(name).name for name in Run.objects.filter(state=RunState.DONE).values_list("folder", flat=True)}
    _remove_others(_MAKING, under_way, at=at)
    _remove_others(_MADE, under_way | done, at=at)


def _remove_others(folder: str, keep: set[str], *, at: dt.datetime) -> None:
    """What is new may be of a delivery or run that is being written down, so it is left for the next time."""
    for path in _below(folder).glob("*"):
        if path.name in keep or path.stat().st_mtime > (at - dt.timedelta(hours=1)).timestamp():
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _below(name: str) -> Path:
    return Path(settings.ANSWERABLE_FIGURES, name)
