"""`python -m answerable.web tick`: tells people what is due, and sends what waits to be sent."""

import datetime as dt
import logging
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from answerable.web.estate.clock import now, today
from answerable.web.notices.errors import MailServerError
from answerable.web.notices.services import deliver, make_digests

logger = logging.getLogger("answerable.notices")


class Command(BaseCommand):
    help = "Remind people of what is due, make their digests of the day and send the mail that waits. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=dt.date.fromisoformat, metavar="DATE", help="the day to take for today")

    def handle(self, *_args: object, on: dt.date | None, **_options: object) -> None:
        day = on or today()
        failed = [name for name in settings.ANSWERABLE_TICKS if not _runs(name, day)]
        digests = make_digests(on=day, at=now())
        try:
            tried = self._deliver()
        except MailServerError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Digests made: {digests}. Mails handed over: {tried}.")
        if failed:
            raise CommandError(f"Went wrong, and will be tried again by the next tick: {', '.join(failed)}")

    def _deliver(self) -> int:
        tried = 0
        while some := deliver(at=now()):
            tried += some
        return tried


def _runs(name: str, on: dt.date) -> bool:
    """Whether it ran; one that breaks keeps none of the others from running."""
    try:
        import_string(name)(on=on, at=now())
    except Exception:
        logger.exception("%s broke", name)
        return False
    return True
