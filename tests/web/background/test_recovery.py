"""A task is taken over when its worker dies; one that wakes up again overwrites nothing."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from answerable.web.background.models import HeldTask, WorkerBeat
from answerable.web.background.recovery import ATTEMPTS, beat, end, take_over
from answerable.web.background.workers import LastingWorker
from tests.web.background import errands

pytestmark = pytest.mark.django_db(transaction=True)
DEAD = dt.timedelta(seconds=30)


def worker(name: str) -> LastingWorker:
    return LastingWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        batch=True,
        interval=0,
        beat_every=5,
        dead_after=30,
    )


@pytest.fixture(autouse=True)
def nothing_run_before() -> None:
    errands.ran.clear()
    errands.told.clear()


def claimed(by: str, *before: str) -> "DBTaskResult[Any, Any]":
    errands.run.enqueue("post a letter")
    task = DBTaskResult.objects.get()
    task.worker_ids = list(before)
    task.claim(by)
    return task


def status() -> str:
    return DBTaskResult.objects.values_list("status", flat=True).get()


def old_beat(name: str) -> None:
    WorkerBeat.objects.create(worker_id=name, beat_at=timezone.now() - dt.timedelta(minutes=1))


def test_a_worker_runs_what_waits_and_is_forgotten() -> None:
    errands.run.enqueue("post a letter")
    worker("a").run()
    assert (errands.ran, status(), WorkerBeat.objects.count()) == (["post a letter"], TaskResultStatus.SUCCESSFUL, 0)


def test_the_task_of_a_living_worker_is_left_to_it() -> None:
    claimed("a")
    beat("a")
    assert (take_over(dead_after=DEAD), status()) == (0, TaskResultStatus.RUNNING)


@pytest.mark.parametrize("showed", [True, False], ids=["a beat long ago", "no beat at all"])
def test_the_task_of_a_dead_worker_is_run_by_the_next(showed: bool) -> None:
    claimed("a")
    if showed:
        old_beat("a")
    worker("b").run()
    assert (errands.ran, status()) == (["post a letter"], TaskResultStatus.SUCCESSFUL)


def test_a_task_that_kills_its_workers_is_failed_and_its_failure_told() -> None:
    claimed("c", *"ab"[: ATTEMPTS - 1])
    assert take_over(dead_after=DEAD) == 1
    assert (status(), errands.ran, errands.told) == (TaskResultStatus.FAILED, [], ["post a letter"])


def test_a_task_that_breaks_is_failed_and_its_failure_told() -> None:
    errands.run.enqueue("break")
    worker("a").run()
    assert (status(), errands.told) == (TaskResultStatus.FAILED, ["break"])


def test_a_worker_thought_dead_overwrites_nothing() -> None:
    zombie = HeldTask.objects.get(pk=claimed("a").pk)
    take_over(dead_after=DEAD)
    DBTaskResult.objects.get().claim("b")
    zombie.set_failed(ValueError("woken up"))
    assert (status(), errands.told) == (TaskResultStatus.RUNNING, [])
    zombie.set_successful(None)
    assert status() == TaskResultStatus.RUNNING


def test_a_worker_stopped_by_hand_gives_its_task_back() -> None:
    held = HeldTask.objects.get(pk=claimed("a").pk)
    held.set_failed(SystemExit(1))
    assert (status(), errands.told) == (TaskResultStatus.READY, [])


def test_workers_that_died_long_ago_are_forgotten() -> None:
    WorkerBeat.objects.create(worker_id="a", beat_at=timezone.now() - dt.timedelta(days=2))
    beat("b")
    end("c")
    assert list(WorkerBeat.objects.values_list("worker_id", flat=True)) == ["b"]


def test_a_locked_database_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError
    from django_tasks_db.management.commands.db_worker import Worker

    runs = iter([OperationalError("database is locked"), None])

    def run(_self: Worker) -> None:
        if error := next(runs):
            raise error

    monkeypatch.setattr(Worker, "run", run)
    worker("a").run()
    assert list(runs) == []
