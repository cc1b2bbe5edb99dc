"""What is put in the outbox is sent once; what cannot be sent is kept, with the reason."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django.fixtures import Settings

from answerable.web.estate.types import Role
from answerable.web.notices.errors import MailServerError, SentError
from answerable.web.notices.models import Mail
from answerable.web.notices.policies import ATTEMPTS, LEASE, wait_after
from answerable.web.notices.services import deliver, send, send_again
from answerable.web.notices.types import MailState
from tests.support.web.places import Estate
from tests.support.web.tasks import do_tasks
from tests.web.notices.posting import AT, BreakingOff, Down, Dying, Refusing, backend, minutes, posted, sent_to


def became(one: Mail) -> tuple[str, int, str]:
    one.refresh_from_db()
    return one.state, one.attempts, one.failure


def test_a_mail_is_sent_by_a_worker(estate: Estate) -> None:
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    do_tasks()
    [message] = mail.outbox
    assert (message.to, message.subject, message.body, became(one)) == (
        [one.address],
        "A round is open",
        "Please report by Friday.",
        ("sent", 1, ""),
    )


def test_it_is_sent_once_however_often_it_is_asked_for(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    posted(person)
    assert send(key="round/1", person=person, subject="A round is open", text="Again.", at=AT) is None
    assert [deliver(at=AT), deliver(at=AT), deliver(at=minutes(60))] == [1, 0, 0]
    do_tasks()
    assert len(mail.outbox) == 1


def test_the_same_mail_has_the_same_number_always(estate: Estate) -> None:
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    deliver(at=AT)
    Mail.objects.update(state=MailState.FAILED)
    send_again(one, by=estate.person(Role.ADMINISTRATOR), at=AT)
    deliver(at=AT)
    first, second = (message.message()["Message-ID"] for message in mail.outbox)
    assert first == second
    assert first.endswith("@register.example>")


def test_somebody_without_an_account_gets_a_file(estate: Estate) -> None:
    made = send(
        key="sheet/1",
        address="owner@elsewhere.example",
        subject="A sheet\nto fill in",
        text="Please send it back.",
        attachment=b"sheet",
        attachment_name="sheet.ods",
        place_id=estate.ashgate.pk,
        at=AT,
    )
    deliver(at=AT)
    [message] = mail.outbox
    assert made
    assert (message.to, message.subject) == (["owner@elsewhere.example"], "A sheet to fill in")
    assert message.attachments == [("sheet.ods", b"sheet", "application/vnd.oasis.opendocument.spreadsheet")]


def test_nobody_gets_nothing(estate: Estate) -> None:
    person = estate.person(Role.COMMITMENT_OWNER)
    person.is_active = False
    person.save()
    assert send(key="round/1", person=person, subject="A round is open", text="", at=AT) is None
    assert send(key="round/2", subject="A round is open", text="", at=AT) is None


def test_what_is_refused_is_tried_again_later_and_later_and_then_fails(estate: Estate, settings: Settings) -> None:
    settings.EMAIL_BACKEND = backend(Refusing)
    one, at, waits = posted(estate.person(Role.COMMITMENT_OWNER)), AT, []
    for attempt in range(1, ATTEMPTS):
        assert deliver(at=at) == 1
        assert became(one) == ("waiting", attempt, "The mail server refused it: (451, b'Come back later')")
        assert deliver(at=at + wait_after(attempt) - dt.timedelta(seconds=1)) == 0
        waits.append(wait_after(attempt).seconds // 60)
        at += wait_after(attempt)
    deliver(at=at)
    assert (became(one)[:2], waits) == (("failed", ATTEMPTS), [10, 20, 40, 80, 160])
    assert deliver(at=at + dt.timedelta(days=30)) == 0


def test_what_may_have_been_sent_is_not_sent_again_by_itself(estate: Estate, settings: Settings) -> None:
    settings.EMAIL_BACKEND = backend(BreakingOff)
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    deliver(at=AT)
    assert deliver(at=AT + dt.timedelta(days=1)) == 0
    state, attempts, failure = became(one)
    assert (state, attempts, len(mail.outbox)) == ("uncertain", 1, 1)
    assert failure.startswith("The mail server broke off, so nobody knows whether it was sent")


def test_a_server_that_is_down_costs_no_attempt(estate: Estate, settings: Settings) -> None:
    settings.EMAIL_BACKEND = backend(Down)
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    with pytest.raises(MailServerError, match="Connection refused"):
        deliver(at=AT)
    do_tasks()  # the worker meets the same, and goes on
    assert became(one) == ("waiting", 0, "")


def test_another_process_leaves_alone_what_is_being_sent(estate: Estate) -> None:
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    Mail.objects.update(taken_at=AT, attempts=1)
    assert deliver(at=minutes(9)) == 0
    assert became(one) == ("waiting", 1, "")


def test_after_a_crash_it_is_not_sent_twice_and_the_log_says_that_it_is_not_known(
    estate: Estate, settings: Settings
) -> None:
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    settings.EMAIL_BACKEND = backend(Dying)
    with pytest.raises(KeyboardInterrupt):
        deliver(at=AT)
    settings.EMAIL_BACKEND = backend(EmailBackend)
    assert [deliver(at=at) for at in (AT, minutes(5), AT + LEASE, minutes(60))] == [0, 0, 0, 0]
    do_tasks()
    state, _, failure = became(one)
    assert (state, sent_to()) == ("uncertain", [one.address])
    assert failure.startswith("The program stopped while it handed this to the mail server")


def test_one_that_was_slow_still_says_what_became_of_it(estate: Estate, settings: Settings) -> None:
    """Another process gave it up, and the first comes back with the answer."""

    class Slow(BreakingOff):
        def send_messages(self, messages):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            deliver(at=AT + LEASE)
            assert became(one)[0] == "uncertain"
            return super(BreakingOff, self).send_messages(messages)

    globals()["Slow"] = Slow
    settings.EMAIL_BACKEND = f"{__name__}.Slow"
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    deliver(at=AT)
    assert (became(one), sent_to()) == (("sent", 1, ""), [one.address])


def test_only_what_did_not_arrive_is_sent_again(estate: Estate) -> None:
    one = posted(estate.person(Role.COMMITMENT_OWNER))
    deliver(at=AT)
    with pytest.raises(SentError, match="was sent, or is on its way"):
        send_again(one, by=estate.person(Role.ADMINISTRATOR), at=AT)
