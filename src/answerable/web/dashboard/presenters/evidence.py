"""The evidence of a commitment, as far as its viewer may know of it."""

from dataclasses import dataclass

from answerable.web.commitments.evidence_presenters import listing
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import evidence_count, evidence_of
from answerable.web.design.tables import Listing
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


@dataclass(frozen=True)
class EvidenceBlock:
    listing: Listing
    held: int
    """How many items there are, also those of which the viewer sees nothing else."""
    may_add: bool


def block(commitment: Commitment, *, viewer: Viewer) -> EvidenceBlock:
    shown = evidence_of(commitment, viewer)
    return EvidenceBlock(
        listing("Evidence", shown, viewer=viewer),
        evidence_count(commitment),
        may_add=viewer.may_at(Capability.REPORT_PROGRESS, commitment.place.path),
    )
