"""What other plans have to do with a finding or a commitment: what is the same, and what answers both."""

from dataclasses import dataclass

from answerable.web.commitments.models import Commitment
from answerable.web.design.tables import Listing
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Finding
from answerable.web.plans.presenters import slipping
from answerable.web.plans.queries.carrying import carried_with, carrying_of
from answerable.web.plans.queries.likening import like, other_of
from answerable.web.plans.types import LikenessState, Relation


@dataclass(frozen=True)
class Elsewhere:
    same: Listing
    """Findings of other plans that a person said are the same."""
    to_look_at: int
    """How many more may be the same."""
    answered: Listing
    """Commitments of other plans that answer it."""
    answers: Listing
    """Findings of other plans that its own commitments answer."""
    may_carry: bool

    def __bool__(self) -> bool:
        return bool(self.same.rows or self.to_look_at or self.answered.rows or self.answers.rows or self.may_carry)


def of_finding(finding: Finding, *, viewer: Viewer) -> Elsewhere:
    may_carry = viewer.may_at(Capability.BRING_PLANS, finding.place.path)
    own = [entry.commitment for entry in finding.entries.all() if entry.relation == Relation.MADE and entry.commitment]
    return Elsewhere(
        slipping.same([other_of(likeness, finding) for likeness in like(finding, viewer=viewer)]),
        len(like(finding, viewer=viewer, state=LikenessState.PROPOSED)),
        slipping.carried_by(carrying_of(finding, viewer=viewer), may_undo=may_carry),
        slipping.carries(carried_with(own, viewer=viewer)),
        may_carry,
    )


def of_commitment(commitment: Commitment, *, viewer: Viewer) -> Listing:
    """The findings of other plans that it answers too."""
    return slipping.carries(carried_with([commitment], viewer=viewer))
