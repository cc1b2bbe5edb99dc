"""A worker of the task queue that shows it lives, and takes over from those that do not."""

import datetime as dt
import logging
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from django.db import OperationalError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.utils import is_locked_database_exception

from answerable.web.background.models import HeldTask
from answerable.web.background.recovery import beat, end, take_over

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("answerable.background")


class Heart:
    """Beats from a thread of its own, so that a long task does not stop it; between beats it looks for the dead."""

    def __init__(self, worker_id: str, *, every: float, dead_after: float) -> None:
        self._worker_id, self._every = worker_id, every
        self._dead_after = dt.timedelta(seconds=dead_after)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)

    def __enter__(self) -> Self:
        self._beat()
        self._thread.start()
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        end(self._worker_id)

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            close_old_connections()
            try:
                self._beat()
            except Exception:
                # Whatever keeps one beat from the database, the next may reach it.
                logger.exception("A beat of worker %s was lost", self._worker_id)
        connection.close()

    def _beat(self) -> None:
        beat(self._worker_id)
        if lost := take_over(dead_after=self._dead_after):
            logger.warning("Took over %d of the tasks of workers that died", lost)


class LastingWorker(Worker):
    """The library's worker; a task that another has taken over from it is not touched, a locked database waited for."""

    def __init__(self, *, beat_every: float, dead_after: float, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(**options)
        self._heart = Heart(self.worker_id, every=beat_every, dead_after=dead_after)

    def run(self) -> None:
        with self._heart:
            while True:
                try:
                    return super().run()
                except OperationalError as error:
                    if not is_locked_database_exception(error):
                        raise
                    logger.warning("The database is locked; trying again")

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        super().run_task(HeldTask.objects.get(pk=db_task_result.pk))
