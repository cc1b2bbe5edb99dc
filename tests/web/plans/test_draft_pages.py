"""The pages on which a plan is written, cleared and submitted."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from answerable.documents.demonstration import demonstration_plan
from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.estate.models import Body, Place
from answerable.web.estate.types import BodyKind, Role
from answerable.web.plans.models import Draft, Report
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.services.drafting import begin_correction
from answerable.web.plans.types import DraftPurpose, DraftState
from tests.support.web.accepted import accepted, person, place
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.plans.page_reading import downloaded, rows
from tests.web.plans.writing_given import AT, begun, cleared, held_plan, sent_in, written

pytestmark = pytest.mark.django_db
BEGIN = {
    "kind": "inspection",
    "title": "Action plan: fair release",
    "responds_to": "Fair release",
    "inspectorate": "HMI Prisons",
    "report_published": "4 May 2022",
}


@pytest.fixture
def governor(service: Place) -> Person:
    return person(Role.GOVERNOR, service)


def page(route: str, draft: Draft, **keys: object) -> str:
    return reverse(f"plans:{route}", kwargs={"pk": draft.pk, **keys})


def said(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def sent(client: Client, address: str, draft: Draft, **given: object) -> int:
    draft.refresh_from_db()
    return client.post(address, {"version": draft.version, **given}).status_code


def test_a_whole_plan_is_written_on_its_pages(client: Client, prison: Place, governor: Person) -> None:
    begun_at = client.post(reverse("plans:begin_draft"), {**BEGIN, "place": prison.pk})
    draft = Draft.objects.get()
    assert begun_at["Location"] == page("draft", draft)
    assert draft.regime == "hmi_prisons_concerns"
    add = {
        "number": "1",
        "kind": "priority_concern",
        "words": "Reasons are not given.",
        "parts": "for release\nfor work",
    }
    answer = {"response": "We agree that this matters.\n\nWork has begun."}
    action = {"words": "Train all staff.", "owners": "Governor\nHead of Safety", "dates": "March 2027"}
    for address, given in (
        (page("add_draft_finding", draft), add),
        (page("decide_finding", draft, position=1), answer),
        (page("add_draft_action", draft, position=1), action),
    ):
        assert sent(client, address, draft, **given) == 302
    assert "Nothing is missing" in said(client, page("draft", draft))
    assert sent(client, page("move_draft", draft, move="send"), draft) == 302
    assert sent(client_of(governor), page("clear_draft", draft, move="clear"), draft) == 302
    assert sent(client, page("move_draft", draft, move="submit"), draft) == 302
    draft.refresh_from_db()
    [finding] = content_of(draft).findings
    [action_said] = finding.rounds[0].actions
    assert (draft.state, [text.text for text in finding.response]) == (
        DraftState.SUBMITTED,
        ["We agree that this matters.", "Work has begun."],
    )
    assert (action_said.owners, [one.raw.text for one in action_said.targets]) == (
        ("Governor", "Head of Safety"),
        ["March 2027"],
    )
    shown = said(client, reverse("plans:plan", kwargs={"pk": draft.plan_id}))
    assert "HMI Prisons, concerns" in shown
    assert "Correct this plan" in shown


def test_a_report_that_the_register_holds_is_answered_once(client: Client, prison: Place) -> None:
    inspectorate = Body.objects.create(kind=BodyKind.INSPECTORATE, name="HM Inspectorate of Prisons")
    facts = {"title": "Release at Harrow Gate", "place": prison, "published_on": dt.date(2026, 5, 4)}
    report = Report.objects.create(**facts, inspectorate=inspectorate)
    begin = {"kind": "inspection", "title": "Our answer", "place": prison.pk, "report": report.pk}
    assert client.post(reverse("plans:begin_draft"), begin).status_code == 302
    draft = Draft.objects.get()
    content = content_of(draft)
    assert (draft.report, content.responds_to, content.inspectorate, draft.regime) == (
        report,
        "Release at Harrow Gate",
        "HM Inspectorate of Prisons",
        "hmi_prisons_concerns",
    )
    again = client.post(reverse("plans:begin_draft"), begin)
    assert (again.status_code, "has a draft already" in again.content.decode()) == (422, True)
    own = {"kind": "strategy", "title": "Our strategy", "place": prison.pk}
    assert client.post(reverse("plans:begin_draft"), own).status_code == 302
    assert client.post(reverse("plans:begin_draft"), {**own, "kind": "inspection"}).status_code == 422


def test_the_page_says_what_is_missing_and_what_would_be_clearer(
    client: Client, prison: Place, coordinator: Person
) -> None:
    draft = begun(prison, coordinator)
    sent(client, page("add_draft_finding", draft), draft, number="1", words="Say why.")
    sent(client, page("add_draft_action", draft, position=1), draft, words="Explore options.")
    shown = said(client, page("draft", draft))
    for sentence in (
        "Recommendation 1: Say whether it is agreed, partly agreed or not agreed.",
        "Recommendation 1, action 1: Name the owner of this action.",
        "Recommendation 1, action 1: Say by when this action will be done.",
        "“explore” can mean many things. Say what will be done.",
    ):
        assert sentence in shown
    assert "Send to be cleared" not in shown


def test_parts_are_changed_moved_and_removed(client: Client, prison: Place, coordinator: Person) -> None:
    draft = written(prison, coordinator)
    sent(client, page("add_draft_finding", draft), draft, number="2", words="Publish the figures.")
    sent(client, page("draft_finding", draft, position=2), draft, number="2", words="Publish all figures.")
    sent(client, page("move_draft_finding", draft, position=2), draft)
    draft.refresh_from_db()
    assert [finding.text.text for finding in content_of(draft).findings] == [
        "Publish all figures.",
        "Say why, whenever release is refused.",
    ]
    at = {"position": 2, "number": 1, "action": 1}
    sent(
        client,
        page("draft_action", draft, **at),
        draft,
        words="Train 44 officers.",
        owners="Governor",
        dates="May 2027",
    )
    draft.refresh_from_db()
    assert [one.text.text for one in content_of(draft).findings[1].rounds[0].actions] == ["Train 44 officers."]
    sent(client, page("remove_draft_action", draft, **at), draft)
    sent(client, page("remove_draft_finding", draft, position=1), draft)
    draft.refresh_from_db()
    [left] = content_of(draft).findings
    assert (left.number, left.rounds) == ("1", ())


def test_the_front_is_changed(client: Client, prison: Place, coordinator: Person) -> None:
    draft = begun(prison, coordinator)
    front = {**BEGIN, "caveats": "Dates may move.", "ends_on-day": "1", "ends_on-month": "6", "ends_on-year": "2027"}
    assert sent(client, page("draft_front", draft), draft, **front) == 302
    draft.refresh_from_db()
    content = content_of(draft)
    assert (content.inspectorate, draft.regime, str(draft.ends_on)) == (
        "HM Inspectorate of Prisons",
        "hmi_prisons_concerns",
        "2027-06-01",
    )
    assert [caveat.text for caveat in content.caveats] == ["Dates may move."]
    assert sent(client, page("draft_front", draft), draft, **{**front, "report_published": "soon"}) == 422


def test_the_second_writer_sees_that_someone_was_quicker_and_keeps_the_words(
    client: Client, prison: Place, coordinator: Person
) -> None:
    draft = written(prison, coordinator)
    address = page("decide_finding", draft, position=1)
    late = {"version": draft.version - 1, "decision": "partly_agreed", "reasons": ["policy"], "response": "In part."}
    response = client.post(address, late)
    text = response.content.decode()
    assert (response.status_code, "Someone else changed this draft" in text, "In part." in text) == (409, True, True)
    assert f'name="version" value="{draft.version}"' in text
    assert 'value="policy" checked' in text
    draft.refresh_from_db()
    assert content_of(draft).findings[0].decision == "agreed"


def test_what_was_submitted_is_refused_by_every_address_and_kept_in_the_trail(
    client: Client, prison: Place, coordinator: Person, governor: Person
) -> None:
    draft = written(prison, coordinator)
    sent_in(draft, by=coordinator, clearer=governor)
    action = {"position": 1, "number": 1, "action": 1}
    whole_action = {"words": "Nothing.", "owners": "Nobody", "dates": "Never"}
    tried = [
        (page("draft_front", draft), {**BEGIN}),
        (page("add_draft_finding", draft), {"number": "2", "words": "More."}),
        (page("draft_finding", draft, position=1), {"number": "1", "words": "Less."}),
        (page("decide_finding", draft, position=1), {"decision": "not_agreed"}),
        (page("add_draft_action", draft, position=1), whole_action),
        (page("draft_action", draft, **action), whole_action),
        (page("remove_draft_action", draft, **action), {}),
        (page("remove_draft_finding", draft, position=1), {}),
        (page("move_draft_finding", draft, position=1), {}),
        (page("move_draft", draft, move="withdraw"), {}),
    ]
    before = Draft.objects.values().get()
    assert [sent(client, address, draft, **given) for address, given in tried] == [409] * len(tried)
    assert Draft.objects.values().get() == before
    refusals = AuditEntry.objects.filter(act__startswith="refused: ", subject="plans.draft", subject_id=draft.pk)
    assert refusals.count() == len(tried)
    assert client.get(page("draft_front", draft))["Location"] == page("draft", draft)


def test_a_writer_is_refused_to_clear_and_it_is_kept(prison: Place, service: Place, coordinator: Person) -> None:
    both = person(Role.GOVERNOR, service)
    both.grants.create(role=Role.PLAN_COORDINATOR, place=service, since=AT.date())
    draft = written(prison, both)
    client = client_of(both)
    sent(client, page("move_draft", draft, move="send"), draft)
    assert "Clear</" not in said(client, page("draft", draft))
    assert sent(client, page("clear_draft", draft, move="clear"), draft) == 409
    assert AuditEntry.objects.filter(act="refused: move of a draft (clear)").count() == 1
    assert coordinator.pk


def test_who_clears_sees_what_waits_on_the_home_page(
    client: Client, prison: Place, coordinator: Person, governor: Person
) -> None:
    draft = written(prison, coordinator)
    clearer = client_of(governor)
    assert "No plan that somebody else wrote waits" in said(clearer, "/")
    sent(client, page("move_draft", draft, move="send"), draft)
    assert page("draft", draft) in said(clearer, "/")


def test_it_is_sent_back_with_a_reason(client: Client, prison: Place, coordinator: Person, governor: Person) -> None:
    draft = written(prison, coordinator)
    sent(client, page("move_draft", draft, move="send"), draft)
    clearer, address = client_of(governor), page("clear_draft", draft, move="send-back")
    assert sent(clearer, address, draft) == 422
    assert sent(clearer, address, draft, because="Name the team.") == 302
    assert "Name the team." in said(client, page("draft", draft))


def test_only_writers_and_clearers_there_see_a_draft(prison: Place, service: Place, coordinator: Person) -> None:
    draft = written(prison, coordinator)
    elsewhere = place("HMP Elsewhere", service)
    seen = {
        role: client_of(person(role, at)).get(page("draft", draft)).status_code
        for role, at in ((Role.GOVERNOR, prison), (Role.READER, service), (Role.VERIFIER, prison))
    }
    assert seen == {Role.GOVERNOR: 200, Role.READER: 403, Role.VERIFIER: 403}
    for role in (Role.GOVERNOR, Role.PLAN_COORDINATOR):
        assert client_of(person(role, elsewhere)).get(page("draft", draft)).status_code == 404
    assert client_of(person(Role.GOVERNOR, prison)).get(page("draft_front", draft)).status_code == 403


def test_a_plan_is_corrected_from_its_page(client: Client, service: Place, coordinator: Person) -> None:
    plan = accepted(demonstration_plan(), service, coordinator)
    address = reverse("plans:correct_plan", kwargs={"pk": plan.pk})
    first = client.post(address)["Location"]
    assert client.post(address)["Location"] == first
    draft = Draft.objects.get()
    assert draft.purpose == DraftPurpose.CORRECTION
    assert "Nothing is missing" in said(client, page("draft", draft))
    assert "Nothing: every finding" in said(client, page("draft_differences", draft))
    assert "The next edition is being written" in said(client, reverse("plans:plan", kwargs={"pk": plan.pk}))


def test_the_list_shows_filters_and_exports(client: Client, prison: Place, coordinator: Person) -> None:
    written(prison, coordinator)
    address = reverse("plans:drafts")
    [_, row] = rows(downloaded(client, f"{address}?format=csv"))
    assert row[:4] == ["Action plan: fair release at Stonebeck", "A new plan", "HMP Harrow Gate", "Draft"]
    assert "No drafts are like this" in said(client, f"{address}?state=cleared")
    one, three = counts_at_one_and_three(client, address, lambda: written(prison, coordinator))
    assert one == three


def test_a_move_that_is_not_there_is_not_found(client: Client, prison: Place, coordinator: Person) -> None:
    draft = written(prison, coordinator)
    assert client.get(page("move_draft", draft, move="publish")).status_code == 404
    assert client.get(page("move_draft", draft, move="submit"))["Location"] == page("draft", draft)
    assert client.get(page("move_draft", draft, move="clear")).status_code == 404
    assert client.get(page("clear_draft", draft, move="clear")).status_code == 403
    assert client.get(page("draft_finding", draft, position=9)).status_code == 404


def test_a_draft_that_moved_meanwhile_is_shown_anew(
    client: Client, prison: Place, coordinator: Person, governor: Person
) -> None:
    plan = held_plan(prison, by=coordinator, clearer=governor)
    draft = cleared(begin_correction(plan, by=coordinator, at=AT), by=coordinator, clearer=governor)
    response = client.post(page("move_draft", draft, move="take-back"), {"version": draft.version - 1}, follow=True)
    assert "Someone changed this while you looked at it" in response.content.decode()
