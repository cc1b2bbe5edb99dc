"""A worker that is killed in the middle of a run: the next one goes on, and nothing half done is ever shown."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django.fixtures import Settings

from answerable.web.estate.types import Role
from answerable.web.monitoring.models import MeasureFigures, Run
from answerable.web.monitoring.services import data_sets, deliveries, runs
from answerable.web.monitoring.types import RunState
from tests.support.monitoring import CHARGES, WORK, write_data
from tests.support.web.places import make_estate
from tests.support.web.tasks import do_tasks
from tests.web.background.test_killed_worker import database_url
from tests.web.monitoring.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)
Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a worker process over the test's database and figures."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "ANSWERABLE_STATE": str(tmp_path),
        "ANSWERABLE_MEASURES": str(tmp_path / "data" / "measures.yaml"),
        "DJANGO_SETTINGS_MODULE": "answerable.web.settings.development",
    }
    options = ("--interval", "0.05", "--beat-every", "0.2", "--dead-after", "1")
    started = []

    def run() -> "subprocess.Popen[bytes]":
        started.append(subprocess.Popen([sys.executable, "-m", "answerable.web", "worker", *options], env=environment))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < end, f"it took too long: {list(Run.objects.values())}"
        time.sleep(0.01)


def test_the_next_worker_finishes_the_run(
    start: Start, settings: Settings, tmp_path: Path, figures_folder: Path
) -> None:
    (tmp_path / "data").mkdir()
    data = write_data(tmp_path / "data")
    settings.ANSWERABLE_MEASURES = data / "measures.yaml"
    estate = make_estate(AT)
    by = estate.person(Role.ANALYST, estate.service)
    for name in ("charges", "prison_roll"):
        held = data_sets.register(name=name, title=name, place=estate.service, address="", by=by, at=AT)
        content = ContentFile((data / f"{name}.parquet").read_bytes())
        deliveries.bring(held, content=content, name=f"{name}.parquet", by=by, at=AT)
        do_tasks()
    run = runs.start(measures=[], by=by, at=AT)

    first = start()
    until(lambda: Run.objects.get(pk=run.pk).steps_done > 1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    run.refresh_from_db()
    assert (run.state, run.folder, MeasureFigures.objects.count()) == (RunState.RUNNING, "", 0)
    assert not (figures_folder / "runs").exists()

    start()
    until(lambda: Run.objects.get(pk=run.pk).state != RunState.RUNNING)
    run.refresh_from_db()
    assert (run.state, run.failure, run.folder) == (RunState.DONE, "", f"runs/{run.pk}")
    assert {one.measure for one in run.figures.filter(current=True)} == {CHARGES, WORK}
    until(lambda: not list((figures_folder / "making").iterdir()) and not list((figures_folder / "brought").iterdir()))
