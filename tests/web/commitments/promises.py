"""Promises as the tests say them."""

import datetime as dt

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import NewCommitment, make_commitments
from answerable.web.estate.types import Role
from tests.support.plan_making import target
from tests.support.web.places import Estate

AT = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
ON = AT.date()


def promise(
    estate: Estate,
    words: str = "Hold a forum each month.",
    *,
    owners: tuple[str, ...] = (),
    due: tuple[str, ...] = (),
) -> Commitment:
    """A commitment at Ashgate."""
    new = NewCommitment(estate.ashgate, words, dt.date(2026, 1, 5), owners, [target(said) for said in due])
    return make_commitments([new], by=estate.person(Role.PLAN_COORDINATOR), at=AT)[0]
