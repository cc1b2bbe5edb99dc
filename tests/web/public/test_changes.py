"""What changed since a day, on the page, in the file and in the feed; and how far dates slipped."""

import datetime as dt

import pytest
from django.test import Client
from lxml import etree

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import Saying, add_voice, answer_voice, append, judge, name_answerer, verify
from answerable.web.commitments.types import Outcome, Speaker, Telling
from answerable.web.dashboard import published as queries
from answerable.web.dashboard.published import ChangeKind
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from tests.support.plan_making import target
from tests.web.dashboard.held import FORUM, ROMA, Ashgate, rows
from tests.web.public.publishing import page, publish_last, words

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changed(ashgate: Ashgate, published: ActionPlan) -> ActionPlan:
    """A date moved, and the three others spoke."""
    at, on = ashgate.estate.now, ashgate.estate.now.date()
    people = {role: ashgate.estate.person(role) for role in Role}
    forum, roma = ashgate.commitment(FORUM), ashgate.commitment(ROMA)
    moved = Saying(forum, on, targets=[target("1 March 2030")])
    append([moved], by=people[Role.PLAN_COORDINATOR], at=at)
    verify(roma, outcome=Outcome.DONE, words="Seen.", looked_on=on, by=people[Role.VERIFIER], at=at)
    judge(
        [roma],
        scale="hmi_prisons_progress",
        grade="good",
        words="Seen too.",
        review="Review",
        inspectorate=None,
        judged_on=on,
        by=people[Role.INSPECTOR],
        at=at,
    )
    voice = add_voice(
        roma,
        speaker=Speaker.GROUP,
        telling=Telling.NOT_SO,
        words="Not on our wing.",
        said_on=on,
        by=people[Role.EQUALITY_LEAD],
        at=at,
    )
    name_answerer(voice, post=ashgate.post, by=people[Role.PLAN_COORDINATOR], at=at)
    answer_voice(voice, words="We will look.", by=people[Role.GOVERNOR], at=at)
    return published


@pytest.mark.usefixtures("changed")
def test_each_kind_of_change_is_told(ashgate: Ashgate) -> None:
    found = queries.changes(dt.date(2020, 1, 1))
    assert {change.kind for change in found} == {
        ChangeKind.PUBLISHED,
        ChangeKind.MOVED,
        ChangeKind.VERIFIED,
        ChangeKind.JUDGED,
        ChangeKind.SPOKE,
        ChangeKind.ANSWERED,
    }
    only = queries.changes(dt.date(2020, 1, 1), kind=ChangeKind.MOVED)
    assert [change.about for change in only] == [ashgate.commitment(FORUM)]
    assert queries.changes(ashgate.estate.now.date() + dt.timedelta(days=2)) == []


@pytest.mark.usefixtures("changed")
def test_the_page_says_what_is_so_now() -> None:
    shown = rows(page("/public/changes/?since-day=1&since-month=1&since-year=2020"), "What changed")
    told = {row[1]: (row[2], row[3]) for row in shown}
    assert told["Looked at by someone independent"] == (ROMA, "It is done")
    assert told["Date moved"][0] == FORUM
    assert told["Date moved"][1].startswith("1 March 2030 (")
    exported = b"".join(Client().get("/public/changes/?format=csv"))
    assert b"/public/commitments/" in exported


@pytest.mark.usefixtures("changed")
def test_the_feed_has_an_entry_for_each_that_stays_the_same() -> None:
    feed = etree.fromstring(page("/public/changes.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    again = etree.fromstring(page("/public/changes.atom").content).findall(f"{ATOM}entry")
    assert len(set(ids)) == len(ids) >= 4
    assert ids == [entry.findtext(f"{ATOM}id") for entry in again]


def test_a_control_character_in_a_promise_does_not_break_the_feed(ashgate: Ashgate) -> None:
    ashgate.plan.title = "Fair\x02 treatment"
    ashgate.plan.save()
    publish_last(ashgate.plan, by=ashgate.estate, at=ashgate.estate.now)
    titles = etree.fromstring(page("/public/changes.atom").content).findall(f".//{ATOM}entry/{ATOM}title")
    assert [title.text for title in titles] == ["Plan published: Fair treatment"]


@pytest.mark.usefixtures("changed")
def test_the_four_voices_stand_on_the_public_page(ashgate: Ashgate) -> None:
    shown = words(f"/public/commitments/{ashgate.commitment().pk}/")
    for said in ("Seen.", "Seen too.", "Not on our wing.", "We will look.", "Done, and verified"):
        assert said in shown, said


@pytest.mark.usefixtures("changed")
def test_slippage_is_counted_over_what_is_published() -> None:
    for by in ("place", "post", "inspectorate", "decision"):
        shown = page(f"/public/slippage/?by={by}")
        assert "Of 3 commitments, 1 moved the date" in shown.content.decode(), by
    assert Commitment.objects.count() == 3
