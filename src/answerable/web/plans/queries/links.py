"""The entries of a round and the commitments they may be about; and where a round keeps silent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.policies import DONE_CLAIMS, claim_kind
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Entry, LinkProposal, Round
from answerable.web.plans.proposing import VERY_ALIKE
from answerable.web.plans.types import DraftPurpose, Relation


@dataclass(frozen=True)
class LinkCount:
    entries: int
    open: int


def find_round(plan: int, position: int, *, viewer: Viewer) -> Round:
    """A round whose links the viewer may settle. Raises Http404."""
    own = Round.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place"))
    return get_object_or_404(own.select_related("plan__place", "settled_by"), plan__pk=plan, position=position)


def entries_of(round_: Round) -> QuerySet[Entry]:
    """The entries of a round, each with what is proposed and what it was settled to be."""
    proposals = LinkProposal.objects.select_related("commitment")
    entries = round_.entries.select_related("finding", "commitment", "edition__document").defer("edition__content")
    return entries.prefetch_related(Prefetch("proposals", proposals))


def open_entries_of(round_: Round) -> QuerySet[Entry]:
    return entries_of(round_).filter(relation=Relation.OPEN)


def count_open(plan: ActionPlan) -> int:
    """How many entries of the plan wait for a person to say what they are about."""
    return Entry.objects.filter(finding__plan=plan, relation=Relation.OPEN).count()


def find_entry(pk: int, round_: Round) -> Entry:
    """Raises Http404 where it is no entry of the round."""
    return get_object_or_404(round_.entries, pk=pk)


def makers(plan: ActionPlan) -> list[Entry]:
    """The entries that made the plan's commitments, in the order of the plan."""
    made = Entry.objects.filter(finding__plan=plan, relation=Relation.MADE)
    return list(
        made.select_related("finding", "round", "commitment").order_by("finding__position", "round", "position")
    )


def count_links(round_: Round) -> LinkCount:
    relations = Counter(round_.entries.order_by().values_list("relation", flat=True))
    return LinkCount(relations.total(), relations[Relation.OPEN])


def likely_links(round_: Round) -> list[LinkProposal]:
    """For open entries, what is proposed with a score above 90 where nothing else is."""
    sure = LinkProposal.objects.filter(entry__round=round_, entry__relation=Relation.OPEN, score__gt=VERY_ALIKE)
    found: dict[int, list[LinkProposal]] = {}
    for proposal in sure.select_related("entry", "commitment"):
        found.setdefault(proposal.entry_id, []).append(proposal)
    return [proposals[0] for proposals in found.values() if len(proposals) == 1]


def settled_rounds(plan: ActionPlan) -> list[Round]:
    """Rounds in which silence can be told: settled, not the first, and not an update between rounds."""
    settled = plan.rounds.filter(settled_at__isnull=False, position__gt=1)
    return list(settled.exclude(edition__written_as__purpose=DraftPurpose.UPDATE))


def not_mentioned(plan: ActionPlan, round_: Round) -> list[Entry]:
    """The entries that made commitments of which this round says nothing, though none was said to be done before.

    None of a round that is not settled: until then silence cannot be told.
    """
    if round_.settled_at is None:
        return []
    said = Entry.objects.filter(finding__plan=plan, commitment__isnull=False, round__position__lte=round_.position)
    entries = list(said.select_related("finding", "round", "commitment").order_by("finding__position", "position"))
    mentioned = {entry.commitment_id for entry in entries if entry.round_id == round_.pk}
    done = _said_done(entry for entry in entries if entry.round_id != round_.pk)
    earlier = [entry for entry in entries if entry.relation == Relation.MADE and entry.round_id != round_.pk]
    return [entry for entry in earlier if entry.commitment_id not in mentioned | done]


def _said_done(entries: Iterable[Entry]) -> set[int | None]:
    """Commitments that the last of these rounds to speak of them said were done, with every entry about them."""
    last: dict[int | None, tuple[int, bool]] = {}
    for entry in sorted(entries, key=lambda entry: entry.round.position):
        at, done = last.get(entry.commitment_id, (0, True))
        claims_done = _claims_done(entry)
        last[entry.commitment_id] = (entry.round.position, claims_done and (done or at != entry.round.position))
    return {commitment for commitment, (_, done) in last.items() if done}


def _claims_done(entry: Entry) -> bool:
    kinds: Sequence[str] = [target["kind"] for target in entry.targets]
    return claim_kind(kinds, entry.status_words, entry.percent) in DONE_CLAIMS
