"""What follows when a round or an update is submitted: its entries are linked, and what they say enters the ledgers."""

import datetime as dt
from collections.abc import Iterable, Mapping

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Claim, Update
from answerable.web.commitments.services import enter_updates
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import Ask, Draft, Edition, Entry, Reporting, Round
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.services.laying_out import rows_of
from answerable.web.plans.services.linking import judge_proposals
from answerable.web.plans.services.settling import enter_said, settle_round
from answerable.web.plans.types import Relation


def enter_links(draft: Draft, edition: Edition, *, by: Person, at: dt.datetime) -> None:
    """Link the entries of the draft's round as it was assembled, enter what they say, and close the round.

    Call it in the transaction that submits the draft. Raises RefusedError.
    """
    updates = _updates(draft)
    round_ = Round.objects.select_related("plan").get(plan=edition.plan_id, edition=edition)
    linked = _link(draft, edition, round_, by=by, at=at)
    # What another plan's round entered before is said here again, and is no second claim.
    repeated = [entry for entry, pks in linked if all(updates[pk].entered_at for pk in pks)]
    Entry.objects.filter(pk__in=[entry.pk for entry in repeated]).update(entered_at=at)
    reasons = _reasons(updates.values())
    if round_.entries.filter(relation=Relation.OPEN).exists():
        # Somebody added an action by hand: what it is about is said on the page of the round's links.
        enter_said(round_, reasons=reasons, by=by, at=at)
    else:
        settle_round(round_, reasons=reasons, by=by, at=at)
    _name_writers(draft, at=at)
    _close(draft, by=by, at=at)
    enter_updates(updates, at=at)


def _name_writers(draft: Draft, *, at: dt.datetime) -> None:
    """Whoever wrote at the draft had a hand in every claim that it makes."""
    writers = list(draft.writers.values_list("pk", flat=True))
    claims = Claim.objects.filter(commitment__in=[link["commitment"] for link in draft.links], recorded_at=at)
    hand = Claim.wrote.through
    hand.objects.bulk_create(
        (hand(claim_id=claim, person_id=writer) for claim in claims.values_list("pk", flat=True) for writer in writers),
        ignore_conflicts=True,
    )


def _updates(draft: Draft) -> dict[int, Update]:
    """What the draft says, locked. Raises RefusedError where any of it was withdrawn since."""
    wanted = {pk for link in draft.links for pk in link["updates"]}
    held = {update.pk: update for update in Update.objects.select_for_update(of=("self",)).filter(pk__in=wanted)}
    if any(update.withdrawn_at for update in held.values()):
        raise RefusedError(
            "An update that this draft says was withdrawn since. Take the draft back, assemble it again, and have it "
            "cleared."
        )
    return held


def _link(
    draft: Draft, edition: Edition, round_: Round, *, by: Person, at: dt.datetime
) -> list[tuple[Entry, list[int]]]:
    rows = [row.pk if row else None for row in rows_of(content_of(edition), edition.plan)]
    entries = {(entry.finding_id, entry.position): entry for entry in round_.entries.all()}
    linked = [(entries[rows[link["finding"]], link["action"] + 1], link) for link in draft.links]
    for entry, link in linked:
        entry.relation, entry.commitment_id = Relation.PROGRESS, link["commitment"]
        entry.settled_by, entry.settled_at = by, at
    held = [entry for entry, _ in linked]
    Entry.objects.bulk_update(held, ["relation", "commitment", "settled_by", "settled_at"])
    judge_proposals(held)
    return [(entry, link["updates"]) for entry, link in linked]


def _reasons(updates: Iterable[Update]) -> Mapping[int, str]:
    """By commitment, why its date moves, in the words of whoever asked last."""
    return {update.commitment_id: update.reason for update in updates if update.reason}


def _close(draft: Draft, *, by: Person, at: dt.datetime) -> None:
    """The round that was gathered for this draft, with who answered it and when."""
    held = Reporting.objects.select_related("plan", "draft").filter(draft=draft, closed_at=None).first()
    if held is None:
        return
    held.closed_at = at
    answered = [one for one in queries.asked(held) if one.answered]
    for one in answered:
        said = [update.recorded_at for updates in one.updates.values() for update in updates]
        one.ask.answered_at = max(said, default=at)
    Ask.objects.bulk_update([one.ask for one in answered], ["answered_at"])
    held.save(update_fields=["closed_at"])
    audit.record(act="round submitted", subject=held, by=by, at=at, label=held.label, answered=len(answered))
