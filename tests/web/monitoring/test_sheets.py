"""The plain sheet of a place: its words are for a reader of nine, and who it was shared with is kept."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.test import Client

from answerable.web.audit.models import Entry
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import Role
from answerable.web.monitoring.queries.released import find_release, latest
from answerable.web.monitoring.services.sharings import record_sharing
from answerable.web.monitoring.types import Audience
from answerable.web.public.presenters import sheets
from tests.support.released import AT, Counted, counted, published
from tests.support.web.places import Estate

pytestmark = pytest.mark.django_db
FOURTH_GRADE = 4.0
"""Of American schools, where children of nine are."""


@pytest.fixture
def held(estate: Estate, figures_folder: Path) -> Counted:  # noqa: ARG001 - it must be set
    return counted(estate)


def test_its_own_words_are_for_a_reader_of_nine() -> None:
    told = [*sheets.INTRODUCTION, *sheets.HOW_TO_READ, *sheets.WHAT_NOW, sheets.HIDDEN, sheets.NOT_COUNTED]
    told += [sheets.TOO_FEW_SAID, sheets.NO_FIGURES, sheets.NO_PROMISES]
    assert _grade(" ".join(told)) < FOURTH_GRADE


def test_it_tells_how_many_in_a_hundred(held: Counted) -> None:
    release, place = published(held), held.places["Moorland"]
    text = Client().get(f"/public/places/{place.pk}/sheet/").content.decode()
    assert "50 in 100" in text, "30 of 60"
    [told] = sheets.figures(latest(find_release(release.name), place, detail="fine"))
    lines = dict(told.lines)
    assert (lines["Caribbean"], lines["Roma"]) == ("50 in 100 (38 to 62)", sheets.HIDDEN)


def test_that_it_was_shared_is_kept(held: Counted) -> None:
    release = published(held)
    place = held.places["Moorland"]
    client = Client()
    client.force_login(held.estate.person(Role.EQUALITY_LEAD, place))
    address = f"/monitoring/places/{place.pk}/sheet/"
    form = {"audience": "prisoners", "how": "On the wings", "people": "40", "discussed": "on", "said": "It is worse."}
    day = {"shared_on-day": "22", "shared_on-month": "11", "shared_on-year": "2026"}
    refused = client.post(f"{address}shared/", form | day | {"discussed": ""})
    assert "Tick that it was discussed" in refused.content.decode()
    response = client.post(f"{address}shared/", form | day)
    assert (response.status_code, response.headers.get("Location")) == (302, address), response.content.decode()
    text = client.get(address).content.decode()
    assert "On the wings" in text
    assert release.title in text
    assert Entry.objects.filter(act="sheet shared").count() == 1
    content = b"".join(client.get(f"{address}?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "It is worse." in content


def test_another_prison_does_not_see_it(held: Counted) -> None:
    client = Client()
    client.force_login(held.estate.person(Role.EQUALITY_LEAD, held.places["Fell"]))
    assert client.get(f"/monitoring/places/{held.places['Moorland'].pk}/sheet/").status_code == 404


def test_what_was_published_later_was_not_shared_before(held: Counted) -> None:
    release = published(held)
    with pytest.raises(RefusedError, match="The figures were published on 22 November 2026, after that day"):
        record_sharing(
            held.places["Fell"],
            release=release,
            audience=Audience.STAFF,
            shared_on=AT.date() - dt.timedelta(days=1),
            how="In a meeting",
            by=held.analyst,
            at=AT,
        )


def _grade(text: str) -> float:
    """The grade of Flesch and Kincaid; a syllable is a run of vowels, of which a silent e at the end is none."""
    sentences = len(re.findall(r"[.?!]", text))
    words = re.findall(r"[A-Za-z]+", text)
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    runs = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and runs > 1
    return max(1, runs - silent)
