"""The service, somebody else, the inspector and people affected, side by side on the page of a commitment."""

import datetime as dt

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from answerable.web.commitments.models import Commitment, Judgement, Voice
from answerable.web.commitments.services import (
    Saying,
    add_backlog,
    add_event,
    add_figure,
    add_voice,
    answer_voice,
    append,
    judge,
    overtake,
    report_update,
    verify,
    wait_for,
)
from answerable.web.commitments.types import ClaimKind, Outcome, Speaker, Telling
from answerable.web.commitments.updating import Reported
from answerable.web.estate.types import Role
from answerable.web.plans.services.publishing import publish
from tests.support.web.queries import count_queries
from tests.web.dashboard.held import FORUM, ROMA, TABLES, Ashgate, lines, links, rows

WILL = "Done. Places will be offered fairly."


def address(commitment: Commitment) -> str:
    return reverse("dashboard:commitment", args=(commitment.pk,))


def said(response: HttpResponseBase, number: int) -> list[str]:
    """The words of one of the four, counted from 1."""
    return lines(response, f".voices__one:nth-of-type({number})")


def speak(ashgate: Ashgate, words: str = "Not on C wing.") -> Voice:
    return add_voice(
        ashgate.commitment(),
        speaker=Speaker.ORGANISATION,
        organisation="Roma Voices",
        telling=Telling.NOT_SO,
        words=words,
        said_on=ashgate.estate.now.date(),
        by=ashgate.estate.person(Role.EQUALITY_LEAD),
        at=ashgate.estate.now,
    )


def test_before_anybody_spoke(ashgate: Ashgate) -> None:
    page = ashgate.client(Role.READER).get(address(ashgate.commitment(FORUM)))
    assert [said(page, number)[-1] for number in (1, 2, 3, 4)] == [
        "The service has not yet said what became of it.",
        "Nobody else has checked it yet.",
        "No inspector has judged it yet.",
        "Nobody affected has said how it is for them yet.",
    ]


def test_each_says_its_own(ashgate: Ashgate) -> None:
    estate, made, at = ashgate.estate, ashgate.commitment(), ashgate.estate.now
    on, coordinator = at.date(), estate.person(Role.PLAN_COORDINATOR)
    append([Saying(made, on, claim=ClaimKind.DONE, claim_words=WILL)], by=coordinator, at=at)
    report_update(made, said=Reported(ClaimKind.PROGRESS, "A rule is written.", on), by=coordinator, at=at)
    verifier, inspector = estate.person(Role.VERIFIER), estate.person(Role.INSPECTOR)
    verify(made, outcome=Outcome.NOT_DONE, words="Read the list.", looked_on=on, by=verifier, at=at)
    judge(
        [made],
        scale="hmi_prisons_progress",
        grade="insufficient",
        words="Too few.",
        review="Review of 2026",
        judged_on=on,
        by=inspector,
        at=at,
    )
    answer_voice(speak(ashgate), words="We will look.", by=estate.person(Role.GOVERNOR), at=at)
    page = ashgate.client(Role.READER).get(address(made))
    day = f"{on:%-d %B %Y}"
    assert said(page, 1)[2:6] == ["Progress", day, "A rule is written.", "Reported, not yet submitted"]
    assert said(page, 1)[6:10] == ["Done", day, WILL, "Its own words say otherwise: “will”."]
    assert said(page, 2)[2:] == ["It is not done", f"Looked at on {day}", "Read the list."]
    assert said(page, 3)[2:] == [
        *("Insufficient progress", day, "Too few.", "Review of 2026"),
        "HMI Prisons: progress at a review",
    ]
    assert said(page, 4)[2:] == [
        *("Not so here", day, "Not on C wing.", "An organisation of or for people affected: Roma Voices"),
        f"Governor answered on {day}: We will look.",
        f"See what was said on {day}",
    ]
    assert "A judgement: Insufficient progress" in page.content.decode()


def test_no_name_of_a_person_stands_in_the_four(ashgate: Ashgate) -> None:
    test_each_says_its_own(ashgate)
    page = ashgate.client().get(address(ashgate.commitment()))
    shown = " ".join(word for number in (1, 2, 3, 4) for word in said(page, number))
    assert [person.name for person in ashgate.estate.people.values() if person.name in shown] == []


def test_who_has_not_answered_is_said(ashgate: Ashgate) -> None:
    voice = speak(ashgate)
    page = ashgate.client(Role.READER).get(address(ashgate.commitment()))
    due = f"{voice.answer_by:%-d %B %Y}"
    assert f"Nobody has answered yet. Governor must answer by {due}." in said(page, 4)
    Voice.objects.update(answer_by=dt.date(2020, 1, 31))
    page = ashgate.client(Role.READER).get(address(ashgate.commitment()))
    assert "Nobody has answered. Governor was to answer by 31 January 2020." in said(page, 4)


OFFERED = {
    Role.READER: set[str](),
    Role.VERIFIER: {"Verify"},
    Role.INSPECTOR: {"Record a judgement"},
    Role.EQUALITY_LEAD: {"Record what people affected said", "Count a backlog"},
    Role.GOVERNOR: {"Report progress", "Count a backlog"},
    Role.PLAN_COORDINATOR: {
        *("Report progress", "Record what people affected said", "Count a backlog"),
        "Say what took its place",
    },
}
"""Of what the service says is done: so nothing that it waits for."""


@pytest.mark.parametrize("role", OFFERED)
def test_each_is_offered_what_they_may_do(ashgate: Ashgate, role: Role) -> None:
    client, acts = ashgate.client(role), {"Say what it waits for"}.union(*OFFERED.values())
    found = links(client.get(address(ashgate.commitment())))
    assert set(found) & acts == OFFERED[role]
    assert {words: client.get(found[words]).status_code for words in OFFERED[role]} == dict.fromkeys(OFFERED[role], 200)
    unsettled = links(client.get(address(ashgate.commitment(FORUM))))
    assert ("Say what it waits for" in unsettled) == ("Count a backlog" in OFFERED[role])


def test_a_verifier_who_reported_is_not_offered_to_verify(ashgate: Ashgate) -> None:
    verifier = ashgate.estate.person(Role.VERIFIER)
    on, made = ashgate.estate.now.date(), ashgate.commitment()
    report_update(made, said=Reported(ClaimKind.DONE, "Done.", on), by=verifier, at=ashgate.estate.now)
    assert "Verify" not in links(ashgate.client(Role.VERIFIER).get(address(made)))


def test_waiting_counting_and_what_took_its_place(ashgate: Ashgate) -> None:
    made, at, by = ashgate.commitment(), ashgate.estate.now, ashgate.estate.person(Role.PLAN_COORDINATOR)
    on = at.date()
    event = add_event(name="The census is released", place=ashgate.place, expected_words="Spring", by=by, at=at)
    wait_for(ashgate.commitment(TABLES), event=event, since=on, by=by, at=at)
    backlog = add_backlog(made, counted="Reviews overdue", target=5, by=by, at=at)
    add_figure(backlog, on=on, value=12, words="After the summer", by=by, at=at)
    overtake(made, by_commitment=ashgate.commitment(FORUM), words="The forum does it.", said_on=on, by=by, at=at)
    client, day = ashgate.client(), f"{on:%-d %B %Y}"
    page = client.get(address(made))
    assert rows(page, "Reviews overdue: every figure") == [[day, "12", "7", "After the summer"]]
    assert {f"Commitment {ashgate.commitment(FORUM).pk}: {FORUM}", "The forum does it."} <= set(lines(page))
    assert f"Commitment {made.pk}: {ROMA}" in lines(client.get(address(ashgate.commitment(FORUM))))
    waits = lines(client.get(address(ashgate.commitment(TABLES))))
    assert {"Waits for The census is released", f"Since {day}", "Expected: Spring"} <= set(waits)


def test_the_page_asks_the_same_of_the_database_however_much_was_said(ashgate: Ashgate) -> None:
    client = ashgate.client()
    speak(ashgate)
    count_queries(client, address(ashgate.commitment()))
    one = count_queries(client, address(ashgate.commitment()))
    for _ in range(3):
        speak(ashgate)
    assert count_queries(client, address(ashgate.commitment())) == one


def test_one_judgement_of_all_that_answer_a_finding(ashgate: Ashgate) -> None:
    finding = ashgate.finding()
    client = ashgate.client(Role.INSPECTOR)
    page = client.get(reverse("dashboard:finding", args=(finding.pk,)))
    judging = links(page)["Judge this finding"]
    form = {"grade": "good", "words": "Well done.", "review": "Review of 2026"}
    day = {"judged_on-day": "1", "judged_on-month": "11", "judged_on-year": "2026"}
    response = client.post(f"{judging}?scale=hmi_prisons_progress", form | day)
    assert response.headers["Location"] == reverse("dashboard:finding", args=(finding.pk,))
    assert list(Judgement.objects.values_list("commitment__words", "grade")) == [(ROMA, "good"), (FORUM, "good")]
    [row] = rows(client.get(response.headers["Location"]), "What inspectors judged")
    assert row[:3] == ["1 November 2026", "Good progress", "Well done. Review of 2026"]


def test_nothing_was_promised_so_nothing_is_judged(ashgate: Ashgate) -> None:
    judging = reverse("dashboard:judge_finding", args=(ashgate.finding("3").pk,))
    day = {"judged_on-day": "1", "judged_on-month": "11", "judged_on-year": "2026"}
    form = {"grade": "good", "review": "Review of 2026"} | day
    response = ashgate.client(Role.INSPECTOR).post(f"{judging}?scale=hmi_prisons_progress", form)
    assert "There is no commitment to judge." in lines(response)


SPOKEN = {
    "telling": "not_so",
    "words": "Not on C wing.",
    "speaker": "organisation",
    "organisation": "Roma Voices",
    "said_on-day": "1",
    "said_on-month": "11",
    "said_on-year": "2026",
}


def test_a_member_of_an_organisation_speaks_of_what_is_published(ashgate: Ashgate) -> None:
    member = ashgate.client(Role.ORGANISATION_MEMBER)
    speaking = reverse("dashboard:add_voice", args=(ashgate.commitment().pk,))
    assert member.get(speaking).status_code == 404
    edition = ashgate.plan.editions.get()
    publish(edition, by=ashgate.estate.person(Role.PLAN_COORDINATOR), at=ashgate.estate.now)
    response = member.post(speaking, SPOKEN)
    assert response.headers["Location"] == reverse("public:commitment", args=(ashgate.commitment().pk,))
    assert [str(voice) for voice in ashgate.commitment().voices.all()] == ["not_so: Not on C wing."]
    elsewhere = ashgate.client(Role.ORGANISATION_MEMBER, ashgate.estate.brackwater)
    assert [client.get(speaking).status_code for client in (elsewhere, Client())] == [404, 302]


def test_who_sees_all_speaks_of_what_is_not_published(ashgate: Ashgate) -> None:
    speaking = reverse("dashboard:add_voice", args=(ashgate.commitment().pk,))
    asked = [
        ashgate.client(Role.PLAN_COORDINATOR, at).get(speaking).status_code
        for at in (ashgate.estate.service, ashgate.place, ashgate.estate.brackwater)
    ]
    assert asked == [200, 200, 404]


def test_whoever_must_answer_finds_it_at_home(ashgate: Ashgate) -> None:
    speak(ashgate)
    home = ashgate.client(Role.GOVERNOR).get(reverse("dashboard:home"))
    due = f"{Voice.objects.get().answer_by:%-d %B %Y}"
    assert rows(home, "The first to be answered") == [["Not so here", ROMA, due]]
    waiting = ashgate.client(Role.GOVERNOR).get(links(home)["See the voice"])
    assert [row[0] for row in rows(waiting, "Voices")] == ["Not so here"]
    assert rows(ashgate.client(Role.READER).get(reverse("dashboard:home")), "The first to be answered") == []
