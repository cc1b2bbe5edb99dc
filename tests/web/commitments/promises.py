"""Targets and promises as the tests say them."""

import datetime as dt

from answerable.documents.plan import Target
from answerable.documents.text import Text
from answerable.vocabulary.due_dates import read_due_date
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import NewCommitment, make_commitments
from answerable.web.estate.types import Role
from tests.support.web.places import Estate

AT = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
ON = AT.date()


def target(words: str) -> Target:
    due = read_due_date(words)
    return Target(
        raw=Text(text=words),
        kind=due.kind,
        precision=due.precision,
        date=due.date,
        recurrence=due.recurrence,
        condition=due.condition,
        milestone=due.milestone,
    )


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
