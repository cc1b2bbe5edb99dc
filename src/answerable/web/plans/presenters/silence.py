"""Commitments that a round does not mention again."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.design.tables import Column, Link, Listing, Row
from answerable.web.plans.models import Entry
from answerable.web.plans.presenters.faces import REGISTER, Face

COLUMNS = (
    Column("finding", "Finding"),
    Column("commitment", "Commitment"),
    Column("owner", "Owner"),
    Column("due", "Due"),
    Column("standing", "How it stands"),
)


def rows(silent: Iterable[Entry], *, on: dt.date, face: Face = REGISTER) -> Iterator[Row]:
    for entry in silent:
        if commitment := entry.commitment:
            number = entry.finding.number or str(entry.finding.position)
            tag = standing_tag(standing_of(commitment, on=on))
            yield (
                number,
                Link(commitment.words, face.to_commitment(commitment.pk)),
                commitment.owner_words,
                commitment.due_words,
                tag,
            )


def listing(silent: Sequence[Entry], *, on: dt.date, face: Face = REGISTER) -> Listing:
    return Listing("Commitments not mentioned again", COLUMNS, list(rows(silent, on=on, face=face)))
