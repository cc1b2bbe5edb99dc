"""A round whose every link a person has settled: what it says is entered in the ledgers of its commitments."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from answerable.documents.plan import Target
from answerable.vocabulary.posts import fold
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import claim_kind
from answerable.web.commitments.services import Saying, append
from answerable.web.commitments.types import ClaimKind
from answerable.web.plans.errors import LinksOpenError, RoundSettledError
from answerable.web.plans.models import Entry, Round
from answerable.web.plans.services.promising import day_of, targets_of
from answerable.web.plans.types import Relation

Reasons = Mapping[int, str]
"""By commitment, why its date moves, where somebody said so."""


@transaction.atomic
def settle_round(round_: Round, *, reasons: Reasons | None = None, by: Person, at: dt.datetime) -> Round:
    """Close a round, so that silence in it can be told. Raises LinksOpenError, RoundSettledError."""
    held = Round.objects.select_for_update(of=("self",)).select_related("plan").get(pk=round_.pk)
    if held.settled_at:
        raise RoundSettledError
    if still_open := held.entries.filter(relation=Relation.OPEN).count():
        raise LinksOpenError(still_open)
    said_of = enter_said(held, reasons=reasons, by=by, at=at)
    held.settled_at, held.settled_by = at, by
    held.save(update_fields=["settled_at", "settled_by"])
    audit.record(act="round settled", subject=held.plan, by=by, at=at, round=held.pk, label=held.label, said_of=said_of)
    return held


@transaction.atomic
def enter_said(round_: Round, *, reasons: Reasons | None = None, by: Person, at: dt.datetime) -> int:
    """Enter in the ledgers what the settled entries of a round say and was not entered yet; of how many commitments."""
    settled = round_.entries.exclude(relation=Relation.OPEN)
    entries = list(settled.select_related("commitment__place").order_by("finding__position", "position"))
    sayings = list(_sayings(round_, entries, reasons or {}))
    append(sayings, by=by, at=at)
    settled.filter(entered_at=None).update(entered_at=at)
    return len({saying.commitment.pk for saying in sayings})


def _sayings(round_: Round, entries: Sequence[Entry], reasons: Reasons) -> Iterator[Saying]:
    """What the round says of each commitment that it says anything new of: its dates and owners, and each claim."""
    said_on = day_of(round_, list(round_.plan.editions.latest("number").submissions.all()))
    about: dict[Commitment, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.commitment:
            about[entry.commitment].append(entry)
    present = _Present(about)
    for commitment, said in about.items():
        new = [entry for entry in said if entry.entered_at is None]
        if new:
            targets, owners = present.new_targets(commitment, said), present.new_owners(commitment, said)
            yield Saying(commitment, said_on, owners, targets, reasons.get(commitment.pk, "") if targets else "")
            for entry in new:
                yield Saying(commitment, said_on, claim=_claim(entry, commitment), claim_words=entry.words)


def _claim(entry: Entry, commitment: Commitment) -> ClaimKind | None:
    """Progress is claimed by every entry about it; a promise said again claims something only where it says more."""
    kind = claim_kind([target.kind for target in targets_of(entry)], entry.status_words, entry.percent)
    if entry.relation == Relation.SAME:
        return kind if kind != commitment.claim else None
    return kind or ClaimKind.PROGRESS


class _Present:
    """The words of the dates and owners that the ledgers of some commitments now name."""

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        wanted = list(commitments)
        self._dates: dict[int, set[str]] = defaultdict(set)
        last: dict[int, int] = {}
        for line in TargetDate.objects.filter(commitment__in=wanted).order_by("-saying"):
            if line.saying == last.setdefault(line.commitment_id, line.saying):
                self._dates[line.commitment_id].add(fold(line.words))
        self._owners: dict[int, set[str]] = defaultdict(set)
        for owned in Ownership.objects.filter(commitment__in=wanted, present=True).select_related("owner"):
            self._owners[owned.commitment_id].add(owned.owner.folded)

    def new_targets(self, commitment: Commitment, said: Sequence[Entry]) -> list[Target]:
        """The dates given by the entries, each once; none where the ledger says the same."""
        given = {fold(target.raw.text): target for entry in said for target in targets_of(entry)}
        return [] if given.keys() == self._dates[commitment.pk] else list(given.values())

    def new_owners(self, commitment: Commitment, said: Sequence[Entry]) -> list[str]:
        given = {fold(owner): owner for entry in said for owner in entry.owners}
        return [] if given.keys() == self._owners[commitment.pk] else list(given.values())
