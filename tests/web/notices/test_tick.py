"""The command that reminds, makes digests and sends: safe to repeat, and safe to run twice at once."""

import datetime as dt
import threading
from collections.abc import Callable
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django.fixtures import Settings

from answerable.web.commitments.services import confirm_owner
from answerable.web.estate.clock import now, today
from answerable.web.estate.types import Role
from answerable.web.notices.management.commands import tick as command
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.types import MailState
from tests.support.web.places import Estate, make_estate
from tests.web.commitments.promises import promise
from tests.web.notices.posting import Down, backend, posted, told


def tick(**options: object) -> str:
    said = StringIO()
    call_command("tick", stdout=said, **options)
    return said.getvalue().strip()


def overdue(estate: Estate, number: int = 1) -> None:
    """Commitments whose owner holds a post, due ten days ago."""
    post = estate.post("Head of Safety", holder=estate.person(Role.COMMITMENT_OWNER))
    due = today() - dt.timedelta(days=10)
    for _ in range(number):
        made = promise(estate, owners=("Head of Safety",), due=(f"{due.day} {due:%B %Y}",))
    confirm_owner(name=made.owners.get(), post=post, by=estate.person(Role.PLAN_COORDINATOR), at=now())


@pytest.mark.django_db
def test_it_reminds_and_sends_and_the_second_time_does_nothing() -> None:
    overdue(make_estate(now()))
    assert [tick(), tick()] == ["Digests made: 1. Mails handed over: 1.", "Digests made: 0. Mails handed over: 0."]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_day_can_be_named() -> None:
    overdue(make_estate(now()))
    tick()
    assert tick(on=today() + dt.timedelta(days=4)) == "Digests made: 1. Mails handed over: 1."
    assert [notice.words[-24:] for notice in Notice.objects.all()] == [
        "10 days ago, at Ashgate.",
        "14 days ago, at Ashgate.",
    ]


def breaks(*, on: dt.date, at: dt.datetime) -> None:
    raise RuntimeError(f"{on} {at}")


@pytest.mark.django_db
def test_what_breaks_keeps_nothing_else_from_running_and_is_said(settings: Settings) -> None:
    told(make_estate(now()).person(Role.COMMITMENT_OWNER))
    settings.ANSWERABLE_TICKS = [f"{__name__}.breaks", *settings.ANSWERABLE_TICKS]
    with pytest.raises(CommandError, match=r"tried again by the next tick: .*\.breaks"):
        tick()
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_mail_server_that_is_down_is_said_and_the_mail_waits(settings: Settings) -> None:
    one = posted(make_estate(now()).person(Role.COMMITMENT_OWNER))
    settings.EMAIL_BACKEND = backend(Down)
    with pytest.raises(CommandError, match="What waits is sent later"):
        tick()
    one.refresh_from_db()
    assert one.state == MailState.WAITING


@pytest.mark.django_db(transaction=True)
def test_two_at_once_tell_and_send_everything_once(monkeypatch: pytest.MonkeyPatch) -> None:
    estate = make_estate(now())
    overdue(estate, 30)
    people = [estate.person(role) for role in Role]
    for person in people:
        posted(person, f"round/{person.pk}")
    outbox: list[tuple[str, str]] = []
    lock = threading.Lock()

    def keep(_self: object, messages: list[mail.EmailMessage]) -> int:
        with lock:
            outbox.extend((message.to[0], str(message.subject)) for message in messages)
        return len(messages)

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", keep)
    together(tick, 4)
    assert len(outbox) == len(set(outbox)) == len(people) + 1
    assert (Notice.objects.count(), set(Mail.objects.values_list("state", "attempts"))) == (30, {("sent", 1)})


def together(act: Callable[[], object], number: int) -> None:
    start = threading.Barrier(number)
    failures: list[Exception] = []

    def run() -> None:
        try:
            start.wait()
            act()
        except Exception as error:  # noqa: BLE001 - told below
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_the_command_names_its_day_as_iso() -> None:
    parser = command.Command().create_parser("web", "tick")
    assert parser.parse_args(["--on", "2026-06-15"]).on == dt.date(2026, 6, 15)
