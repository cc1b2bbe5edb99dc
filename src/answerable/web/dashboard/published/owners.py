"""Words of plans as anyone may read them: people who are given as owners are not named."""

from collections.abc import Mapping

from answerable.web.commitments.models import OwnerName
from answerable.web.commitments.types import OwnerNature
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


def without_people(entry: Entry, names: list[str]) -> Entry:
    """Its owners as posts, departments and bodies; it is not saved."""
    if names:
        entry.owners = [unnamed(owner, names) for owner in entry.owners]
        entry.owner_words = unnamed(entry.owner_words, names)
    return entry
