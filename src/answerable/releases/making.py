"""From results and a policy to a release: hide, write aside, attack, hide what was opened, and publish what holds."""

import shutil
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from answerable.attack import Report
from answerable.attack.apart import attack_apart
from answerable.disclosure import Policy, Suppression
from answerable.disclosure.rounding import refuse_mixing
from answerable.disparity.results_folder import Results
from answerable.releases.cells import Positions
from answerable.releases.earlier import earlier_releases, printed_cells, revisions
from answerable.releases.figures import Figures, figures_of
from answerable.releases.folder import Heading, csv_files, descriptions, made_from, previous_of, spreadsheet, write
from answerable.releases.hiding import hide
from answerable.releases.ledger import Ledger, enter, read_ledger
from answerable.releases.opening import opened
from answerable.releases.page import page
from answerable.releases.protecting import Missing, protected_of, withhold
from answerable.releases.reasons import notes_of
from answerable.releases.rounding import rounded
from answerable.releases.rounds import in_rounds
from answerable.vocabulary.errors import RefusedReleaseError, UnusableReleaseError

MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Terms:
    """How a release is published."""

    policy: Policy
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Made:
    """What was published, and what it took."""

    name: str
    rounds: int
    report: Report
    counts: int
    hidden: int
    given_away: int
    """Counts that should be hidden, but were printed by an earlier release, or follow from what was."""
    revised: int


def make(results: Results, terms: Terms, ledger_folder: Path, out: Path) -> Made:
    """Publish results as the folder `out`, and enter them in the ledger. The same input gives the same bytes.

    Raises RefusedReleaseError, and writes nothing, where the attack opens a hidden figure however much is hidden, or
    does not come to its end; UnusableLedgerError where a past release was changed; UnusableReleaseError where `out` is
    in use.
    """
    if out.exists():
        raise UnusableReleaseError(f"{out} is there already. Name a new folder, for a release is never written over.")
    ledger = read_ledger(ledger_folder)
    making = _Making(results, terms, ledger)
    aside = out.with_name(f".{out.name}.new")
    try:
        made = making.publish(aside)
        enter(ledger, made.name, aside)
        aside.rename(out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return made


class _Making:
    """One release on its way."""

    def __init__(self, results: Results, terms: Terms, ledger: Ledger) -> None:
        self.policy, self.ledger, self.before = terms.policy, ledger, earlier_releases(ledger)
        refuse_mixing(terms.policy, [one.rounding for one in self.before])
        self.figures = figures_of(results, terms.policy)
        # A rounded count does not tell the exact one.
        printed = printed_cells(() if terms.policy.rounding else self.before)
        self.protected = protected_of(self.figures, terms.policy, printed)
        self.heading = Heading(
            ledger.name_for(str(terms.on)),
            terms.title,
            terms.on,
            terms.policy,
            made_from(results),
            previous_of(ledger),
            notes_of(self.figures.measures, self.figures.left_out),
        )

    def publish(self, aside: Path) -> Made:
        """Hide more until the attack opens nothing."""
        protected, rounds = self.protected, partial(self._attacked, aside)
        last = in_rounds(protected.linked, self.policy, rounds, known=protected.known, also=protected.also)
        if not last.holds:
            faults = told(last.report, self.figures, last.opened)
            raise RefusedReleaseError("\n".join(["The release would give away what it hides:", *faults]))
        missing = self._missing(last.suppression, last.must)
        tables = self._tables(missing)
        self._complete(aside, tables)
        given_away = len(last.suppression.given_away)
        counts = len(missing.cells), int(missing.cells.sum()), given_away, len(tables["revisions"])
        return Made(self.heading.name, last.number, last.report, *counts)

    def _attacked(self, aside: Path, found: Suppression, also: Positions) -> tuple[Report, Positions]:
        missing = self._missing(found, also)
        shutil.rmtree(aside, ignore_errors=True)
        write(aside, self.heading, csv_files(self._tables(missing)))
        report = attack_apart(aside, self.ledger.folder)
        return report, opened(report, self.figures.cells.counts, missing.cells, self.policy)

    def _missing(self, found: Suppression, also: Positions) -> Missing:
        return withhold(self.protected, self.figures, found.hidden, found.must(also))

    def _tables(self, missing: Missing) -> dict[str, pd.DataFrame]:
        figures = hide(self.figures, missing, self.protected.undeclared, self.policy)
        if self.policy.rounding:
            figures = {"rates": rounded(figures["rates"], self.figures, self.policy.rounding)}
        return self.figures.code_lists | figures | {"revisions": revisions(figures["rates"], self.before)}

    def _complete(self, aside: Path, tables: dict[str, pd.DataFrame]) -> None:
        """Write the release again, with what people and their programs need beside the tables."""
        shutil.rmtree(aside)
        face = page(self.heading, self.figures, tables)
        files = csv_files(tables) | descriptions(tables) | spreadsheet(tables) | {"index.html": face}
        write(aside, self.heading, files)


def told(report: Report, figures: Figures, now_open: Positions) -> list[str]:
    """What was opened, in words."""
    found = [*map(str, report.recovered), *(f"{cell}: the attack did not finish." for cell in report.unfinished)]
    small = figures.cells.counts.iloc[now_open].to_dict("records")
    found = found or [f"{one['stage']}, {one['group']}, {one['place']}, {one['from']}: it is known." for one in small]
    return found[:MOST_TOLD] + ([f"... and {len(found) - MOST_TOLD:,} more."] if len(found) > MOST_TOLD else [])
