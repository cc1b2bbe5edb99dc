"""The commitment of which something is recorded, as the page that asks for it shows it."""

from dataclasses import dataclass

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.design.tables import Cell


@dataclass(frozen=True)
class Subject:
    """What stands above the form, and the address of the page to go back to."""

    facts: tuple[tuple[str, Cell], ...]
    address: str


def subject(commitment: Commitment) -> Subject:
    facts = (("Commitment", commitment.words), ("Place", str(commitment.place)))
    return Subject(facts, reverse("dashboard:commitment", args=(commitment.pk,)))
