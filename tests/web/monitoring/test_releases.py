"""A release of figures on its way from an analyst to the public."""

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answerable.attack import attack
from answerable.releases import read_ledger
from answerable.web.audit.models import Entry
from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring.models import Release
from answerable.web.monitoring.queries.released import Released, find_release, latest, newest
from answerable.web.monitoring.services import releases as services
from answerable.web.monitoring.services import scheduling
from answerable.web.monitoring.types import ReleaseState
from tests.support.released import AT, PROVED, Counted, asked, counted, published, ready
from tests.support.web.places import Estate
from tests.support.web.tasks import do_tasks

if TYPE_CHECKING:
    from answerable.web.accounts.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(estate: Estate, figures_folder: Path) -> Counted:  # noqa: ARG001 - it must be set
    return counted(estate)


def _acts() -> list[str]:
    return list(Entry.objects.filter(act__startswith="release").order_by("number").values_list("act", flat=True))


def test_a_release_is_made_attacked_cleared_and_published(held: Counted, figures_folder: Path) -> None:
    release = asked(held)
    assert (release.state, release.name, release.report["recovered"]) == (ReleaseState.READY, "2026-11-22", 0)
    assert release.report["hidden"] > 0
    assert release.report["tried"] > 0
    services.clear(release, by=held.governor, at=AT)
    services.publish(release, by=held.governor, at=AT)
    assert set(newest()) == {PROVED}
    assert _acts() == ["release asked for", "release made", "release cleared", "release published"]
    assert not attack(figures_folder / release.folder, figures_folder / "ledger").opened
    told = {figure.row["group"]: figure for figure in latest(find_release(release.name), held.places["Moorland"])}
    assert {figure.row["place"] for figure in told.values()} == {"Moorland"}
    assert (told["Roma"].row["k"], told["Roma"].row["reason"]) == ("", "small")
    assert (told["Caribbean"].row["k"], told["Caribbean"].row["n"]) == ("30", "60")


def test_nothing_is_shown_before_it_is_published(held: Counted) -> None:
    ready(held)
    assert newest() == {}


def test_who_asked_neither_clears_nor_publishes(held: Counted) -> None:
    release = ready(held)
    assert (
        _refused(services.publish, release, held.governor)
        == "Another person must clear this release before it is published."
    )
    assert (
        _refused(services.clear, release, held.analyst)
        == "You asked for this release, so another person must clear it."
    )
    services.clear(release, by=held.governor, at=AT)
    assert _refused(services.clear, release, held.governor) == "This release is cleared already."
    assert _refused(services.publish, release, held.analyst) == (
        "You asked for this release, so another person must publish it."
    )
    services.publish(release, by=held.governor, at=AT)
    assert _refused(services.publish, release, held.governor) == "This release is published already."


def test_an_embargo_holds_to_its_day(held: Counted) -> None:
    release = ready(held)
    Release.objects.filter(pk=release.pk).update(publish_on=AT.date() + dt.timedelta(days=7))
    services.clear(release, by=held.governor, at=AT)
    assert _refused(services.publish, release, held.governor) == (
        "This release must wait until 29 November 2026. Publish it on that day."
    )
    services.publish(release, by=held.governor, at=AT + dt.timedelta(days=7))
    assert release.state == ReleaseState.PUBLISHED


@pytest.mark.parametrize(("cleared", "days"), [(True, 7), (False, None)])
def test_on_its_day_a_release_that_is_cleared_is_published_once_by_itself(
    held: Counted, cleared: bool, days: int | None
) -> None:
    release = ready(held)
    Release.objects.filter(pk=release.pk).update(publish_on=AT.date() + dt.timedelta(days=7))
    if cleared:
        services.clear(release, by=held.governor, at=AT)
    for day in (6, 7, 8):
        at = AT + dt.timedelta(days=day)
        scheduling.tick(on=at.date(), at=at)
    release.refresh_from_db()
    assert release.published_at == (AT + dt.timedelta(days=days) if days else None)
    assert Entry.objects.filter(act="release published").count() == cleared


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"measures": []}, "Choose at least one measure."),
        ({"measures": ["zeppelins"]}, "There are no figures of zeppelins now. Choose from the list."),
        ({"policy": "none"}, "Choose a policy from the list."),
        (
            {"publish_on": dt.date(2026, 11, 21)},
            "The day of publication has passed. Choose today or a later day.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(held: Counted, changed: dict[str, object], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        asked(held, **changed)
    assert not Release.objects.exists()


def test_a_release_that_is_not_made_says_why(held: Counted, figures_folder: Path) -> None:
    published(held)
    release = asked(held, policy="rounded")
    assert release.state == ReleaseState.REFUSED
    assert "rounded" in release.failure
    assert _acts()[-1] == "release refused"
    assert len(read_ledger(figures_folder / "ledger").entries) == 1
    assert _refused(services.clear, release, held.governor) == "This release is not ready: it is refused."


def test_a_worker_that_died_is_followed_by_one_that_finds_its_work(held: Counted, figures_folder: Path) -> None:
    release = ready(held)
    Release.objects.filter(pk=release.pk).update(state=ReleaseState.MAKING, name="", folder="", report={}, lease="gone")
    shutil.rmtree(figures_folder / "releases")
    services.make_release.enqueue(release.pk)
    do_tasks()
    release.refresh_from_db()
    assert (release.state, release.name, release.report["recovered"]) == (ReleaseState.READY, "2026-11-22", 0)
    assert len(read_ledger(figures_folder / "ledger").entries) == 1
    assert Released(release).measures.keys() == {PROVED}


def _refused(act: object, release: Release, by: "Person") -> str:
    with pytest.raises(RefusedError) as refused:
        act(release, by=by, at=AT)  # type: ignore[operator]
    return str(refused.value)
