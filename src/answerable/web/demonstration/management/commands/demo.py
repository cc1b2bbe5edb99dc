"""`python -m answerable.web demo`: a register filled with plans that are made up, served on this machine."""

import os
import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from answerable.web.demonstration.bringing import NotReadError
from answerable.web.demonstration.files import TO_BRING, Files
from answerable.web.demonstration.filling import fill_figures, fill_plans
from answerable.web.demonstration.folder import FolderInUseError, held, work_in
from answerable.web.demonstration.monitoring import name_sources
from answerable.web.demonstration.scene import set_scene
from answerable.web.demonstration.serving import NotServedError, Processes, address_at, ended_by_request, free_port
from answerable.web.demonstration.telling import told
from answerable.web.estate.clock import now, today

STATE = Path("build/demo-state")
RECORDS = "made-up-records"
"""Name of the folder of records that are counted."""
FILLED = "filled"
"""Name of an empty file in the folder, which says that nothing is wanting there."""
WORKERS = 2


class Command(BaseCommand):
    help = "Fill a register with made-up plans of real places, and serve it until Ctrl+C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--state", type=Path, default=STATE, help="folder to work in (%(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port, or any free one (%(default)s)")
        parser.add_argument("--keep", action="store_true", help="go on with what an earlier demonstration left")
        parser.add_argument("--check", action="store_true", help="end once the first page was served")

    def handle(self, *_args: object, state: Path, port: int, keep: bool, check: bool, **_options: object) -> None:
        begun = time.monotonic()
        work_in(state)
        state = state.resolve()
        kept = keep and (state / FILLED).exists()
        try:
            with ended_by_request(), held(state, keep=kept), Processes(state / "logs") as processes:
                self._serve(processes, state, port, fresh=not kept)
                self.stdout.write(f"The first page was served after {time.monotonic() - begun:.0f} seconds.")
                if not kept:
                    self._count(processes, state)
                if not check:
                    processes.wait()
        except (FolderInUseError, NotReadError, NotServedError) as error:
            raise CommandError(str(error)) from error

    def _serve(self, processes: Processes, state: Path, port: int, *, fresh: bool) -> None:
        files = Files(state / "plans", on=today())
        name_sources(state / RECORDS)
        port = free_port(port)
        os.environ["ANSWERABLE_ADDRESS"] = settings.ANSWERABLE_ADDRESS = address_at(port)
        if fresh:
            self.stdout.write("Loading the places, and bringing plans that are made up ...")
            set_scene(on=today(), at=now())
        for _ in range(WORKERS):
            processes.start_worker()
        if fresh:
            fill_plans(files, while_waiting=processes.check)
            processes.tick()
        address = processes.start_site(port)
        self.stdout.write(told(address, files.find(TO_BRING), state / "mail", lacks_pdf=files.lacks_pdf))

    def _count(self, processes: Processes, state: Path) -> None:
        """The site is used meanwhile."""
        self.stdout.write("Records of nobody are made up and counted, for a minute or two: see Monitoring ...")
        self.stdout.flush()
        fill_figures(state / RECORDS, while_waiting=processes.check)
        (state / FILLED).touch()
        self.stdout.write("The figures are there: cases, a release, and what changed.")
