"""A worker that is killed in the middle of reading: the next one finishes, and nothing half-done is ever shown."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.storage import storages
from django.db import connection
from pytest_django.fixtures import Settings

from answerable.web.plans.models import Import, Reading
from answerable.web.plans.types import ImportState
from tests.web.plans.bringing_given import bring_file, given

pytestmark = pytest.mark.django_db(transaction=True)


def database_url() -> str:
    """The address of the test's own database, as another process needs it."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgresql://{found['USER']}@{quote(found['HOST'], safe='')}/{found['NAME']}"


@pytest.fixture
def start(settings: Settings, tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Starts a worker process over the test's database and files."""
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    storages._storages.clear()  # type: ignore[attr-defined]  # noqa: SLF001
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "ANSWERABLE_STATE": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "answerable.web.settings.development",
    }
    started = []

    def run(*options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "answerable.web", "worker", "--interval", "0.05", *options]
        started.append(subprocess.Popen(command, env=environment))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


def test_the_next_worker_finishes_what_a_killed_one_began(start: Callable[..., "subprocess.Popen[bytes]"]) -> None:
    brought = bring_file(given())

    def state() -> str:
        return Import.objects.values_list("state", flat=True).get(pk=brought.pk)

    first = start("--beat-every", "0.2")
    until(lambda: state() == ImportState.READING)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (state(), Reading.objects.count()) == (ImportState.READING, 0)
    lease = Import.objects.values_list("lease", flat=True).get(pk=brought.pk)

    second = start("--dead-after", "1", "--beat-every", "0.2")
    until(lambda: state() != ImportState.READING)
    assert (state(), Reading.objects.count()) == (ImportState.IN_REVIEW, 1)
    assert Import.objects.values_list("lease", flat=True).get(pk=brought.pk) != lease
    second.send_signal(signal.SIGTERM)
    assert second.wait(10) == 0
