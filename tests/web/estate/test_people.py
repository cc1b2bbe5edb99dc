"""Roles: given at a place, reaching below it, ending on a day; and what each viewer sees of people."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.management import CommandError, call_command
from django.http import Http404
from pytest_django import DjangoCaptureOnCommitCallbacks

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry
from answerable.web.audit.queries import Filters
from answerable.web.audit.services import record, verify
from answerable.web.estate import queries
from answerable.web.estate.clock import today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.services.people import end_role, give_role, invite
from answerable.web.estate.services.places import move_place
from answerable.web.estate.services.posts import hand_over
from answerable.web.estate.types import Capability, Role
from answerable.web.estate.viewers import NOBODY
from tests.web.estate.conftest import Estate
from tests.web.estate.making import AT, TODAY, make_person, make_post, seen_by

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
BEYOND = "You can give and end roles only at places that your own role as administrator reaches."


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        act()
    return str(refused.value)


@pytest.fixture
def chief(estate: Estate) -> Person:
    return make_person("Chief Admin", role=Role.ADMINISTRATOR, place=estate.service)


@pytest.fixture
def northern(estate: Estate) -> Person:
    return make_person("North Admin", role=Role.ADMINISTRATOR, place=estate.north)


def seen_places(person: Person, *, on: dt.date = TODAY) -> set[str]:
    return {place.name for place in queries.places(seen_by(person, on=on))}


def test_nobody_sees_nothing(estate: Estate) -> None:
    assert queries.viewer_of(AnonymousUser(), on=TODAY) == NOBODY
    assert (list(queries.places(NOBODY)), list(queries.posts(NOBODY, on=TODAY))) == ([], [])
    assert estate.service in Place.objects.all()


def test_someone_without_a_role_sees_nothing(estate: Estate) -> None:
    make_post("Governor", estate.ashby)
    viewer = seen_by(make_person())
    assert (list(queries.places(viewer)), list(queries.posts(viewer, on=TODAY))) == ([], [])


def test_a_role_reaches_below_its_place_and_sees_what_is_above(estate: Estate) -> None:
    assert seen_places(make_person("Ada Marsh", role=Role.READER, place=estate.north)) == {
        "The service",
        "North",
        "Ashby",
        "Birchwood",
    }
    assert seen_places(make_person("Ben Reed", role=Role.COMMITMENT_OWNER, place=estate.ashby)) == {
        "The service",
        "North",
        "Ashby",
    }


def test_what_a_viewer_may_not_see_is_not_found(estate: Estate) -> None:
    viewer = seen_by(make_person(role=Role.COMMITMENT_OWNER, place=estate.ashby))
    assert queries.place_for(viewer, estate.ashby.pk) == estate.ashby
    with pytest.raises(Http404):
        queries.place_for(viewer, estate.cole.pk)
    with pytest.raises(Http404):
        queries.post_for(viewer, make_post("Governor", estate.cole).pk)


def test_a_role_holds_from_its_day_until_another(estate: Estate) -> None:
    ada = make_person()
    grant = give_role(person=ada, role=Role.READER, place=estate.ashby, on=TODAY, by=None, at=AT)
    end_role(grant, on=TOMORROW, by=None, at=AT)
    days = [bool(seen_places(ada, on=day)) for day in (YESTERDAY, TODAY, TOMORROW)]
    assert days == [False, True, False]


def test_a_role_moves_with_its_place(estate: Estate) -> None:
    ada = make_person(role=Role.READER, place=estate.south)
    move_place(estate.north, below=estate.south, by=None, at=AT)
    assert seen_places(ada) == {"The service", "South", "Cole", "North", "Ashby", "Birchwood"}
    estate.ashby.refresh_from_db()
    ids = (estate.service.pk, estate.south.pk, estate.north.pk, estate.ashby.pk)
    assert estate.ashby.path == "".join(f"{pk}." for pk in ids)


def test_a_place_that_closed_is_found_but_not_chosen(estate: Estate, northern: Person) -> None:
    Place.objects.filter(pk=estate.ashby.pk).update(closed=TODAY)
    viewer = seen_by(northern)
    assert estate.ashby in queries.places(viewer, words="ashby")
    assert [
        {place.name for place in queries.choosable_places(viewer, Capability.MANAGE_POSTS, on=day)}
        for day in (YESTERDAY, TODAY)
    ] == [{"North", "Ashby", "Birchwood"}, {"North", "Birchwood"}]
    estate.ashby.refresh_from_db()
    said = refusal(lambda: give_role(person=northern, role=Role.READER, place=estate.ashby, on=TODAY, by=None, at=AT))
    assert said == "Ashby has closed, so nobody can be given a role there."


def test_an_administrator_gives_roles_within_reach_only(estate: Estate, northern: Person) -> None:
    ada = make_person()
    grant = give_role(person=ada, role=Role.GOVERNOR, place=estate.ashby, on=TODAY, by=northern, at=AT)
    assert (grant.given_by, seen_by(ada).may_at(Capability.MANAGE_POSTS, estate.ashby.path)) == (northern, True)
    beyond = [
        refusal(partial(give_role, person=ada, role=Role.READER, place=place, on=TODAY, by=northern, at=AT))
        for place in (estate.service, estate.south, estate.cole)
    ]
    reader = make_person("Ben Reed", role=Role.READER, place=estate.service)
    beyond.append(
        refusal(lambda: give_role(person=ada, role=Role.READER, place=estate.ashby, on=TODAY, by=reader, at=AT))
    )
    assert beyond == [BEYOND] * 4
    assert Grant.objects.filter(person=ada).count() == 1


def test_a_role_is_held_once(estate: Estate, chief: Person) -> None:
    ada = make_person(role=Role.READER, place=estate.ashby)
    said = refusal(lambda: give_role(person=ada, role=Role.READER, place=estate.ashby, on=TODAY, by=chief, at=AT))
    assert said == "Ada Marsh already has the role Reader at Ashby."


def test_a_closed_account_gets_no_role(estate: Estate, chief: Person) -> None:
    ada = make_person()
    ada.is_active = False
    said = refusal(lambda: give_role(person=ada, role=Role.READER, place=estate.ashby, on=TODAY, by=chief, at=AT))
    assert said == "The account of Ada Marsh is closed. Choose another person."


def test_roles_beyond_reach_are_not_ended(chief: Person, northern: Person) -> None:
    assert refusal(lambda: end_role(chief.grants.get(), on=TODAY, by=northern, at=AT)) == BEYOND
    end_role(northern.grants.get(), on=TODAY, by=chief, at=AT)
    assert northern.grants.get().until == TODAY
    said = refusal(lambda: end_role(northern.grants.get(), on=TODAY, by=chief, at=AT))
    assert said == "This role has already ended."


def test_the_last_administrator_of_all_stays_until_there_is_another(estate: Estate, chief: Person) -> None:
    said = refusal(lambda: end_role(chief.grants.get(), on=TODAY, by=chief, at=AT))
    assert said == "This is the last administrator of the whole service. Give another person the role first."
    other = make_person()
    give_role(person=other, role=Role.ADMINISTRATOR, place=estate.service, on=TODAY, by=chief, at=AT)
    end_role(chief.grants.get(), on=TODAY, by=other, at=AT)
    assert seen_places(chief) == set()


class TestInviting:
    @staticmethod
    def invite(by: Person, place: Place, email: str = " New.One@Example.org ") -> tuple[Person, bool]:
        return invite(
            email=email,
            name="Nia One",
            role=Role.READER,
            place=place,
            link=lambda person: f"https://register.example/{person.pk}",
            on=TODAY,
            by=by,
            at=AT,
        )

    def test_a_new_person_gets_a_link_by_mail(
        self, estate: Estate, northern: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            person, new = self.invite(northern, estate.ashby)
        assert (person.email, person.name, person.has_usable_password(), new) == (
            "new.one@example.org",
            "Nia One",
            False,
            True,
        )
        [sent] = mail.outbox
        assert (sent.to, sent.subject) == (["new.one@example.org"], "Your account on Answerable")
        assert f"https://register.example/{person.pk}\n" in sent.body
        assert "North Admin has given you an account" in sent.body
        acts = list(Entry.objects.values_list("act", "by"))
        assert (acts, verify().whole) == ([("person added", northern.pk), ("role given", northern.pk)], True)

    def test_someone_with_an_account_gets_the_role(self, estate: Estate, northern: Person) -> None:
        ada = make_person()
        assert self.invite(northern, estate.ashby, "ADA.marsh@example.org") == (ada, False)
        assert (seen_places(ada), mail.outbox) == ({"The service", "North", "Ashby"}, [])

    def test_beyond_reach_no_account_is_made(self, estate: Estate, northern: Person) -> None:
        assert refusal(lambda: self.invite(northern, estate.cole)) == BEYOND
        assert set(Person.objects.all()) == {northern}


def test_people_are_seen_within_reach(estate: Estate, chief: Person, northern: Person) -> None:
    ada = make_person("Ada Marsh", role=Role.READER, place=estate.ashby)
    ben = make_person("Ben Reed", role=Role.READER, place=estate.cole)
    cy = make_person("Cy Dale")
    hand_over(make_post("Governor", estate.birchwood), to=cy, on=TODAY, by=None, at=AT)
    outside = make_person("Di Gill")
    assert set(queries.people(seen_by(northern), on=TODAY)) == {northern, ada, cy}
    assert set(queries.people(seen_by(chief), on=TODAY)) == {chief, northern, ada, ben, cy, outside}
    assert list(queries.people(seen_by(chief), on=TODAY, words="REED")) == [ben]
    assert queries.person_for(seen_by(northern), ada.pk) == ada
    for person in (ben, outside, chief):
        with pytest.raises(Http404):
            queries.person_for(seen_by(northern), person.pk)
    assert list(queries.people(seen_by(ada), on=TODAY)) == []


def test_of_a_person_only_roles_within_reach_are_shown_save_to_themselves(estate: Estate, northern: Person) -> None:
    ada = make_person("Ada Marsh", role=Role.READER, place=estate.ashby)
    give_role(person=ada, role=Role.AUDITOR, place=estate.cole, on=TODAY, by=None, at=AT)
    assert [grant.place for grant in queries.grants_of(ada, viewer=seen_by(northern))] == [estate.ashby]
    assert {grant.place for grant in queries.grants_of(ada, viewer=seen_by(ada))} == {estate.ashby, estate.cole}


def test_holders_are_chosen_among_people_whose_role_reaches_the_place(estate: Estate, northern: Person) -> None:
    ada = make_person("Ada Marsh", role=Role.GOVERNOR, place=estate.ashby)
    make_person("Ben Reed", role=Role.READER, place=estate.birchwood)
    make_person("Cy Dale", role=Role.READER, place=estate.cole)
    assert list(queries.choosable_people(seen_by(northern), estate.ashby, on=TODAY)) == [ada, northern]
    assert list(queries.choosable_people(seen_by(ada), estate.cole, on=TODAY)) == []


def test_the_trail_is_seen_within_reach(estate: Estate, chief: Person, northern: Person) -> None:
    for place in (estate.ashby, estate.cole, estate.service):
        record(act="post added", subject=make_post("Governor", place), by=northern, at=AT)
    record(act="person added", subject=chief, by=None, at=AT)
    assert [entry.number for entry in queries.audit_entries(seen_by(northern), Filters())] == [1]
    assert [entry.number for entry in queries.audit_entries(seen_by(chief), Filters())] == [1, 2, 3, 4]
    assert [entry.number for entry in queries.audit_entries(seen_by(chief), Filters(), who="north")] == [1, 2, 3]
    assert queries.audit_acts(seen_by(northern)) == ["post added"]
    reader = make_person("Ada Marsh", role=Role.READER, place=estate.service)
    assert list(queries.audit_entries(seen_by(reader), Filters())) == []


def test_the_first_administrator_comes_from_a_command(estate: Estate, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("add_administrator", "First@example.org", "Fay First")
    person = Person.objects.get()
    assert (person.email, seen_by(person, on=today()).sees_all) == ("first@example.org", True)
    assert capsys.readouterr().out == "Fay First can set a password on the page where one signs in.\n"
    with pytest.raises(CommandError, match="Fay First already has the role Administrator at The service"):
        call_command("add_administrator", "first@example.org", "Fay First")
    assert estate.service.grants.count() == 1


def test_words_of_an_entry_are_taken_out_by_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    ada = make_person()
    record(act="person added", subject=ada, by=None, at=AT, name=ada.name)
    call_command("redact_audit", "1", why="Erasure agreed, case 12", by=ada.email)
    assert (capsys.readouterr().out, verify().whole) == ("The words of entry 1 are gone; entry 2 says so.\n", True)
    with pytest.raises(CommandError, match="The words of entry 1 were already taken out"):
        call_command("redact_audit", "1", why="Again", by=ada.email)
