"""Which entries make commitments, and what the others may be about."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from answerable.documents.plan import RoundKind, Target
from answerable.web.accounts.models import Person
from answerable.web.commitments.services import NewCommitment, make_commitments
from answerable.web.plans.matching import repeated
from answerable.web.plans.models import ActionPlan, Entry, LinkProposal, Round, Submission
from answerable.web.plans.proposing import MOST, Said, propose_links
from answerable.web.plans.rounds import said_on
from answerable.web.plans.services.laying_out import Laid
from answerable.web.plans.types import Relation

Likely = tuple[Entry, list[tuple[Entry, float]]]
"""An entry, and the entries whose commitments it may be about, each with how alike they are."""


def promise(laid: Laid, submitted: Sequence[Submission], *, by: Person, at: dt.datetime) -> list[Likely]:
    """Make a commitment of each fresh entry of the rounds of commitments; not of those that may only repeat another.

    The entries are not saved here; those that may repeat another are given back with what they may repeat.
    """
    promises = _makers(laid.held)
    held, repeating = len(promises), []
    for entry in _of_kind(laid, RoundKind.COMMITMENTS):
        others = [other for other in promises if not _listed_together(entry, other)]
        if found := repeated(entry.words, [other.words for other in others]):
            repeating.append((entry, [(others[at], score) for at, score in found[:MOST]]))
        else:
            promises.append(entry)
    make(promises[held:], submitted, by=by, at=at)
    return repeating


def make(entries: Sequence[Entry], submitted: Sequence[Submission], *, by: Person, at: dt.datetime) -> None:
    """The commitments that these entries make; the entries are not saved here."""
    made = make_commitments([_new(entry, submitted) for entry in entries], by=by, at=at)
    for entry, commitment in zip(entries, made, strict=True):
        entry.commitment, entry.relation = commitment, Relation.MADE
        entry.settled_by, entry.settled_at, entry.entered_at = by, at, at


def report(rounds: Iterable[Round], entries: Sequence[Entry], makers: Iterable[Entry]) -> Iterator[Likely]:
    """Those of the entries that stand in rounds of progress, with the promises of earlier rounds they may be about."""
    promises = _makers(makers)
    for round_ in rounds:
        if round_.kind == RoundKind.PROGRESS:
            reporting = [entry for entry in entries if entry.round_id == round_.pk]
            before = [entry for entry in promises if entry.round.position < round_.position]
            found = propose_links([_said(entry) for entry in reporting], [_said(entry) for entry in before])
            for entry, scored in zip(reporting, found, strict=True):
                yield entry, [(before[at], score) for at, score in scored]


def propose_again(plan: ActionPlan) -> None:
    """What the open entries of the plan may be about, now that it has new commitments."""
    held = list(Entry.objects.filter(finding__plan=plan).select_related("finding", "round", "commitment"))
    waiting = [entry for entry in held if entry.relation == Relation.OPEN and entry.round.kind == RoundKind.PROGRESS]
    LinkProposal.objects.filter(entry__in=waiting).delete()
    save_proposals(report(plan.rounds.all(), waiting, held))


def save_proposals(likely: Iterable[Likely]) -> None:
    LinkProposal.objects.bulk_create(
        LinkProposal(entry=entry, commitment=other.commitment, score=score)
        for entry, others in likely
        for other, score in others
    )


def targets_of(entry: Entry) -> list[Target]:
    return [Target.model_validate(target) for target in entry.targets]


def _new(entry: Entry, submitted: Sequence[Submission]) -> NewCommitment:
    return NewCommitment(
        place=entry.finding.place,
        words=entry.words,
        said_on=day_of(entry.round, submitted),
        owners=entry.owners,
        targets=targets_of(entry),
        status_words=entry.status_words,
        percent=entry.percent,
    )


def day_of(round_: Round, submitted: Sequence[Submission]) -> dt.date | None:
    return said_on(RoundKind(round_.kind), round_.date, [one.date for one in submitted if one.date])


def _said(entry: Entry) -> Said:
    return Said(entry.words, tuple(entry.owners), entry.finding_id)


def _makers(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.relation == Relation.MADE]


def _of_kind(laid: Laid, kind: RoundKind) -> list[Entry]:
    found = [entry for entry in laid.fresh if entry.round.kind == kind]
    return sorted(found, key=lambda entry: entry.round.position)


def _listed_together(one: Entry, other: Entry) -> bool:
    """Whether both stand in one list, where whoever wrote it told them apart."""
    return (one.finding_id, one.round_id) == (other.finding_id, other.round_id)
