"""Workers show that they live; the tasks of one that no longer does are taken over."""

import datetime as dt

from django.db.models.functions import Now
from django_tasks.base import TaskResultStatus

from answerable.web.background.models import HeldTask, WorkerBeat

ATTEMPTS = 3
_FORGOTTEN_AFTER = dt.timedelta(days=1)


class WorkersDiedError(Exception):
    """Every worker that took the task died of it."""


def beat(worker_id: str) -> None:
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"beat_at": Now()})


def end(worker_id: str) -> None:
    """A worker that ends in good order is forgotten, with those that died long ago."""
    WorkerBeat.objects.filter(worker_id=worker_id).delete()
    WorkerBeat.objects.filter(beat_at__lt=Now() - _FORGOTTEN_AFTER).delete()


def take_over(*, dead_after: dt.timedelta) -> int:
    """Put the running tasks of dead workers back into the queue, or fail those tried too often; how many there were."""
    alive = set(WorkerBeat.objects.filter(beat_at__gte=Now() - dead_after).values_list("worker_id", flat=True))
    running = HeldTask.objects.filter(status=TaskResultStatus.RUNNING)
    lost = [task for task in running if not alive.intersection(task.worker_ids[-1:])]
    for task in lost:
        if len(task.worker_ids) < ATTEMPTS:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
        else:
            task.set_failed(WorkersDiedError(f"{len(task.worker_ids)} workers died while they ran it"))
    return len(lost)
