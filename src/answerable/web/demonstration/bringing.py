"""Plans go the way that any plan goes: brought, read by a worker, reviewed, accepted, their links settled."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from django.core.files import File

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import OwnerName
from answerable.web.commitments.services import confirm_exact_owners
from answerable.web.demonstration.outlines import Outline
from answerable.web.estate.clock import now
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Entry, Import, Round
from answerable.web.plans.queries.imports import WAITING
from answerable.web.plans.services import bringing
from answerable.web.plans.services.accepting import accept as accept_import
from answerable.web.plans.services.linking import Choice, settle_links
from answerable.web.plans.services.reviewing import settle_doubts
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation

_PATIENCE = 120
"""Seconds within which the workers must have read what was brought."""


class NotReadError(Exception):
    """The workers did not read what was brought."""


def bring(path: Path, place: str, *, by: Person) -> Import:
    with path.open("rb") as opened:
        return bringing.bring(
            content=File(opened), name=path.name, place=Place.objects.get(code=place), by=by, at=now()
        ).brought


def wait_until_read(brought: Sequence[Import], while_waiting: Callable[[], None]) -> list[Import]:
    """The imports as they then are. Raises NotReadError."""
    keys = [one.pk for one in brought]
    until = time.monotonic() + _PATIENCE
    while Import.objects.filter(pk__in=keys, state__in=WAITING).exists():
        while_waiting()
        if time.monotonic() > until:
            raise NotReadError(f"The documents were not read within {_PATIENCE} seconds.")
        time.sleep(0.1)
    found = Import.objects.select_related("document", "place", "next_round_of", "reading").in_bulk(keys)
    return [found[key] for key in keys]


def accept(brought: Import, *, by: Person) -> ActionPlan:
    """Accept what was read; what the reader doubted stays as the source has it."""
    if brought.doubts_open:
        doubts = range(brought.doubts_open)
        settle_doubts(brought=brought, doubts=doubts, version=brought.version, by=by, at=now())
        brought.refresh_from_db()
    return accept_import(brought=brought, by=by, at=now(), version=brought.version, next_round_of=brought.next_round_of)


def settle_last_round(plan: ActionPlan, outline: Outline, *, by: Person) -> None:
    """Say of everything in the last round of progress which commitment it reports on, and that this is all."""
    rounds = list(plan.rounds.order_by("position"))
    commitments = {place: entry.commitment for place, entry in _by_place(rounds[0]).items()}
    about = outline.reports(list(outline.rounds)[len(rounds) - 1])
    choices = [
        Choice(entry, Relation.PROGRESS, commitments[about[place]]) for place, entry in _by_place(rounds[-1]).items()
    ]
    settle_links(choices, by=by, at=now())
    settle_round(rounds[-1], by=by, at=now())


def _by_place(of_round: Round) -> dict[str, Entry]:
    """The entries of a round, each by the number of its finding and its place there: "3.2"."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in of_round.entries.select_related("finding", "commitment").order_by("position"):
        found[entry.finding.number].append(entry)
    return {f"{number}.{at}": entry for number, under in found.items() for at, entry in enumerate(under, start=1)}


def confirm_owners(place: str, *, by: Person) -> None:
    """Confirm the owners at the place that are named by the very title of a post."""
    confirm_exact_owners(OwnerName.objects.filter(place__code=place), by=by, at=now())
