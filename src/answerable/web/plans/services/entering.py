"""What a plan says, entered beside what the register holds of it already."""

import datetime as dt
from dataclasses import dataclass

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.services import tag_commitments
from answerable.web.plans.models import Edition, Entry, Round
from answerable.web.plans.services.correcting import correct
from answerable.web.plans.services.laying_out import lay_out
from answerable.web.plans.services.likening import liken_later
from answerable.web.plans.services.promising import promise, report, save_proposals
from answerable.web.plans.services.tagging import tag_findings


@dataclass(frozen=True)
class Entered:
    """How many of each are new."""

    findings: int
    entries: int
    commitments: int


def enter(said: Plan, edition: Edition, *, by: Person, at: dt.datetime, correcting: bool = False) -> Entered:
    """`correcting` where the edition was written to correct what is held; a later version only adds to it."""
    laid = lay_out(said, edition)
    if correcting:
        correct(laid, edition, by=by, at=at)
    repeating = promise(laid, list(edition.submissions.all()), by=by, at=at)
    made = [entry.commitment for entry in laid.fresh if entry.commitment]
    Entry.objects.bulk_create(laid.fresh)
    save_proposals([*repeating, *report(laid.rounds, laid.fresh, [*laid.held, *laid.fresh])])
    reopened = {entry.round_id for entry in laid.fresh if entry.commitment is None}
    Round.objects.filter(pk__in=reopened).update(settled_at=None, settled_by=None)
    tag_findings(laid.new_findings)
    liken_later(laid.new_findings)
    tag_commitments(made)
    return Entered(len(laid.new_findings), len(laid.fresh), len(made))
