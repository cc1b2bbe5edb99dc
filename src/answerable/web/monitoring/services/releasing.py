"""The files of a release: made under the ledger of all releases, one release at a time, and laid out for pages."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from answerable.attack.apart import attack_apart
from answerable.disclosure.policy import shipped
from answerable.disparity.results_folder import Results, read_results
from answerable.releases import Entry, Ledger, Terms, make, read_ledger
from answerable.releases.folder import made_from
from answerable.web.estate.queries import root
from answerable.web.monitoring.figures.joining import Part, joined
from answerable.web.monitoring.figures.released import read_about, read_released
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Release
from answerable.web.monitoring.queries.figures import folder_of
from answerable.web.monitoring.queries.released import shelf_folder
from answerable.web.monitoring.services.placing import places_in, words_of

LEDGER, RELEASES = "ledger", "releases"


@dataclass(frozen=True)
class MadeRelease:
    """Its name in the ledger, its folder below that of all figures, and what it took."""

    name: str
    folder: str
    report: dict[str, Any]


def made(release: Release) -> MadeRelease:
    """Make the files of a release, or find those that a worker made which died before it could say so.

    Raises what making raises (it was refused, or the ledger cannot be relied on).
    """
    figures = Path(settings.ANSWERABLE_FIGURES)
    with _alone(figures):
        return _made(release, figures)


def _made(release: Release, figures: Path) -> MadeRelease:
    results = _results(release)
    terms = Terms(shipped(release.policy), release.title, release.publish_on or localdate(release.asked_at))
    ledger = read_ledger(figures / LEDGER)
    entry = _entered(ledger, release, terms, results)
    name = entry.release if entry else ledger.name_for(str(terms.on))
    out = figures / RELEASES / name
    out.parent.mkdir(parents=True, exist_ok=True)
    report = _recovered(ledger, entry, out) if entry else _new(results, terms, figures, out)
    lay_out(out)
    return MadeRelease(name, f"{RELEASES}/{name}", report)


def lay_out(folder: Path) -> None:
    """Beside the files of a release, the same figures by measure and place, as pages read them."""
    shelf = shelf_folder(folder)
    aside = shelf.with_name(f".{shelf.name}")
    for left in (aside, shelf):
        shutil.rmtree(left, ignore_errors=True)
    released = read_released(folder)
    shelve([released], places_in(words_of([released]), root()), aside)
    aside.rename(shelf)


@contextmanager
def _alone(figures: Path) -> Iterator[None]:
    """Two releases at once would each hide without knowing of the other; the second waits."""
    figures.mkdir(parents=True, exist_ok=True)
    with (figures / f"{LEDGER}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _results(release: Release) -> Results:
    parts = []
    for run in release.runs.order_by("pk"):
        own = set(run.figures.filter(measure__in=release.measures).values_list("measure", flat=True))
        parts.append(Part(read_results(folder_of(run) / "results"), sorted(own)))
    return joined(parts)


def _entered(ledger: Ledger, release: Release, terms: Terms, results: Results) -> Entry | None:
    """The entry of this release, where it is in the ledger already."""
    others = set(Release.objects.exclude(pk=release.pk).values_list("name", flat=True))
    wanted = terms.title, str(terms.on), terms.policy.name, made_from(results)
    for entry in ledger.entries:
        about = read_about(ledger.folder_of(entry))
        said = about["title"], about["published"], about["policy"]["name"], about["made_from"]
        if said == wanted and entry.release not in others:
            return entry
    return None


def _recovered(ledger: Ledger, entry: Entry, out: Path) -> dict[str, Any]:
    if not out.exists():
        aside = out.with_name(f".{out.name}.copy")
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(ledger.folder_of(entry), aside)
        aside.rename(out)
    report = attack_apart(out, ledger.folder)
    return {"counts": report.cells, "hidden": report.hidden, "tried": report.tried, "recovered": len(report.recovered)}


def _new(results: Results, terms: Terms, figures: Path, out: Path) -> dict[str, Any]:
    found = make(results, terms, figures / LEDGER, out)
    return {
        "counts": found.counts,
        "hidden": found.hidden,
        "tried": found.report.tried,
        "recovered": len(found.report.recovered),
        "rounds": found.rounds,
        "given_away": found.given_away,
        "revised": found.revised,
    }
