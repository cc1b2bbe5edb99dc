"""Commitments and their owners as anyone may read them: people are not named."""

from collections.abc import Iterable, Mapping

from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.types import OwnerNature
from answerable.web.dashboard.published.so_far import so_far
from answerable.web.plans.models import Entry

A_PERSON = "a named person"


def people_named(*places: int) -> Mapping[int, list[str]]:
    """The names of people that plans of each place give as owners: they are not published."""
    found: dict[int, list[str]] = {place: [] for place in places}
    names = OwnerName.objects.filter(place__in=places, nature=OwnerNature.PERSON)
    for place, words in names.values_list("place", "words"):
        found[place].append(words)
    return found


def unnamed(words: str, names: list[str]) -> str:
    """The words without those names."""
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, A_PERSON)
    return words


def owner_shown(name: OwnerName) -> str:
    return A_PERSON.capitalize() if name.nature == OwnerNature.PERSON else name.words


def without_people(entry: Entry, names: list[str]) -> Entry:
    """Its owners as posts, departments and bodies; it is not saved."""
    if names:
        entry.owners = [unnamed(owner, names) for owner in entry.owners]
        entry.owner_words = unnamed(entry.owner_words, names)
    return entry


def readable(found: Iterable[Commitment]) -> list[Commitment]:
    """Commitments as anyone may read them: as far as is published, and without the names of people. Not saved."""
    held = so_far(found)
    names = people_named(*{commitment.place_id for commitment in held})
    for commitment in held:
        commitment.owner_words = unnamed(commitment.owner_words, names[commitment.place_id])
    return held
