"""`python -m answerable.web worker`: runs what was put off, such as the reading of documents that were brought."""

import logging
import signal
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import valid_interval

from answerable.web.background.workers import LastingWorker


class Command(BaseCommand):
    help = "Run the tasks of the queue; any number of workers can run at once, on any number of machines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="end when nothing is left to do")
        parser.add_argument(
            "--interval", type=valid_interval, default=1.0, help="seconds between looks at an empty queue (%(default)s)"
        )
        parser.add_argument(
            "--beat-every", type=valid_interval, default=5.0, help="seconds between signs of life (%(default)s)"
        )
        parser.add_argument(
            "--dead-after",
            type=valid_interval,
            default=30.0,
            help="seconds without a sign after which another worker's tasks are taken over (%(default)s)",
        )

    def handle(self, *_args: object, verbosity: int, **options: Any) -> None:  # noqa: ANN401 - Django's own
        logging.basicConfig(level=logging.INFO if verbosity else logging.CRITICAL, format="%(message)s")
        worker = LastingWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            batch=options["batch"],
            interval=options["interval"],
            beat_every=options["beat_every"],
            dead_after=options["dead_after"],
        )
        with _restored_signals():
            worker.configure_signals()
            worker.run()


@contextmanager
def _restored_signals() -> Iterator[None]:
    """Whoever calls the command, rather than being it, gets its own signals back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
