"""A round of progress on the site: opened, answered, chased, read in from sheets, assembled and submitted."""

import datetime as dt

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments.models import Claim, Update
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import Ask, Draft, Reporting, UpdateDue
from answerable.web.plans.services.sheets import return_sheet
from tests.support.web.accepted import person
from tests.support.web.queries import count_queries
from tests.support.web.signing_in import client_of
from tests.support.web.tasks import do_tasks
from tests.web.plans.linking_given import FIGURES, FORUM, TRAINING
from tests.web.plans.page_reading import downloaded, rows
from tests.web.plans.reporting_given import (
    LABEL,
    MET,
    MONTH,
    TODAY,
    Given,
    given,
    made,
    opened,
    report,
    submitted,
)
from tests.web.plans.sheets_given import DONE, KIND, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(prison: Place) -> Given:
    return given(prison)


@pytest.fixture
def gathering(held: Given) -> Client:
    """The coordinator's."""
    return client_of(held.coordinator)


@pytest.fixture
def owner(held: Given) -> Client:
    return client_of(held.owner)


def page(name: str, reporting: Reporting, **keys: object) -> str:
    return reverse(f"plans:{name}", kwargs={"pk": reporting.pk, **keys})


def said(words: str, done: str, **given: str) -> dict[str, str]:
    """The part of a form that reports on the commitment of these words."""
    prefix = f"c{made(words).pk}-"
    day = {"effective_on-day": TODAY.day, "effective_on-month": TODAY.month, "effective_on-year": TODAY.year}
    fields = {"kind": "done", "words": done, "due_words": "", "reason": "", **day} | given
    return {prefix + name: str(value) for name, value in fields.items()}


def nothing(words: str) -> dict[str, str]:
    return said(words, "", kind="")


def test_a_round_is_opened(held: Given, gathering: Client) -> None:
    address = reverse("plans:open_round", args=(held.plan.pk,))
    assert "The owners of 3 commitments" in gathering.get(address).text
    answer_by = {"answer_by-day": TODAY.day, "answer_by-month": TODAY.month, "answer_by-year": TODAY.year}
    wrong = gathering.post(address, {"month": "soon", **answer_by}).text
    assert "Write a month and its year" in wrong
    shown = gathering.post(address, {"month": f"{MONTH:%B %Y}", **answer_by}, follow=True).text
    reporting = Reporting.objects.get()
    assert (reporting.label, reporting.date, reporting.answer_by) == (LABEL, MONTH, TODAY)
    assert "1 owner cannot be asked yet" in shown
    assert "Go to the open round" in gathering.get(address).text
    assert LABEL in gathering.get(reverse("plans:plan", args=(held.plan.pk,))).text


def test_an_owner_is_told_at_home_and_answers_on_one_page(held: Given, owner: Client) -> None:
    reporting = opened(held)
    assert "Report progress on 2 commitments" in owner.get("/").text
    mine = page("my_round", reporting)
    shown = owner.get(mine).text
    assert (FORUM in shown, TRAINING in shown, FIGURES in shown) == (True, True, False)
    after = owner.post(mine, said(FORUM, MET) | nothing(TRAINING), follow=True).text
    assert "1 update saved." in after
    assert "1 commitment still to report on." in after
    assert "Report progress on 1 commitment" in owner.get("/").text
    owner.post(mine, said(TRAINING, "All were trained."))
    assert "Report progress on" not in owner.get("/").text
    assert "You have reported on every commitment" in owner.get(mine).text
    assert {update.recorded_by for update in Update.objects.all()} == {held.owner}


def test_what_is_wrong_keeps_nothing_else_back_and_is_not_lost(held: Given, owner: Client) -> None:
    mine = page("my_round", opened(held))
    half = said(TRAINING, "<b>Half</b> were trained.", due_words="one day", reason="")
    shown = owner.post(mine, said(FORUM, MET) | half).text
    assert "1 update saved. What is left is below, as you typed it." in shown
    assert "The new date cannot be read." in shown
    assert "&lt;b&gt;Half&lt;/b&gt; were trained." in shown
    assert [update.words for update in Update.objects.all()] == [MET]


def test_nothing_filled_in_is_said(held: Given, owner: Client) -> None:
    mine = page("my_round", opened(held))
    shown = owner.post(mine, nothing(FORUM) | nothing(TRAINING)).text
    assert "Say what was done about at least one commitment" in shown


def test_nobody_answers_for_a_post_of_another(held: Given) -> None:
    mine = page("my_round", opened(held))
    other = client_of(person(Role.COMMITMENT_OWNER, held.prison))
    assert "Nothing in this round is asked of you" in other.get(mine).text
    other.post(mine, said(FORUM, MET))
    assert not Update.objects.exists()
    assert client_of(person(Role.READER, held.prison)).get(mine).status_code == 403


def test_the_coordinator_sees_who_answered_what(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    report(held, FORUM, due_words="June 2027", reason="The chair left.")
    shown = gathering.get(page("round", reporting)).text
    assert f"Done: {MET} New date asked for: June 2027, because: The chair left." in shown
    assert rows(downloaded(gathering, f"{page('round', reporting)}?format=csv"))[1:] == [
        ["Equality Lead", held.owner.name, "1 of 2", "Partly answered", _last(gathering, reporting)],
        [
            "Head of Data",
            "Nobody: there is no account and no address",
            "0 of 1",
            "Cannot be asked yet",
            "Not asked yet",
        ],
    ]
    report(held, TRAINING)
    late = rows(downloaded(gathering, f"{page('round', reporting)}?format=csv&show=late"))
    assert [row[0] for row in late[1:]] == ["Head of Data"]


def _last(client: Client, reporting: Reporting) -> str:
    return rows(downloaded(client, f"{page('round', reporting)}?format=csv"))[1][-1]


def test_an_owner_is_chased_by_a_button(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    shown = gathering.get(page("round", reporting)).text
    assert ("Chase owners" in shown, "You can chase them from tomorrow" in shown) == (False, True)
    refused = gathering.post(page("chase", reporting))
    assert (refused.status_code, "were asked today" in refused.text) == (409, True)
    assert AuditEntry.objects.latest("number").act == "refused: chase"
    Ask.objects.update(asked_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert "Chase owners" in gathering.get(page("round", reporting)).text
    assert "1 owner asked again." in gathering.post(page("chase", reporting), {"ask": held.ask.pk}, follow=True).text


def test_an_address_is_asked_for_and_its_sheet_read_back(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    address, field = page("addresses", reporting), f"address-{held.unheld.pk}"
    assert "Enter an email address in the correct format" in gathering.post(address, {field: "nowhere"}).text
    gathering.post(address, {field: "data@example.org"})
    do_tasks()
    assert mail.outbox[-1].to == ["data@example.org"]
    sheet = downloaded(gathering, page("sheet", reporting, ask=held.unheld.pk))
    day = {"effective_on-day": TODAY.day, "effective_on-month": TODAY.month, "effective_on-year": TODAY.year}
    wrong = _file(filled(sheet, {0: {DONE: "Published."}}))
    refused = gathering.post(page("sheets", reporting), {"sheets": wrong, **day}).text
    assert "back.ods, row 2: say how far it is" in refused
    right = _file(filled(sheet, {0: {DONE: "<i>Published.</i>", KIND: "Done"}}))
    shown = gathering.post(page("sheets", reporting), {"sheets": right, **day}, follow=True).text
    assert "1 answer read from the sheets." in shown
    assert "&lt;i&gt;Published.&lt;/i&gt;" in shown
    assert (Update.objects.get().owner, Update.objects.get().recorded_by) == (held.unheld.owner, held.coordinator)


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("back.ods", content)


def test_a_round_is_closed_without_submitting(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    assert "The round is closed." in gathering.post(page("close_round", reporting), follow=True).text
    assert gathering.post(page("assemble", reporting)).status_code == 409


def test_what_is_owed_is_listed_until_an_edition_meets_it(held: Given, gathering: Client) -> None:
    address = reverse("plans:updates_due", args=(held.plan.pk,))
    due = {"words": "Six-month update", "due_on-day": "1", "due_on-month": "1", "due_on-year": "2026", "to": ""}
    assert "Enter what is owed" in gathering.post(address, due | {"words": ""}).text
    assert "Overdue" in gathering.post(address, due, follow=True).text
    met = reverse("plans:meet_update", args=(UpdateDue.objects.get().pk,))
    assert "Met by edition 1" in gathering.post(met, {"edition": "1"}, follow=True).text
    assert "was met already" in gathering.post(met, {"edition": "1"}).text


def test_sheets_that_come_back_under_one_name_are_all_read(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    back = [
        filled(return_sheet(reporting, [ask]), {0: {DONE: words, KIND: "done"}})
        for ask, words in ((held.ask, MET), (held.unheld, "Published."))
    ]
    day = {"effective_on-day": TODAY.day, "effective_on-month": TODAY.month, "effective_on-year": TODAY.year}
    gathering.post(page("sheets", reporting), {**day, "sheets": [_file(content) for content in back]})
    assert sorted(Update.objects.values_list("words", flat=True)) == ["Published.", MET]


def test_an_update_between_rounds_is_chosen(held: Given, gathering: Client) -> None:
    address = reverse("plans:update_between", args=(held.plan.pk,))
    assert "Nothing waits to be said" in gathering.get(address).text
    update = report(held, FORUM)
    assert "Choose at least one update" in gathering.post(address, {}).text
    sent = gathering.post(address, {"updates": [update.pk]})
    assert sent.headers["Location"] == reverse("plans:draft", args=(Draft.objects.get().pk,))


def test_the_pages_ask_the_same_of_the_database_however_many_answer(held: Given, gathering: Client) -> None:
    reporting = opened(held)
    report(held, FORUM)
    gathering.get(page("round", reporting))
    one = count_queries(gathering, page("round", reporting))
    report(held, TRAINING)
    assert count_queries(gathering, page("round", reporting)) == one


def test_from_opening_to_submitted(held: Given, gathering: Client, owner: Client) -> None:
    answer_by = {"answer_by-day": TODAY.day, "answer_by-month": TODAY.month, "answer_by-year": TODAY.year}
    form = {"month": f"{MONTH:%B %Y}", **answer_by}
    gathering.post(reverse("plans:open_round", args=(held.plan.pk,)), form)
    reporting = Reporting.objects.get()
    moved = {"kind": "progress", "due_words": "June 2027", "reason": "Too few trainers."}
    owner.post(page("my_round", reporting), said(FORUM, MET) | said(TRAINING, "Half were trained.", **moved))
    sent = gathering.post(page("assemble", reporting), follow=True)
    assert "The round is written up as a draft." in sent.text
    edition = submitted(Draft.objects.get(), held)
    assert edition.number == 2
    assert sorted(Claim.objects.values_list("words", flat=True)) == ["Half were trained.", MET]
    shown = gathering.get(page("round", reporting)).text
    assert ("Closed" in shown, "Assemble the round" in shown) == (True, False)
    shown = gathering.get(reverse("dashboard:commitment", args=(made(TRAINING).pk,))).text
    assert ("June 2027" in shown, "Too few trainers." in shown) == (True, True)
    silent = gathering.get(reverse("plans:not_mentioned", args=(held.plan.pk,))).text
    assert (FIGURES in silent, FORUM in silent) == (True, False)
    assert "This round is closed." in owner.get(page("my_round", reporting)).text
