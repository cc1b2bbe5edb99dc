"""Calendars of due dates: read by any calendar program at a secret address, until they are stopped."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar, Event

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import append
from answerable.web.commitments.services.lines import Saying
from answerable.web.commitments.types import ClaimKind
from answerable.web.dashboard.guesses import MOST
from answerable.web.estate.models import Grant
from answerable.web.estate.services.people import end_role
from answerable.web.estate.services.posts import hand_over
from answerable.web.estate.types import Role
from answerable.web.notices.models import Feed
from answerable.web.notices.services import make_feed
from answerable.web.notices.types import FeedKind
from tests.support.plan_making import target
from tests.web.dashboard.held import FORUM, ROMA, TABLES, Ashgate, lines

pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


def made(ashgate: Ashgate, kind: FeedKind, subject: int | None = None, role: Role = Role.GOVERNOR) -> str:
    """The address of a new calendar."""
    _, secret = make_feed(kind=kind, subject_id=subject, by=ashgate.estate.person(role), at=NOW)
    return reverse("dashboard:calendar", args=(secret,))


def own(ashgate: Ashgate) -> str:
    return made(ashgate, FeedKind.OWN)


def read(address: str) -> Calendar:
    """Without an account."""
    response = Client().get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content)


def events(address: str) -> list[Event]:
    return read(address).walk("VEVENT")  # type: ignore[return-value]


def summaries(address: str) -> list[str]:
    return [str(event["summary"]).removeprefix("Due: ") for event in events(address)]


def say(commitment: Commitment, due: str = "", claim: ClaimKind | None = None) -> None:
    by = Person.objects.earliest("pk")
    targets = [target(due)] if due else []
    said = Saying(commitment, said_on=TODAY, targets=targets, reason="It took longer.", claim=claim, claim_words="So.")
    append([said], by=by, at=NOW + dt.timedelta(hours=1))


def test_a_plan_that_is_no_longer_seen_is_not_named(ashgate: Ashgate) -> None:
    address = made(ashgate, FeedKind.PLAN, ashgate.plan.pk, Role.READER)
    assert str(read(address)["x-wr-calname"]) == f"Answerable: {ashgate.plan.title}"
    Grant.objects.filter(person=ashgate.estate.person(Role.READER)).update(until=TODAY)
    assert str(read(address)["x-wr-calname"]) == "Answerable: What you no longer see"


def test_words_add_no_line_of_their_own(ashgate: Ashgate) -> None:
    Commitment.objects.update(words="Mend\x02 doors.\r\nBEGIN:VEVENT\r\nSUMMARY:Another")
    content = Client().get(made(ashgate, FeedKind.PLAN, ashgate.plan.pk)).content
    assert (b"\x02" in content, content.count(b"\nBEGIN:VEVENT"), content.count(b"\nSUMMARY:")) == (False, 3, 3)


def test_each_kind_holds_its_commitments(ashgate: Ashgate) -> None:
    ashgate.add("Doors will be mended")
    everything = [ROMA, FORUM, TABLES]
    assert summaries(own(ashgate)) == [ROMA]
    assert summaries(made(ashgate, FeedKind.PLACE, ashgate.place.pk)) == everything
    assert summaries(made(ashgate, FeedKind.PLACE, ashgate.estate.region.pk)) == everything
    assert summaries(made(ashgate, FeedKind.PLACE, ashgate.estate.brackwater.pk)) == []
    assert summaries(made(ashgate, FeedKind.PLAN, ashgate.plan.pk)) == everything
    assert summaries(made(ashgate, FeedKind.PLAN, 4711)) == []


def test_what_an_event_says(ashgate: Ashgate) -> None:
    commitment = ashgate.commitment()
    [event] = events(own(ashgate))
    due = TODAY - dt.timedelta(days=60)
    assert event.start == due
    assert {name: str(event[name]) for name in ("uid", "url", "location", "status", "transp")} == {
        "uid": f"commitment-{commitment.pk}@register.example",
        "url": f"https://register.example/commitments/{commitment.pk}/",
        "location": "Ashgate",
        "status": "CANCELLED",
        "transp": "TRANSPARENT",
    }
    assert str(event["description"]).splitlines() == [
        ROMA,
        f"Due: {due.day} {due:%B %Y}",
        "Owner: Governor",
        "Said to be done",
    ]


def test_a_calendar_is_as_the_standard_wants_it(ashgate: Ashgate) -> None:
    long = "Cafés will open; with bread, soup, and so on. " * 8 + "End."
    Commitment.objects.update(words=long)
    address = own(ashgate)
    content = Client().get(address).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")
    assert b"DTSTART;VALUE=DATE:" in content
    calendar = read(address)
    assert (str(calendar["version"]), str(calendar["x-wr-calname"])) == ("2.0", "Answerable: The posts I hold")
    [event] = calendar.walk("VEVENT")
    assert str(event["description"]).splitlines()[0] == long
    assert len(str(event["summary"])) <= len("Due: ") + 120


def test_a_change_raises_the_sequence_and_keeps_the_uid(ashgate: Ashgate) -> None:
    address, commitment = made(ashgate, FeedKind.PLACE, ashgate.place.pk), ashgate.commitment(FORUM)

    def event() -> Event:
        uid = f"commitment-{commitment.pk}@register.example"
        return next(event for event in events(address) if event["uid"] == uid)

    before = event()
    assert (event().sequence, before["status"]) == (before.sequence, "CONFIRMED")
    later = TODAY + dt.timedelta(days=100)
    say(commitment, due=f"{later.day} {later:%B %Y}")
    moved = event()
    assert (moved.start, moved.sequence > before.sequence) == (later, True)
    assert moved.LAST_MODIFIED > before.LAST_MODIFIED
    assert "First promised for" in str(moved["description"])
    say(commitment, claim=ClaimKind.DONE)
    done = event()
    assert (done["status"], done.sequence > moved.sequence) == ("CANCELLED", True)


def test_a_promise_that_lost_its_date_is_cancelled(ashgate: Ashgate) -> None:
    address, commitment = made(ashgate, FeedKind.PLAN, ashgate.plan.pk), ashgate.commitment(TABLES)
    say(commitment, due="Ongoing")
    found = {str(event["summary"]): str(event["status"]) for event in events(address)}
    assert found[f"Due: {TABLES}"] == "CANCELLED"


def test_it_follows_posts_and_roles(ashgate: Ashgate) -> None:
    governor, lead = ashgate.estate.person(Role.GOVERNOR), ashgate.estate.person(Role.EQUALITY_LEAD)
    before, after = own(ashgate), made(ashgate, FeedKind.OWN, role=Role.EQUALITY_LEAD)
    hand_over(ashgate.post, to=lead, on=TODAY, by=None, at=NOW)
    assert (summaries(before), summaries(after)) == ([], [ROMA])
    place = made(ashgate, FeedKind.PLACE, ashgate.place.pk)
    chief = ashgate.estate.person(Role.ADMINISTRATOR, ashgate.estate.service)
    end_role(governor.grants.get(), on=TODAY, by=chief, at=NOW)
    assert summaries(place) == []


@pytest.mark.parametrize("what", ["revoked", "its account is closed", "guessed"])
def test_what_gives_nothing_is_not_found_and_that_is_kept_once(ashgate: Ashgate, what: str) -> None:
    address = own(ashgate)
    if what == "revoked":
        ashgate.client(Role.GOVERNOR).post(reverse("dashboard:revoke_calendar", args=(Feed.objects.get().pk,)))
    elif what == "its account is closed":
        Person.objects.filter(pk=ashgate.estate.person(Role.GOVERNOR).pk).update(is_active=False)
    else:
        address = reverse("dashboard:calendar", args=("guessed",))
    assert [Client().get(address).status_code for _ in range(3)] == [404, 404, 404]
    assert Entry.objects.filter(act="refused: calendar").count() == 1


def test_whoever_guesses_often_is_stopped(ashgate: Ashgate) -> None:
    address = own(ashgate)
    client = Client()
    guesses = [client.get(reverse("dashboard:calendar", args=(str(number),))).status_code for number in range(MOST + 2)]
    assert guesses == [*[404] * MOST, 429, 429]
    assert client.get(address).status_code == 200


def test_it_is_made_shown_once_and_stopped(ashgate: Ashgate) -> None:
    client = ashgate.client(Role.GOVERNOR)
    page = client.post(reverse("dashboard:make_plan_calendar", args=(ashgate.plan.pk,))).content.decode()
    [path] = re.findall(r"https://register\.example(/calendar/[\w-]+\.ics)", page)
    assert summaries(path) == [ROMA, FORUM, TABLES]
    listed = client.get(reverse("dashboard:calendars"))
    assert "Fair treatment at Ashgate" in lines(listed)
    assert path not in listed.content.decode()
    feed = Feed.objects.get()
    assert ashgate.client().get(reverse("dashboard:revoke_calendar", args=(feed.pk,))).status_code == 404
    client.post(reverse("dashboard:revoke_calendar", args=(feed.pk,)))
    assert Client().get(path).status_code == 404
    assert "You have no calendar yet" in " ".join(lines(client.get(reverse("dashboard:calendars"))))


def test_only_what_can_be_seen_is_made_a_calendar(ashgate: Ashgate) -> None:
    elsewhere = ashgate.client(Role.READER, ashgate.estate.brackwater)
    assert elsewhere.get(reverse("dashboard:make_plan_calendar", args=(ashgate.plan.pk,))).status_code == 404
    assert elsewhere.get(reverse("dashboard:make_place_calendar", args=(ashgate.place.pk,))).status_code == 404


def test_it_is_private_and_says_when_it_was_read(ashgate: Ashgate) -> None:
    response = Client().get(own(ashgate))
    assert "private" in response.headers["Cache-Control"]
    assert Feed.objects.get().read_at is not None


def test_a_longer_calendar_asks_the_database_no_more(ashgate: Ashgate) -> None:
    address = made(ashgate, FeedKind.PLACE, ashgate.place.pk)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            Client().get(address)
        return len(captured)

    queries()
    before = queries()
    by, soon = Person.objects.earliest("pk"), TODAY + dt.timedelta(days=10)
    more = {"place": ashgate.place, "recorded_at": NOW, "recorded_by": by, "due_on": soon}
    Commitment.objects.bulk_create(Commitment(words=f"More {number}", **more) for number in range(50))
    assert (queries(), len(events(address))) == (before, 53)
