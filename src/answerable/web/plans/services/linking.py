"""What the entries of a round are to the commitments of their plan, as a person says.

A link may be undone until its round is settled; only then is what the round says entered in the ledgers. A commitment
that an entry made stands.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from answerable.documents.plan import RoundKind
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import tag_commitments
from answerable.web.plans.errors import ChangedMeanwhileError, LinkStandsError, NotOfThePlanError
from answerable.web.plans.models import ActionPlan, Entry, LinkProposal, Round
from answerable.web.plans.queries.links import likely_links
from answerable.web.plans.services.promising import make, propose_again
from answerable.web.plans.services.showing import show_commitments
from answerable.web.plans.types import LinkState, Relation

ABOUT_ONE = frozenset({Relation.PROGRESS, Relation.SAME})
"""Relations that need a commitment; `MADE` makes one."""


@dataclass(frozen=True)
class Choice:
    entry: Entry
    relation: Relation
    commitment: Commitment | None = None


def settle_link(
    entry: Entry, commitment: Commitment | None, relation: Relation, *, by: Person, at: dt.datetime
) -> Entry:
    """Say what an open entry is to a commitment. Raises ChangedMeanwhileError, NotOfThePlanError."""
    return settle_links([Choice(entry, relation, commitment)], by=by, at=at)[0]


@transaction.atomic
def settle_links(choices: Sequence[Choice], *, by: Person, at: dt.datetime) -> list[Entry]:
    """Settle open links of one plan, all or none. Raises ChangedMeanwhileError, NotOfThePlanError."""
    entries = _locked(choice.entry for choice in choices)
    if not entries:
        return []
    plan = entries[0].finding.plan
    _check(plan, entries, choices)
    for entry, choice in zip(entries, choices, strict=True):
        entry.relation, entry.commitment = choice.relation, choice.commitment
        entry.settled_by, entry.settled_at = by, at
    making = [entry for entry in entries if entry.relation == Relation.MADE]
    _make(making, plan, by=by, at=at)
    Entry.objects.bulk_update(entries, ["relation", "commitment", "settled_by", "settled_at", "entered_at"])
    judge_proposals(entries)
    if making:
        propose_again(plan)
        show_commitments(plan)
    links = [[entry.pk, entry.relation, entry.commitment_id] for entry in entries]
    audit.record(act="links settled", subject=plan, by=by, at=at, links=links)
    return entries


@transaction.atomic
def undo_link(entry: Entry, *, by: Person, at: dt.datetime) -> Entry:
    """Open a link again, as if nothing had been said. Raises LinkStandsError."""
    [held] = _locked([entry])
    if held.entered_at:
        raise LinkStandsError
    held.relation, held.commitment, held.settled_by, held.settled_at = Relation.OPEN, None, None, None
    held.save(update_fields=["relation", "commitment", "settled_by", "settled_at"])
    held.proposals.update(state=LinkState.PROPOSED)
    audit.record(act="link undone", subject=held.finding.plan, by=by, at=at, entry=held.pk)
    return held


@transaction.atomic
def confirm_likely(round_: Round, *, by: Person, at: dt.datetime) -> list[Entry]:
    """Settle every open entry of the round that has one proposal above 90, and only one."""
    relation = relation_proposed(round_)
    choices = [Choice(proposal.entry, relation, proposal.commitment) for proposal in likely_links(round_)]
    return settle_links(choices, by=by, at=at)


def relation_proposed(round_: Round) -> Relation:
    """What a proposal proposes: in a round of commitments, that one is said again."""
    return Relation.SAME if round_.kind == RoundKind.COMMITMENTS else Relation.PROGRESS


def _locked(entries: Iterable[Entry]) -> list[Entry]:
    """The entries as they now stand, in the order given."""
    wanted = [entry.pk for entry in entries]
    found = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("finding__plan", "finding__place", "round")
        .in_bulk(wanted)
    )
    return [found[pk] for pk in wanted]


def _check(plan: ActionPlan, entries: Sequence[Entry], choices: Sequence[Choice]) -> None:
    if any(entry.relation != Relation.OPEN for entry in entries):
        raise ChangedMeanwhileError
    named = {choice.commitment.pk for choice in choices if choice.commitment}
    held = Entry.objects.filter(finding__plan=plan, relation=Relation.MADE, commitment__in=named)
    strangers = named.difference(held.values_list("commitment", flat=True)) if named else set()
    unnamed = any((choice.relation in ABOUT_ONE) != (choice.commitment is not None) for choice in choices)
    if strangers or unnamed or any(entry.finding.plan_id != plan.pk for entry in entries):
        raise NotOfThePlanError


def _make(entries: Sequence[Entry], plan: ActionPlan, *, by: Person, at: dt.datetime) -> None:
    if entries:
        submitted = list(plan.editions.latest("number").submissions.all())
        make(entries, submitted, by=by, at=at)
        tag_commitments([entry.commitment for entry in entries if entry.commitment])


def judge_proposals(entries: Sequence[Entry]) -> None:
    """The proposal that was followed is confirmed, and the others are declined."""
    chosen = {entry.pk: entry.commitment_id for entry in entries}
    proposals = list(LinkProposal.objects.filter(entry__in=chosen))
    for proposal in proposals:
        followed = proposal.commitment_id == chosen[proposal.entry_id]
        proposal.state = LinkState.CONFIRMED if followed else LinkState.DECLINED
    LinkProposal.objects.bulk_update(proposals, ["state"])
