"""People affected say how it is for them, and a named post answers."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, OwnerName, Voice
from answerable.web.commitments.queries import voices_to_answer
from answerable.web.commitments.services import (
    add_voice,
    answer_voice,
    confirm_owner,
    name_answerer,
    withhold_voice,
)
from answerable.web.commitments.types import Speaker, Telling
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.notices.models import Notice
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, ON, promise

WORDS = "Doors are locked at five."


@pytest.fixture
def made(estate: Estate) -> Commitment:
    """Owned by the Governor, which is confirmed."""
    made = promise(estate, owners=("Governor",))
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=made.recorded_by, at=AT)
    return made


def speak(commitment: Commitment, by: Person, words: str = WORDS, on: dt.date = ON) -> Voice:
    return add_voice(commitment, speaker=Speaker.GROUP, telling=Telling.NOT_SO, words=words, said_on=on, by=by, at=AT)


def test_the_confirmed_owner_must_answer_in_28_days_and_is_told(estate: Estate, made: Commitment) -> None:
    voice = speak(made, estate.person(Role.EQUALITY_LEAD))
    assert (str(voice.to_answer), voice.answer_by) == ("Governor", dt.date(2026, 7, 13))
    assert list(Notice.objects.values_list("person__name", "kind", "title", "path")) == [
        (
            *("Ashgate Governor or director", "voice", "Answer what people affected say, by 13 July 2026"),
            reverse("commitments:voice", args=(voice.pk,)),
        )
    ]
    assert [entry.act for entry in Entry.objects.order_by("-pk")[:2]] == ["answerer named", "voice recorded"]


def test_where_no_owner_is_confirmed_a_coordinator_names_who_must_answer(estate: Estate) -> None:
    voice = speak(promise(estate, owners=("Somebody",)), estate.person(Role.EQUALITY_LEAD))
    head = estate.post("Head of Safety", holder=estate.person(Role.COMMITMENT_OWNER))
    coordinator = estate.person(Role.PLAN_COORDINATOR)
    assert list(voices_to_answer(viewer_of(coordinator, on=ON))) == [voice]
    assert not voices_to_answer(viewer_of(estate.person(Role.COMMITMENT_OWNER, estate.brackwater), on=ON))
    name_answerer(voice, post=head, answer_by=dt.date(2026, 7, 1), by=coordinator, at=AT)
    voice.refresh_from_db()
    assert (voice.to_answer, voice.answer_by) == (head, dt.date(2026, 7, 1))
    assert list(voices_to_answer(viewer_of(estate.person(Role.COMMITMENT_OWNER), on=ON))) == [voice]


def test_an_answer_stands_beside_it_and_more_may_be_added(estate: Estate, made: Commitment) -> None:
    voice = speak(made, estate.person(Role.EQUALITY_LEAD))
    for words in ("We open at six.", "We now open at seven."):
        answer_voice(voice, words=words, by=estate.person(Role.GOVERNOR), at=AT)
    assert list(voice.answers.values_list("words", "post__title")) == [
        ("We open at six.", "Governor"),
        ("We now open at seven.", "Governor"),
    ]
    assert not voices_to_answer(viewer_of(estate.person(Role.GOVERNOR), on=ON))


def test_whoever_holds_the_post_may_answer_whatever_their_role(estate: Estate) -> None:
    voice = speak(promise(estate), estate.person(Role.EQUALITY_LEAD))
    reader = estate.person(Role.READER)
    name_answerer(voice, post=estate.post("Librarian", holder=reader), by=estate.person(Role.GOVERNOR), at=AT)
    assert answer_voice(voice, words="We will open.", by=reader, at=AT).recorded_by == reader


@pytest.mark.parametrize("role", [Role.READER, Role.VERIFIER, Role.EQUALITY_LEAD])
def test_nobody_else_may_answer(estate: Estate, made: Commitment, role: Role) -> None:
    voice = speak(made, estate.person(Role.EQUALITY_LEAD))
    with pytest.raises(RefusedError, match="Only the holder of the post that must answer"):
        answer_voice(voice, words="No.", by=estate.person(role), at=AT)


def test_what_is_refused(estate: Estate, made: Commitment) -> None:
    by = estate.person(Role.PLAN_COORDINATOR)
    unnamed = speak(promise(estate), by)
    said = []
    for act in (
        lambda: answer_voice(unnamed, words="Yes.", by=by, at=AT),
        lambda: name_answerer(unnamed, post=estate.post("Chaplain"), answer_by=dt.date(2026, 6, 14), by=by, at=AT),
        lambda: speak(made, by, on=dt.date(2026, 6, 16)),
        lambda: add_voice(made, speaker=Speaker.ORGANISATION, telling=Telling.SO, words="", said_on=ON, by=by, at=AT),
        lambda: withhold_voice(unnamed, because=" ", by=by, at=AT),
    ):
        with pytest.raises(RefusedError) as refused:
            act()
        said.append(str(refused.value))
    assert said == [
        "Nobody is named to answer this yet. First name the post that must answer.",
        "The day to answer by has passed. Enter today or a later day.",
        "The day is still to come. Enter today or a day before it.",
        "Enter the name of the organisation.",
        "Enter why the words are withheld.",
    ]


def test_withheld_words_leave_that_when_and_why_and_end_it(estate: Estate, made: Commitment) -> None:
    by = estate.person(Role.PLAN_COORDINATOR)
    voice = speak(made, by)
    withhold_voice(voice, because="It named a person.", by=by, at=AT)
    for page in (reverse("commitments:voice", args=(voice.pk,)), reverse("dashboard:commitment", args=(made.pk,))):
        shown = client_of(by).get(page).content.decode()
        assert ("Withheld: It named a person." in shown, WORDS in shown) == (True, False)
    with pytest.raises(RefusedError, match="The words of this voice were withheld"):
        answer_voice(voice, words="Yes.", by=by, at=AT)


def test_what_was_said_is_never_changed(estate: Estate, made: Commitment) -> None:
    speak(made, estate.person(Role.EQUALITY_LEAD))
    with pytest.raises(DatabaseError), transaction.atomic():
        Voice.objects.update(words="All is well.")


def test_a_reader_who_tries_to_answer_is_told_and_the_trail_keeps_it(estate: Estate, made: Commitment) -> None:
    voice = speak(made, estate.person(Role.EQUALITY_LEAD))
    address = reverse("commitments:voice", args=(voice.pk,))
    response = client_of(estate.person(Role.READER)).post(address, {"words": "All is well."})
    assert "Only the holder of the post that must answer" in response.content.decode()
    assert (Entry.objects.latest("pk").act, voice.answers.count()) == ("refused: answer to a voice", 0)


def test_the_pages_of_a_voice(estate: Estate, made: Commitment) -> None:
    voice = speak(made, estate.person(Role.EQUALITY_LEAD))
    head = estate.post("Head of Safety")
    coordinator = client_of(estate.person(Role.PLAN_COORDINATOR))
    day = {"answer_by-day": "1", "answer_by-month": "1", "answer_by-year": "2199"}
    coordinator.post(reverse("commitments:name_answerer", args=(voice.pk,)), {"post": head.pk, **day})
    coordinator.post(reverse("commitments:voice", args=(voice.pk,)), {"words": "We will look."})
    coordinator.post(reverse("commitments:withhold_voice", args=(voice.pk,)), {"because": "It named a person."})
    voice.refresh_from_db()
    assert (voice.to_answer, voice.answer_by) == (head, dt.date(2199, 1, 1))
    assert [answer.words for answer in voice.answers.all()] == ["We will look."]
    assert voice.withheld_because == "It named a person."


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_and_withhold_at_once_take_turns(estate: Estate, made: Commitment) -> None:
    by = estate.person(Role.PLAN_COORDINATOR)
    voice = speak(made, by)

    def tried(act: str) -> str:
        try:
            held = Voice.objects.get(pk=voice.pk)
            if act == "answer":
                answer_voice(held, words="Yes.", by=by, at=AT)
            else:
                withhold_voice(held, because="It named a person.", by=by, at=AT)
        except RefusedError:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        told = dict(zip(("answer", "withhold"), pool.map(tried, ("answer", "withhold")), strict=True))
    assert told["withhold"] == "done"
    assert voice.answers.count() == (told["answer"] == "done")
