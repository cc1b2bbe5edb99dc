"""The pages of bringing and reviewing, as a plan coordinator finds them."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from answerable.documents.plan import Plan
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import Change, Document, Import
from answerable.web.plans.queries.imports import review_of
from answerable.web.plans.types import ImportState
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.plans.bringing_given import Given, bring_file, bring_in_review, given, make_person, plan_file, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Given:
    return given()


@pytest.fixture
def client(place: Given) -> Client:
    return client_of(place.coordinator)


@pytest.fixture
def brought(place: Given) -> Import:
    return bring_in_review(place)


def page(name: str, pk: int | None = None, **at: object) -> str:
    return reverse(f"plans:{name}", kwargs=at | ({"pk": pk} if pk else {}))


def upload(client: Client, place: Place, *files: tuple[str, bytes], **more: str) -> HttpResponse:
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    response: HttpResponse = client.post(page("bring"), {"documents": sent, "place": place.pk, **more})  # type: ignore[assignment]
    return response


def plan_of(brought: Import) -> Plan:
    return review_of(Import.objects.get(pk=brought.pk)).plan


class TestBringing:
    @pytest.mark.django_db(transaction=True)
    def test_one_file_leads_to_its_page_and_is_read(self, client: Client, place: Given) -> None:
        response = upload(client, place.prison, ("plan.html", plan_file().read()))
        brought = Import.objects.get()
        assert (response.status_code, response.headers["Location"]) == (302, page("import", brought.pk))
        waiting = client.get(page("import", brought.pk))
        assert waiting.headers["Refresh"] == "2"
        assert b"This document is the next to be read." in waiting.content
        work()
        done = client.get(page("import", brought.pk))
        assert "Refresh" not in done.headers
        assert b"0 of 9 doubts are settled" in done.content

    def test_several_files_lead_to_the_list(self, client: Client, place: Given) -> None:
        response = upload(client, place.prison, ("a.txt", b"one"), ("b.txt", b"two"))
        assert (response.headers["Location"], Import.objects.count()) == (page("imports"), 2)
        last = Import.objects.order_by("pk").last()
        assert last is not None
        assert b"1 document is read before this one." in client.get(page("import", last.pk)).content

    def test_pasted_words_become_a_text_file(self, client: Client, place: Given) -> None:
        client.post(page("bring"), {"words": "Recommendation 1", "name": "HMP Stonebeck", "place": place.prison.pk})
        client.post(page("bring"), {"words": "Recommendation 2", "place": place.prison.pk})
        first, second = Document.objects.order_by("pk")
        assert first.name == "HMP Stonebeck.txt"
        assert second.name.startswith("Pasted text of ")

    @pytest.mark.parametrize(
        ("files", "words", "said"),
        [
            ([], "", "Choose a file, or paste the words of a plan"),
            ([("a.txt", b"x")], "y", "Upload files or paste words, not both at once"),
            ([("a.txt", b"")], "", "a.txt is empty"),
        ],
    )
    def test_what_is_wrong_is_said(
        self, client: Client, place: Given, files: list[tuple[str, bytes]], words: str, said: str
    ) -> None:
        response = upload(client, place.prison, *files, words=words)
        assert response.status_code == 422
        assert "<title>Error: Bring a plan" in response.content.decode()
        assert (said in response.content.decode(), Import.objects.count()) == (True, 0)

    def test_a_file_that_is_held_leads_to_what_is_held(self, client: Client, place: Given, brought: Import) -> None:
        response = upload(client, place.prison, ("again.html", plan_file().read()))
        assert response.headers["Location"] == page("import", brought.pk)
        assert "is held already" in client.get(response.headers["Location"]).content.decode()

    def test_a_file_held_for_another_place_says_whom_to_ask(self, place: Given, brought: Import) -> None:
        response = upload(client_of(place.elsewhere), place.other, ("plan.html", plan_file().read()))
        assert response.status_code == 422
        assert "for a place that you do not see" in response.content.decode()
        assert "Ask Ada Marsh, who brought it." in response.content.decode()
        assert (str(brought) in response.content.decode(), Import.objects.count()) == (False, 1)

    def test_each_of_several_files_has_its_outcome(self, client: Client, place: Given, brought: Import) -> None:
        response = upload(client, place.prison, ("again.html", plan_file().read()), ("new.txt", b"words"))
        text = response.content.decode()
        assert (response.status_code, "Held already" in text, "Brought" in text) == (200, True, True)
        assert page("import", brought.pk) in text

    def test_only_places_of_the_viewer_that_are_open_are_offered(self, client: Client, place: Given) -> None:
        text = client.get(page("bring")).content.decode()
        assert (f'value="{place.prison.pk}" selected' in text, f'value="{place.other.pk}"' in text) == (True, False)
        Place.objects.filter(pk=place.prison.pk).update(closed=dt.date(2026, 1, 1))
        assert f'value="{place.prison.pk}"' not in client.get(page("bring")).content.decode()
        assert upload(client, place.prison, ("a.txt", b"x")).status_code == 422


class TestWhoSees:
    def test_others_find_nothing(self, place: Given, brought: Import) -> None:
        other = client_of(place.elsewhere)
        names = ("import", "import_place", "review_part", "review_leftovers", "review_changes", "withdraw")
        assert {other.get(page(name, brought.pk)).status_code for name in names} == {404}
        assert {other.post(page(name, brought.pk)).status_code for name in ("accept", "undo_change", "withdraw")} == {
            404
        }
        assert other.get(page("original", brought.document_id)).status_code == 404

    def test_a_reader_may_not_bring(self, place: Given, brought: Import) -> None:
        reader = client_of(make_person("c@example.org", "Cai", Role.READER, place.prison))
        assert {reader.get(page(name)).status_code for name in ("imports", "bring")} == {403}
        assert reader.get(page("original", brought.document_id)).status_code == 404

    def test_the_file_is_saved_and_never_shown(self, client: Client, brought: Import) -> None:
        response = client.get(page("original", brought.document_id))
        assert response.headers["Content-Disposition"] == 'attachment; filename="plan.html"'
        assert b"".join(response.streaming_content) == plan_file().read()  # type: ignore[attr-defined]

    def test_the_list_asks_as_much_of_the_database_for_three_as_for_one(self, client: Client, place: Given) -> None:
        numbers = iter(range(3))

        def add() -> None:
            bring_file(place, ContentFile(b"%d" % next(numbers)), "plan.txt")

        one, three = counts_at_one_and_three(client, page("imports"), add)
        assert one == three

    def test_an_exported_list_is_safe(self, client: Client, place: Given) -> None:
        bring_file(place, ContentFile(b"x"), "=cmd.txt")
        lines = b"".join(client.get(page("imports") + "?format=csv").streaming_content).decode().splitlines()  # type: ignore[attr-defined]
        assert lines[1].startswith("'=cmd.txt,Stonebeck,Waiting to be read,")


class TestSettling:
    def test_owners_are_chosen_in_order_and_the_next_doubt_follows(self, client: Client, brought: Import) -> None:
        address = page("review_doubts", brought.pk, code="owners_uncertain")
        text = client.get(address).content.decode()
        assert "Which owners belong to which action?" in text
        assert "<mark>Head of Learning</mark>" in text
        answer = {"version": "0", "way": "answer", "owners-0": "0", "owners-1": "1", "owners-2": ["0", "1"]}
        assert client.post(address, answer).headers["Location"] == f"{address}?doubt=1"
        actions = plan_of(brought).findings[2].rounds[0].actions
        assert [one.owners for one in actions] == [
            ("Head of Learning",),
            ("Head of Health",),
            ("Head of Learning", "Head of Health"),
        ]

    def test_choosing_owners_and_dates_settles_both_doubts(self, client: Client, brought: Import) -> None:
        address = page("review_doubts", brought.pk, code="owners_uncertain") + "?doubt=1"
        answer = {"version": "0", "way": "answer", "owners-0": "0", "owners-1": "1", "targets-0": "0", "targets-1": "2"}
        assert client.post(address, answer).status_code == 302
        assert Change.objects.get().doubts == [1, 2]

    def test_one_answer_serves_all_of_a_kind(self, client: Client, brought: Import) -> None:
        address = page("review_doubts", brought.pk, code="no_target")
        response = client.post(address, {"version": "0", "way": "leave-all"}, follow=True)
        assert response.redirect_chain == [(page("import", brought.pk), 302)]
        assert "No date given: all settled. 6 doubts left." in response.content.decode()

    def test_an_owner_is_written(self, client: Client, brought: Import) -> None:
        address = page("review_doubts", brought.pk, code="no_owner")
        client.post(address, {"version": "0", "way": "answer", "words": "Head of Works"})
        assert plan_of(brought).findings[5].rounds[0].actions[0].owners == ("Head of Works",)
        assert Change.objects.get().doubts == [3]

    def test_a_lost_version_is_said(self, client: Client, brought: Import) -> None:
        address = page("review_doubts", brought.pk, code="no_owner")
        response = client.post(address, {"version": "old", "way": "leave"})
        assert (response.status_code, Change.objects.count()) == (422, 0)

    def test_a_kind_with_nothing_open_leads_back(self, client: Client, brought: Import) -> None:
        response = client.get(page("review_doubts", brought.pk, code="orphan"))
        assert response.headers["Location"] == page("import", brought.pk)


class TestParts:
    def test_every_finding_and_action_has_its_page(self, client: Client, brought: Import) -> None:
        for at, finding in enumerate(plan_of(brought).findings, 1):
            assert client.get(page("review_finding", brought.pk, position=at)).status_code == 200
            for number, _ in enumerate(finding.rounds[0].actions if finding.rounds else (), 1):
                one = page("review_action", brought.pk, position=at, number=1, action=number)
                assert client.get(one).status_code == 200
        assert client.get(page("review_finding", brought.pk, position=99)).status_code == 404
        assert client.get(page("review_leftovers", brought.pk)).status_code == 200

    def test_a_field_is_changed_beside_what_was_read(self, client: Client, brought: Import) -> None:
        address = page("review_part", brought.pk) + "?at=/findings/0/text"
        assert "One owner and one date serve all." in client.get(address).content.decode()
        client.post(address, {"version": "0", "words": "One of each serves all."})
        text = client.get(page("review_finding", brought.pk, position=1)).content.decode()
        assert "<del>One owner and one date serve all.</del>" in text
        assert "<ins>One of each serves all.</ins>" in text
        assert "Ada Marsh, " in text

    def test_what_cannot_be_is_said_beside_the_field(self, client: Client, brought: Import) -> None:
        address = page("review_part", brought.pk) + "?at=/title"
        response = client.post(address, {"version": "0", "words": " "})
        assert (response.status_code, b"this cannot be left empty" in response.content) == (422, True)
        assert client.get(page("review_part", brought.pk) + "?at=/file/name").status_code == 404

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ({"way": "split", "beginning": "be hired"}, ["A tutor will", "be hired.", "Books will be bought."]),
            ({"way": "join"}, ["A tutor will be hired. Books will be bought.", "A class will begin."]),
            ({"way": "move", "goal": "1-0"}, ["Books will be bought.", "A class will begin."]),
            ({"way": "explain"}, ["Books will be bought.", "A class will begin."]),
        ],
    )
    def test_an_action_is_put_right(
        self, client: Client, brought: Import, answer: dict[str, str], words: list[str]
    ) -> None:
        address = page("review_action", brought.pk, position=1, number=1, action=1)
        assert client.post(address, {"version": "0", **answer}).status_code == 302
        actions = plan_of(brought).findings[0].rounds[0].actions
        assert [one.text.text for one in actions][: len(words)] == words

    def test_a_split_at_no_place_is_refused(self, client: Client, brought: Import) -> None:
        address = page("review_action", brought.pk, position=1, number=1, action=1)
        response = client.post(address, {"version": "0", "way": "split", "beginning": "nowhere"})
        assert (response.status_code, Change.objects.count()) == (422, 0)

    def test_the_last_change_is_undone(self, client: Client, brought: Import) -> None:
        client.post(page("review_part", brought.pk) + "?at=/title", {"version": "0", "words": "Another title"})
        assert client.get(page("review_changes", brought.pk)).content.decode().count("Another title") == 2
        client.post(page("undo_change", brought.pk), {"version": "1"})
        assert plan_of(brought) == review_of(brought).read


class TestTwoPeople:
    def test_the_second_is_shown_both_and_can_still_save(self, place: Given, client: Client, brought: Import) -> None:
        other = make_person("d@example.org", "Dee Lund", Role.PLAN_COORDINATOR, place.service)
        address = page("review_part", brought.pk) + "?at=/title"
        client_of(other).post(address, {"version": "0", "words": "Their title"})
        response = client.post(address, {"version": "0", "words": "My title"})
        text = response.content.decode()
        assert (response.status_code, "Dee Lund" in text, "Their title" in text, "My title" in text) == (
            409,
            *[True] * 3,
        )
        assert plan_of(brought).title == "Their title"
        client.post(address, {"version": "1", "words": "My title"})
        assert plan_of(brought).title == "My title"

    def test_nobody_accepts_over_anothers_head(self, place: Given, client: Client, brought: Import) -> None:
        client_of(place.coordinator).post(
            page("review_part", brought.pk) + "?at=/title", {"version": "0", "words": "Their title"}
        )
        response = client.post(page("accept", brought.pk), {"version": "0", "leave": "on"})
        assert (response.status_code, "Their title" in response.content.decode()) == (409, True)
        assert Import.objects.get().state == ImportState.IN_REVIEW


class TestAccepting:
    def test_open_doubts_are_accepted_in_so_many_words(self, client: Client, brought: Import) -> None:
        refused = client.post(page("accept", brought.pk), {"version": "0"})
        assert (refused.status_code, b"Settle the 9 open doubts, or tick" in refused.content) == (422, True)
        response = client.post(page("accept", brought.pk), {"version": "0", "leave": "on"})
        accepted = Import.objects.get()
        assert accepted.state == ImportState.ACCEPTED
        assert response.headers["Location"] == page("plan", accepted.edition.plan_id)  # type: ignore[union-attr]
        again = client.post(page("accept", brought.pk), {"version": "0", "leave": "on"})
        assert again.headers["Location"] == page("import", brought.pk)
        assert b"The plan in the register" in client.get(page("import", brought.pk)).content

    def test_a_place_that_closed_meanwhile_is_said_and_keeps_nothing_out(
        self, place: Given, client: Client, brought: Import
    ) -> None:
        Place.objects.filter(pk=place.prison.pk).update(closed=dt.date(2026, 1, 1))
        assert b"Stonebeck has closed" in client.get(page("import", brought.pk)).content
        assert client.post(page("accept", brought.pk), {"version": "0", "leave": "on"}).status_code == 302

    def test_a_later_version_is_offered_as_a_next_round(self, client: Client, place: Given, brought: Import) -> None:
        client.post(page("accept", brought.pk), {"version": "0", "leave": "on"})
        later = bring_in_review(place, ContentFile(plan_file().read() + b"\n<!-- later -->"), "later.html")
        assert later.next_round_of is not None
        text = client.get(page("import", later.pk)).content.decode()
        assert "A later version of" in text
        refused = client.post(page("accept", later.pk), {"version": "0", "leave": "on"})
        assert refused.status_code == 422
        client.post(page("accept", later.pk), {"version": "0", "leave": "on", "edition": "next"})
        later.refresh_from_db()
        assert later.edition is not None
        assert (later.edition.number, later.edition.plan) == (2, later.next_round_of)

    def test_the_place_is_changed_by_who_may(self, place: Given, client: Client, brought: Import) -> None:
        Grant.objects.create(
            person=place.coordinator, role=Role.PLAN_COORDINATOR, place=place.other, since=dt.date(2020, 1, 1)
        )
        assert client.get(page("import_place", brought.pk)).status_code == 200
        client.post(page("import_place", brought.pk), {"version": "0", "place": place.other.pk})
        assert Import.objects.get().place == place.other


def test_a_script_in_a_document_is_words(place: Given, client: Client) -> None:
    data = (
        plan_file().read().replace(b"A tutor will be hired.", b"&lt;script&gt;alert(1)&lt;/script&gt; will be hired.")
    )
    brought = bring_in_review(place, ContentFile(data), "<script>.html")
    text = client.get(page("review_finding", brought.pk, position=1)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


@pytest.mark.django_db(transaction=True)
def test_what_failed_says_what_to_do(place: Given, client: Client) -> None:
    brought = bring_file(place, ContentFile(b"Dear all."), "letter.txt")
    work()
    brought.refresh_from_db()
    text = client.get(page("import", brought.pk)).content.decode()
    assert all(words in text for words in ("What happened", brought.failure[:40], "What was kept", "What to do"))
    client.post(page("read_again", brought.pk))
    assert Import.objects.get().state == ImportState.QUEUED
    client.post(page("withdraw", brought.pk))
    assert b"This document was withdrawn" in client.get(page("import", brought.pk)).content
