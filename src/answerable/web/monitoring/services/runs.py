"""Runs: measures counted in the background, and shown all at once when everything is done.

What a run has done stands in a folder of its own, so that whoever takes it over goes on from there. The folder moves
to its place when it is whole, and one transaction then makes its figures the current ones.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django_tasks import TaskContext, task

from answerable.disparity.measures import data_of, select
from answerable.disparity.measures.model import Catalogue
from answerable.disparity.results_folder import read_results
from answerable.vocabulary.errors import AnswerableError
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.background.failing import on_failure
from answerable.web.estate import clock
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import root
from answerable.web.monitoring.models import DataSet, Delivery, Run
from answerable.web.monitoring.services.cases import see
from answerable.web.monitoring.services.counting import counting
from answerable.web.monitoring.services.effects import read
from answerable.web.monitoring.services.keeping import UNDER_WAY, clear_away, delete_uploads, made, made_folder, making
from answerable.web.monitoring.services.measures import catalogue, countable
from answerable.web.monitoring.services.placing import in_words_of_register, places_in, words_of
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.services.sources import engine_of, source_of, without_addresses
from answerable.web.monitoring.types import DeliveryState, RunState, SourceKind

if TYPE_CHECKING:
    from answerable.disparity.running import Progress

AFTERWARDS: tuple[Callable[..., object], ...] = (see, read)
"""What follows from new figures, in order, in the transaction that shows them: cases, then effects."""
_BROKE = (
    "Something went wrong on our side. The figures that were shown before stand, and nothing of this run is shown. "
    "Start it again; if it fails again, tell whoever looks after this service."
)


class StoppedError(Exception):
    """The run was cancelled, or another worker has taken it over."""


def ready(data_sets: Iterable[DataSet] | None = None) -> list[Delivery]:
    """Of each data set (of all that are used) the delivery that would be counted now."""
    used = DataSet.objects.filter(ended_at=None) if data_sets is None else data_sets
    found = (_newest(data_set) for data_set in used)
    return [delivery for delivery in found if delivery]


def countable_now(deliveries: Iterable[Delivery]) -> Catalogue:
    """The measures that these deliveries allow."""
    return countable(catalogue(), {delivery.data_set.name for delivery in deliveries})


@transaction.atomic
def start(
    *, measures: Sequence[str], data_sets: Iterable[DataSet] | None = None, by: Person | None, at: dt.datetime
) -> Run:
    """Put a run in line: of these measures, or of all that the data sets (all that are used) allow.

    Raises RefusedError where nothing can be counted, or a run is under way.
    """
    list(DataSet.objects.select_for_update().values_list("pk"))
    if Run.objects.filter(state__in=UNDER_WAY).exists():
        raise RefusedError("A run is under way. Wait for it, or cancel it, and then start this one.")
    deliveries = ready(data_sets)
    allowed = countable_now(deliveries)
    missing = sorted(set(measures) - {one.name for one in allowed.measures})
    if missing:
        raise RefusedError(f"No data are ready for {', '.join(missing)}. Bring the data that they read first.")
    if not allowed.measures:
        raise RefusedError("No measure can be counted: no data are ready. Bring data, and take those that are held.")
    wanted = select(allowed, list(measures))
    reads = {name for measure in wanted.measures for name in data_of(measure)}
    run = Run.objects.create(measures=list(measures), started_by=by, queued_at=at)
    run.deliveries.set(one for one in deliveries if one.data_set.name in reads)
    record(act="run started", subject=run, by=by, at=at, measures=list(measures), data_sets=sorted(reads))
    run_measures.enqueue(run.pk)
    return run


@transaction.atomic
def cancel(run: Run, *, by: Person, at: dt.datetime) -> None:
    """Stop it before its next step; nothing of it is shown, and uploaded files are deleted. Raises RefusedError."""
    waiting = Run.objects.filter(pk=run.pk, state__in=UNDER_WAY)
    if not waiting.update(state=RunState.CANCELLED, lease="", ended_at=at):
        raise RefusedError("This run has ended already. Load the page again to see how.")
    record(act="run cancelled", subject=run, by=by, at=at)
    uploads = run.deliveries.filter(data_set__kind=SourceKind.UPLOAD, state=DeliveryState.READY)
    gone = list(uploads.values_list("pk", flat=True))
    why = "The run that counted it was cancelled. Bring it again to count it."
    Delivery.objects.filter(pk__in=gone).update(state=DeliveryState.REFUSED, failure=why)
    transaction.on_commit(lambda: delete_uploads(Delivery.objects.filter(pk__in=gone), at=at))


@task(takes_context=True)
def run_measures(context: TaskContext, pk: int) -> None:
    """May run twice, or twice at once: only the worker that took the run last goes on with it."""
    lease = f"{context.task_result.id}/{context.attempt}"
    if not Run.objects.filter(pk=pk, state__in=UNDER_WAY).update(state=RunState.RUNNING, lease=lease):
        return
    run = Run.objects.get(pk=pk)
    try:
        unknown = _make(run, lease)
    except StoppedError:
        pass
    except AnswerableError as error:
        failure = without_addresses(str(error))
        _leased(run, lease).update(state=RunState.FAILED, failure=failure, ended_at=clock.now())
    else:
        _show(run, lease, unknown, at=clock.now())
    if not Run.objects.filter(pk=pk, state=RunState.RUNNING).exists():
        shutil.rmtree(making(run), ignore_errors=True)
    clear_away(at=clock.now())


@on_failure(run_measures)
def say_failed(pk: int) -> None:
    Run.objects.filter(pk=pk, state__in=UNDER_WAY).update(state=RunState.FAILED, failure=_BROKE, ended_at=clock.now())


def _make(run: Run, lease: str) -> list[str]:
    """Write the folder of the run, whole, in its place; the words of places that the register does not know."""
    from answerable.disparity.running import Setting  # noqa: PLC0415 - slow to load, and only workers count
    from answerable.disparity.running import run as make_results  # noqa: PLC0415
    from answerable.web.monitoring.figures.shelving import shelve  # noqa: PLC0415

    folder, whole = making(run), made_folder(run)
    if not whole.exists():
        deliveries = list(run.deliveries.select_related("data_set"))
        sources = {delivery.data_set.name: source_of(delivery) for delivery in deliveries}
        wanted, engine = select(countable_now(deliveries), run.measures), engine_of(*sources.values())
        setting = Setting(engine=engine, memory_limit=settings.ANSWERABLE_MEMORY if engine == "duckdb" else None)
        folder.mkdir(parents=True, exist_ok=True)
        make_results(wanted, sources, folder / "results", setting, _telling(run, lease), counting=counting(deliveries))
    results = read_results((whole if whole.exists() else folder) / "results")
    told = words_of(results.by_measure())
    places = places_in(told, root())
    if not whole.exists():
        shutil.rmtree(folder / "shelf", ignore_errors=True)
        shelve(*in_words_of_register(results.by_measure(), places), folder / "shelf")
        whole.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(whole)
    return sorted({words for _, words in told} - {words for _, words in places})


def _telling(run: Run, lease: str) -> "Progress":
    """Tells of each step, and stops before the next once the run is no longer ours."""

    def progress(names: Sequence[str]) -> Iterator[str]:
        for done, name in enumerate(names):
            step = {"step": name[:300], "steps_done": done, "steps": len(names)}
            if not _leased(run, lease).update(**step):
                raise StoppedError
            yield name

    return progress


def _leased(run: Run, lease: str) -> models.QuerySet[Run]:
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING, lease=lease)


def _show(run: Run, lease: str, unknown: list[str], *, at: dt.datetime) -> None:
    results = read_results(made_folder(run) / "results")
    problems = [
        {name: without_addresses(row[name]) for name in ("measure", "where", "why")}
        for row in results.tables["problems"].to_pylist()
    ]
    told = results.manifest | {"unknown places": unknown, "problems told": problems}
    with transaction.atomic():
        done = {"state": RunState.DONE, "folder": made(run), "manifest": told, "step": "", "ended_at": at}
        if not _leased(run, lease).update(**done, steps_done=models.F("steps")):
            return
        run.refresh_from_db()
        show(run, results, at=at)
        counted = Delivery.objects.filter(runs=run, state=DeliveryState.READY)
        Delivery.objects.filter(pk__in=list(counted.values_list("pk", flat=True))).update(state=DeliveryState.COUNTED)
        record(act="figures shown", subject=run, by=run.started_by, at=at, measures=run.measures)
        for follow in AFTERWARDS:
            follow(run, at=at)
    delete_uploads(run.deliveries.filter(state=DeliveryState.COUNTED), at=at)


def _newest(data_set: DataSet) -> Delivery | None:
    """What lies at an address can be counted as often as one likes, an uploaded file once."""
    states = [DeliveryState.READY]
    if data_set.kind != SourceKind.UPLOAD:
        states.append(DeliveryState.COUNTED)
    return data_set.deliveries.filter(state__in=states).select_related("data_set").first()
