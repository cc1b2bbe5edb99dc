"""The pages of messages: one's own, and for whoever looks after it, what was sent to whom."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client

from answerable.web.audit.models import Entry
from answerable.web.estate.types import Role
from answerable.web.notices.models import Mail, Notice
from answerable.web.notices.services import make_digests, send
from answerable.web.notices.types import MailState
from tests.support.web.places import Estate
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.notices.posting import AT, ON, posted, told


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def subjects(client: Client, address: str) -> list[str]:
    return re.findall(
        r'<a class="govuk-link" href="/messages/[\w/]*\d+/">(.*?)</a>', client.get(address).content.decode()
    )


def exported(client: Client, address: str) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(client.get(address)).decode())))


def digest(estate: Estate, role: Role = Role.COMMITMENT_OWNER) -> Mail:
    person = estate.person(role)
    told(person)
    Notice.objects.update(place_id=estate.ashgate.pk)
    make_digests(on=ON, at=AT)
    return Mail.objects.get(person=person)


def test_each_sees_their_own(estate: Estate) -> None:
    mine, other = estate.person(Role.COMMITMENT_OWNER), estate.person(Role.READER)
    posted(mine, "round/1")
    one = posted(other, "round/2")
    client = client_of(mine)
    assert subjects(client, "/messages/") == ["A round is open"]
    assert client.get(f"/messages/{one.pk}/").status_code == 404
    assert client.get(f"/messages/sent/{one.pk}/").status_code == 403


def test_whoever_has_none_is_told_when_there_will_be(estate: Estate) -> None:
    client = client_of(estate.person(Role.READER))
    assert "You will be told here and by mail when something you own falls due." in words(client, "/messages/")


def test_a_digest_says_what_it_tells_and_shows_the_mail(estate: Estate) -> None:
    mail = digest(estate)
    shown = words(client_of(estate.person(Role.COMMITMENT_OWNER)), f"/messages/{mail.pk}/")
    for part in ("Waiting", "What it tells", "Hold a forum each month.", "The mail", "Hello Ashgate Commit"):
        assert part in shown


def test_words_of_a_mail_are_words_not_html(estate: Estate) -> None:
    person = estate.person(Role.READER)
    sent = send(
        key="x", person=person, subject="<b>Bold</b>", text="<script>alert(1)</script> https://x.example/", at=AT
    )
    assert sent
    page = client_of(person).get(f"/messages/{sent.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>Bold" not in page
    assert '<a href="https://x.example/"' in page


def test_whoever_may_see_messages_sees_those_at_their_places(estate: Estate) -> None:
    for number, role in enumerate((Role.COMMITMENT_OWNER, Role.READER)):
        posted(estate.person(role), f"round/{number}")
    posted(estate.person(Role.READER, estate.brackwater), "round/9")
    send(key="sheet", address="a@b.example", subject="A sheet", text="", place_id=estate.ashgate.pk, at=AT)
    here, there, all_of_it = (
        client_of(estate.person(Role.AUDITOR, place)) for place in (estate.ashgate, estate.brackwater, estate.service)
    )
    assert [len(subjects(client, "/messages/sent/")) for client in (here, there, all_of_it)] == [3, 1, 4]
    found = Mail.objects.get(key="round/9")
    assert here.get(f"/messages/sent/{found.pk}/").status_code == 404


def test_a_digest_about_other_places_is_not_read_by_others(estate: Estate) -> None:
    mail = digest(estate)
    told(mail.person, "due/9")  # type: ignore[arg-type]
    Notice.objects.filter(mail=None).update(mail=mail, place_id=estate.brackwater.pk, title="Paint the gym.")
    here = words(client_of(estate.person(Role.AUDITOR)), f"/messages/sent/{mail.pk}/")
    assert "Only the one it is for can read all of it" in here
    assert ("Hold a forum each month." in here, "Paint the gym." in here) == (True, False)
    everywhere = words(client_of(estate.person(Role.AUDITOR, estate.service)), f"/messages/sent/{mail.pk}/")
    assert "Paint the gym." in everywhere
    assert "Hello Ashgate Commitment owner" in everywhere


def test_what_a_round_elsewhere_asks_is_no_heading_here(estate: Estate) -> None:
    person = estate.person(Role.READER)
    send(key="x", person=person, subject="Report: a plan unseen", text="", place_id=estate.brackwater.pk, at=AT)
    found = Mail.objects.get(key="x")
    for place, heading in ((estate.ashgate, "About another place"), (estate.service, "Report: a plan unseen")):
        client = client_of(estate.person(Role.AUDITOR, place))
        assert subjects(client, "/messages/sent/") == [heading]
        assert heading in words(client, f"/messages/sent/{found.pk}/")
    assert "unseen" not in words(client_of(estate.person(Role.AUDITOR)), f"/messages/sent/{found.pk}/")


def test_the_log_is_narrowed_and_exported(estate: Estate) -> None:
    failed, _ = posted(estate.person(Role.COMMITMENT_OWNER), "round/1"), posted(estate.person(Role.READER), "round/2")
    Mail.objects.filter(pk=failed.pk).update(state=MailState.FAILED, failure="=no such mailbox")
    client = client_of(estate.person(Role.AUDITOR))
    assert len(subjects(client, "/messages/sent/?state=failed")) == 1
    assert len(subjects(client, "/messages/sent/?to=reader")) == 1
    assert subjects(client, "/messages/sent/?since-day=1&since-month=7&since-year=2026") == []
    heading, row = exported(client, "/messages/sent/?state=failed&format=csv")
    assert heading == ["When", "To", "Subject", "What became of it", "Handed over", "Why not"]
    assert row[1:] == ["Ashgate Commitment owner", "A round is open", "Not sent", "", "'=no such mailbox"]


def test_what_failed_is_sent_again_and_that_is_kept(estate: Estate) -> None:
    mail = posted(estate.person(Role.COMMITMENT_OWNER))
    client = client_of(estate.person(Role.AUDITOR))
    address = f"/messages/sent/{mail.pk}/"
    assert "Send it again" not in words(client, address)
    assert "is on its way" in " ".join(client.post(address).content.decode().split())
    Mail.objects.update(state=MailState.UNCERTAIN, failure="Nobody knows", attempts=1)
    assert client.post(address).headers["Location"] == address
    mail.refresh_from_db()
    assert (mail.state, Entry.objects.latest("pk").act) == (MailState.WAITING, "message sent again")


@pytest.mark.parametrize("address", ["/messages/", "/messages/sent/"])
def test_a_list_asks_as_little_of_the_database_whatever_its_length(estate: Estate, address: str) -> None:
    person = estate.person(Role.AUDITOR)
    one, three = counts_at_one_and_three(
        client_of(person), address, lambda: posted(person, f"round/{Mail.objects.count()}")
    )
    assert one == three
