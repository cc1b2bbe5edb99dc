"""One digest a person a day, of everything not told before."""

import datetime as dt

from django.core import mail
from pytest_django import DjangoAssertNumQueries

from answerable.web.estate.types import Role
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.services import Telling, deliver, make_digests, tell_all
from answerable.web.notices.types import NoticeKind
from tests.support.web.places import Estate
from tests.web.notices.posting import AT, ON, told

TOMORROW = ON + dt.timedelta(days=1)

WORDS = """Hello Ashgate Commitment owner,

This is what there is for you on 15 June 2026.

Due soon (1)

* Hold a forum each month.
  Due on 1 June 2026, 14 days ago.
  https://register.example/commitments/7/

Overdue (2)

* Hold a forum each month.
  Due on 1 June 2026, 14 days ago.
  https://register.example/commitments/7/

* Hold a forum each month.
  Due on 1 June 2026, 14 days ago.
  https://register.example/commitments/7/

You get one message like this a day at most, and none when there is nothing.
https://register.example/messages/{pk}/
"""


def test_everything_is_told_in_one_mail_by_kind(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    told(person, "due/1")
    told(person, "due/2", kind=NoticeKind.DUE_SOON)
    told(person, "due/3")
    assert make_digests(on=ON, at=AT) == 1
    deliver(at=AT)
    [message], made = mail.outbox, Mail.objects.get()
    assert (message.to, message.subject, message.body) == (
        [person.email],
        "Answerable: 3 things for you, 15 June 2026",
        WORDS.format(pk=made.pk),
    )


def test_nothing_is_told_twice(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    assert (bool(told(person)), told(person)) == (True, None)
    assert [make_digests(on=day, at=AT) for day in (ON, ON, TOMORROW)] == [1, 0, 0]


def test_what_comes_after_the_digest_of_the_day_waits_for_the_next(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    told(person, "due/1")
    assert make_digests(on=ON, at=AT) == 1
    told(person, "due/2")
    assert [make_digests(on=day, at=AT) for day in (ON, TOMORROW)] == [0, 1]
    assert [made.notices.count() for made in Mail.objects.all()] == [1, 1]


def test_everybody_gets_their_own_and_whoever_left_gets_none(estate: Estate) -> None:
    owner, governor, gone = (estate.person(role) for role in (Role.COMMITMENT_OWNER, Role.GOVERNOR, Role.EQUALITY_LEAD))
    for person in (owner, governor, gone):
        told(person)
    gone.is_active = False
    gone.save()
    assert (make_digests(on=ON, at=AT), told(gone, "due/8")) == (2, None)
    assert set(Mail.objects.values_list("address", flat=True)) == {owner.email, governor.email}


def test_a_long_digest_says_the_first_things_and_where_the_others_are(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    many = [Telling(person.pk, f"due/{number}", NoticeKind.OVERDUE, f"Promise {number}", "/") for number in range(45)]
    assert (tell_all(many, at=AT), tell_all(many, at=AT)) == (45, 0)
    make_digests(on=ON, at=AT)
    text = Mail.objects.get().text
    assert (text.count("* Promise"), "And 5 more. See them all: https://register.example/messages/" in text) == (
        40,
        True,
    )


def test_many_things_are_told_with_few_queries(
    estate: Estate, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    many = [Telling(person.pk, f"due/{number}", NoticeKind.OVERDUE, "x" * 400, "/") for number in range(900)]
    with django_assert_max_num_queries(15):  # SQLite takes few values at a time
        tell_all([*many, *many[:50]], at=AT)
    assert {len(title) for title in Notice.objects.values_list("title", flat=True)} == {300}
