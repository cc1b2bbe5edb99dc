"""Whoever holds the post that owns a commitment is reminded of it, and in the end whoever holds the post above."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import (
    add_event,
    add_voice,
    answer_voice,
    append,
    confirm_owner,
    name_answerer,
    record_event,
    report_update,
    verify,
    wait_for,
)
from answerable.web.commitments.services.calling import call_for_answers, call_verifiers
from answerable.web.commitments.services.lines import Saying
from answerable.web.commitments.services.reminding import remind
from answerable.web.commitments.types import ClaimKind, Outcome, Speaker, Telling
from answerable.web.commitments.updating import Reported
from answerable.web.estate.models import Post
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Role
from answerable.web.notices.models import Notice
from tests.support.web.places import Estate
from tests.web.commitments.promises import AT, ON, promise

DUE = ON + dt.timedelta(days=60)


class Given:
    """Posts at Ashgate, the upper above the lower, and commitments of the lower."""

    def __init__(self, estate: Estate) -> None:
        self.estate = estate
        self.coordinator = estate.person(Role.PLAN_COORDINATOR)
        self.governor, self.owner = estate.person(Role.GOVERNOR), estate.person(Role.COMMITMENT_OWNER)
        self.upper = estate.post("Governor", holder=self.governor)
        self.lower = add_post(place=estate.ashgate, title="Head of Safety", above=self.upper, by=None, at=AT)
        self.hold(self.lower, self.owner, since=estate.since)

    def hold(self, post: Post, person: Person | None, *, since: dt.date) -> None:
        hand_over(post, to=person, on=since, by=None, at=AT)

    def commitment(self, due: dt.date | str = DUE, *, owned: bool = True) -> Commitment:
        said = due if isinstance(due, str) else f"{due.day} {due:%B %Y}"
        made = promise(self.estate, owners=("Head of Safety",), due=(said,))
        if owned:
            confirm_owner(name=made.owners.get(), post=self.lower, by=self.coordinator, at=AT)
        return made

    def report(self, commitment: Commitment, kind: ClaimKind) -> None:
        said = Reported(kind, "The forum has met.", ON)
        report_update(commitment, said=said, by=self.coordinator, at=AT)

    def claim(self, commitment: Commitment) -> None:
        done = Saying(commitment, said_on=ON, claim=ClaimKind.DONE, claim_words="The forum has met.")
        append([done], by=self.coordinator, at=AT)


@pytest.fixture
def given(estate: Estate) -> Given:
    return Given(estate)


def reminded(*days: int) -> list[tuple[int, str, str]]:
    """Who was told what, by ticks on days before the one that is due: the day of the tick, the role, and why."""
    found = []
    for left in days:
        before = set(Notice.objects.values_list("pk", flat=True))
        remind(on=DUE - dt.timedelta(days=left), at=AT)
        new = Notice.objects.exclude(pk__in=before).order_by("pk").values_list("person__name", "kind")
        found += [(left, name.removeprefix("Ashgate "), kind) for name, kind in new]
    return found


OWNER, GOVERNOR, LEAD = "Commitment owner", "Governor or director", "Equality lead"


def test_the_whole_schedule_a_tick_every_day_twice(given: Given) -> None:
    given.commitment()
    days = [left for left in range(45, -23, -1) for _ in range(2)]
    assert reminded(*days) == [
        (30, OWNER, "due_soon"),
        (7, OWNER, "due_soon"),
        (1, OWNER, "due_soon"),
        (0, OWNER, "due_today"),
        (-7, OWNER, "overdue"),
        (-14, OWNER, "overdue"),
        (-14, GOVERNOR, "escalated"),
        (-21, OWNER, "overdue"),
        (-21, GOVERNOR, "escalated"),
    ]


def test_days_without_a_tick_are_made_up_for_by_the_last_step_alone(given: Given) -> None:
    given.commitment()
    assert reminded(31, 5, -20) == [(5, OWNER, "due_soon"), (-20, OWNER, "overdue"), (-20, GOVERNOR, "escalated")]


def test_what_a_reminder_says(given: Given) -> None:
    commitment = given.commitment()
    remind(on=DUE + dt.timedelta(days=14), at=AT)
    told = Notice.objects.order_by("pk").values_list("title", "words", "path", "place_id")
    path, place = f"/commitments/{commitment.pk}/", given.estate.ashgate.pk
    late = "Due on 14 August 2026, 14 days ago, at Ashgate."
    assert list(told) == [
        ("Hold a forum each month.", late, path, place),
        ("Hold a forum each month.", f"{late} Its owner is Head of Safety.", path, place),
    ]


def test_a_post_that_changes_hands_takes_its_reminders_along(given: Given) -> None:
    given.commitment()
    given.hold(given.lower, given.estate.person(Role.EQUALITY_LEAD), since=DUE - dt.timedelta(days=20))
    assert reminded(30, 21, 20, 7) == [(30, OWNER, "due_soon"), (20, LEAD, "due_soon"), (7, LEAD, "due_soon")]


def test_where_nobody_holds_the_post_the_one_above_is_told_at_once(given: Given) -> None:
    given.commitment()
    given.hold(given.lower, None, since=ON)
    assert reminded(30, 7) == [(30, GOVERNOR, "escalated"), (7, GOVERNOR, "escalated")]
    assert Notice.objects.latest("pk").words.endswith("Its owner is Head of Safety, a post that nobody holds.")


def test_a_date_that_moves_begins_the_schedule_anew(given: Given) -> None:
    commitment = given.commitment()
    assert reminded(30) == [(30, OWNER, "due_soon")]
    Commitment.objects.filter(pk=commitment.pk).update(due_on=DUE + dt.timedelta(days=6))
    assert reminded(29, 25, 24) == [(24, OWNER, "due_soon")]


@pytest.mark.parametrize(
    "what",
    [
        "no post is confirmed",
        "it is said to be done",
        "a report that is not submitted says so",
        "its account is closed",
    ],
)
def test_nobody_is_nagged_where(given: Given, what: str) -> None:
    commitment = given.commitment(owned=what != "no post is confirmed")
    if what == "it is said to be done":
        given.claim(commitment)
    if what == "a report that is not submitted says so":
        given.report(commitment, ClaimKind.DONE)
    if what == "its account is closed":
        Person.objects.update(is_active=False)
    assert reminded(30, 0, -14) == []


def test_a_report_of_progress_ends_no_reminders(given: Given) -> None:
    given.report(given.commitment(), ClaimKind.PROGRESS)
    assert reminded(7) == [(7, OWNER, "due_soon")]


def test_what_waits_for_an_event_is_not_reminded_of_before_its_day(given: Given) -> None:
    commitment = given.commitment()
    event = add_event(name="The census is out", place=given.estate.ashgate, by=given.coordinator, at=AT)
    wait_for(commitment, event=event, since=ON, by=given.coordinator, at=AT)
    assert reminded(30, 1, 0, -7) == [(0, OWNER, "due_today"), (-7, OWNER, "overdue")]
    Notice.objects.all().delete()
    record_event(event, happened_on=ON, by=given.coordinator, at=AT)
    assert reminded(30) == [(30, OWNER, "due_soon")]


def test_what_begins_on_a_day_is_not_overdue_after_it(given: Given) -> None:
    given.commitment(f"From {DUE.day} {DUE:%B %Y}")
    assert reminded(7, 0, -7, -14) == [(7, OWNER, "due_soon"), (0, OWNER, "due_today")]


def test_reminding_of_more_asks_the_database_no_more(given: Given) -> None:
    def queries() -> int:
        Notice.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            remind(on=DUE, at=AT)
        return len(captured)

    given.commitment()
    one = queries()
    for _ in range(4):
        given.commitment()
    assert (queries(), Notice.objects.count()) == (one, 5)


def told_to(kind: str) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(kind=kind).order_by("pk").values_list("person__name", "words"))


def test_the_nearest_verifiers_are_told_of_what_is_newly_said_to_be_done(given: Given) -> None:
    given.estate.person(Role.VERIFIER)
    given.estate.person(Role.VERIFIER, given.estate.brackwater)
    given.estate.person(Role.AUDITOR, given.estate.service)
    given.claim(given.commitment())
    for _ in range(2):
        call_verifiers(on=ON, at=AT)
    assert told_to("to_verify") == [("Ashgate Verifier", "Said to be done, at Ashgate.")]


def test_where_a_place_has_no_verifier_those_above_are_told_never_who_reported(given: Given) -> None:
    given.estate.person(Role.AUDITOR, given.estate.service)
    given.coordinator = given.estate.person(Role.VERIFIER, given.estate.service)
    given.claim(promise(given.estate))
    call_verifiers(on=ON, at=AT)
    assert [name for name, _ in told_to("to_verify")] == ["Wexmoor Prison and Probation Service Auditor"]


@pytest.mark.parametrize("what", ["it is old", "it is verified"])
def test_what_is_verified_or_old_calls_nobody(given: Given, what: str) -> None:
    verifier, commitment = given.estate.person(Role.VERIFIER), promise(given.estate)
    given.claim(commitment)
    if what == "it is verified":
        verify(commitment, outcome=Outcome.DONE, words="I saw it.", looked_on=ON, by=verifier, at=AT)
    call_verifiers(on=ON, at=AT + dt.timedelta(days=15 if what == "it is old" else 0))
    assert told_to("to_verify") == []


def test_whoever_holds_the_post_that_must_answer_a_voice_is_reminded(given: Given) -> None:
    voice = add_voice(
        promise(given.estate),
        speaker=Speaker.PERSON,
        telling=Telling.NOT_SO,
        words="No forum met here.",
        said_on=ON,
        by=given.coordinator,
        at=AT,
    )
    name_answerer(voice, post=given.lower, answer_by=DUE, by=given.coordinator, at=AT)
    Notice.objects.all().delete()  # that they were named
    for left in (30, 8, 7, 5, 0, -7):
        call_for_answers(on=DUE - dt.timedelta(days=left), at=AT)
    assert [words for _, words in told_to("voice")] == [
        "Due in 7 days, on 14 August 2026, at Ashgate.",
        "Due today, 14 August 2026, at Ashgate.",
        "Due on 14 August 2026, 7 days ago, at Ashgate.",
    ]
    answer_voice(voice, words="It meets now.", by=given.owner, at=AT)
    assert call_for_answers(on=DUE + dt.timedelta(days=14), at=AT) == 0
