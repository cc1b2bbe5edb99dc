"""Evidence of a commitment: a version that anyone may open, and a newer one that is private."""

import datetime as dt

from django.core.files.base import ContentFile

from answerable.web.commitments.models import Commitment, Evidence
from answerable.web.commitments.services import add_evidence, release_evidence
from answerable.web.estate.types import Role
from tests.support.web.places import Estate


def add_two_versions(estate: Estate, commitment: Commitment) -> None:
    first = _added(estate, commitment, b"Twelve of thirty officers were trained.")
    release_evidence(evidence=first, by=estate.person(Role.PLAN_COORDINATOR), at=estate.now)
    _added(estate, commitment, b"Thirty of thirty officers were trained.", replaces=first)


def _added(estate: Estate, commitment: Commitment, words: bytes, replaces: Evidence | None = None) -> Evidence:
    return add_evidence(
        commitment=commitment,
        title="Training record",
        effective_on=estate.now.date() - dt.timedelta(days=7),
        content=ContentFile(words),
        name="training.txt",
        by=estate.person(Role.COMMITMENT_OWNER),
        at=estate.now,
        replaces=replaces,
    )
