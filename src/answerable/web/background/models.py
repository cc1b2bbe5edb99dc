"""Which workers are alive, and the hold that one of them has on a task."""

from django.db import models, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from answerable.web.background.failing import say_failed


class WorkerBeat(models.Model):
    """The last time that a worker showed that it lives, by the clock of the database."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker_id} at {self.beat_at}"


class HeldTask(DBTaskResult):  # type: ignore[type-arg]
    """A task as the worker that took it holds it: once another has taken it over, nothing of it is saved."""

    class Meta:
        proxy = True

    def save(self, *, update_fields: list[str], **_options: object) -> None:  # type: ignore[override]
        self._save_held(update_fields)

    def _save_held(self, update_fields: list[str]) -> bool:
        still = HeldTask.objects.filter(pk=self.pk, status=TaskResultStatus.RUNNING, worker_ids=self.worker_ids)
        return bool(still.update(**{name: getattr(self, name) for name in update_fields}))

    def set_failed(self, exc: BaseException) -> None:
        """The task has failed, and whom it concerns is told; a worker that is stopped by hand gives it back."""
        if not isinstance(exc, Exception):
            self.status = TaskResultStatus.READY
            self.save(update_fields=["status"])
            return
        with transaction.atomic():
            super().set_failed(exc)
            held = HeldTask.objects.filter(pk=self.pk, worker_ids=self.worker_ids, status=TaskResultStatus.FAILED)
            if held.exists():
                say_failed(self)
