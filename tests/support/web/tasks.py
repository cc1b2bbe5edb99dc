"""Work that was put off, done at once and within the test's own transaction."""

from django_tasks_db.models import DBTaskResult

from answerable.web.background.workers import LastingWorker


def do_tasks() -> None:
    worker = LastingWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="the test itself",
        batch=True,
        interval=0,
        beat_every=60,
        dead_after=60,
    )
    while task := DBTaskResult.objects.ready().first():
        task.claim(worker.worker_id)
        worker.run_task(task)
