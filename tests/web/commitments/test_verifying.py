"""Someone who never reported on a commitment, and does not own it, verifies it."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, Evidence, OwnerName, Verification
from answerable.web.commitments.services import (
    Saying,
    add_evidence,
    append,
    confirm_owner,
    report_update,
    verify,
    withdraw_update,
)
from answerable.web.commitments.types import ClaimKind, Outcome, Settled
from answerable.web.commitments.updating import Reported
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.services.posts import hand_over, merge_posts
from answerable.web.estate.types import Role
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, ON, promise

OWN = "You reported on this commitment or gave evidence for it, so someone else must verify it."
EARLY = "On that day it could not be so: the commitment was made on 5 January 2026. Enter that day or a later one."
HOLDS = "You hold a post that owns this commitment, so someone else must verify it."


@pytest.fixture
def made(estate: Estate) -> Commitment:
    """Claimed to be done by the coordinator; the Governor is confirmed as its owner."""
    made = promise(estate, owners=("Governor",), due=("Completed",))
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=made.recorded_by, at=AT)
    return made


def look(commitment: Commitment, by: Person, outcome: Outcome = Outcome.DONE, on: dt.date = ON) -> Verification:
    return verify(commitment, outcome=outcome, words="Read the minutes.", looked_on=on, by=by, at=AT)


def refused(commitment: Commitment, by: Person, on: dt.date = ON) -> str:
    with pytest.raises(RefusedError) as said:
        look(commitment, by, on=on)
    assert not Verification.objects.exists()
    return str(said.value)


def test_a_verification_makes_done_of_a_claim(estate: Estate, made: Commitment) -> None:
    assert made.settled == Settled.CLAIMED
    found = look(made, estate.person(Role.VERIFIER))
    made.refresh_from_db()
    assert (made.settled, found.place_id) == (Settled.VERIFIED, estate.ashgate.pk)
    assert Entry.objects.latest("pk").act == "commitment verified"


def test_whoever_finds_it_not_done_opens_it_again(estate: Estate, made: Commitment) -> None:
    look(made, estate.person(Role.VERIFIER), Outcome.NOT_DONE)
    made.refresh_from_db()
    assert made.settled == Settled.OPEN


def test_whoever_claimed_cannot_verify(made: Commitment) -> None:
    assert refused(made, made.recorded_by) == OWN


def test_a_reporter_cannot_verify_even_once_the_report_is_withdrawn(estate: Estate, made: Commitment) -> None:
    by = estate.person(Role.VERIFIER)
    update = report_update(made, said=Reported(ClaimKind.DONE, "Done.", ON), by=by, at=AT)
    withdraw_update(update, by=by, at=AT)
    assert refused(made, by) == OWN


def test_whoever_gave_evidence_cannot_verify(estate: Estate, made: Commitment) -> None:
    by = estate.person(Role.VERIFIER)
    Evidence.objects.create(commitment=made, title="Minutes", effective_on=ON, uploaded_by=by, uploaded_at=AT, size=1)
    assert refused(made, by) == OWN


def test_whoever_answered_on_a_return_sheet_cannot_verify(estate: Estate, made: Commitment) -> None:
    name, verifier, by = OwnerName.objects.get(words="Governor"), estate.person(Role.VERIFIER), made.recorded_by
    assert name.post is not None
    hand_over(name.post, to=verifier, on=ON - dt.timedelta(days=9), by=by, at=AT)
    report_update(made, said=Reported(ClaimKind.DONE, "Done.", ON - dt.timedelta(days=1)), owner=name, by=by, at=AT)
    hand_over(name.post, to=estate.person(Role.GOVERNOR), on=ON, by=by, at=AT)
    assert refused(made, verifier) == OWN


def test_whoever_verified_neither_reports_nor_shows_evidence(estate: Estate, made: Commitment) -> None:
    verifier = estate.person(Role.VERIFIER)
    look(made, verifier)
    with pytest.raises(RefusedError, match="You verified this commitment"):
        report_update(made, said=Reported(ClaimKind.DONE, "Done.", ON - dt.timedelta(days=1)), by=verifier, at=AT)
    facts = {"title": "Minutes", "effective_on": ON - dt.timedelta(days=2), "name": "minutes.txt"}
    with pytest.raises(RefusedError, match="You verified this commitment"):
        add_evidence(commitment=made, content=ContentFile(b"Minutes."), **facts, by=verifier, at=AT)  # type: ignore[arg-type]


def test_whoever_wrote_at_a_claim_before_it_was_submitted_cannot_verify(estate: Estate, made: Commitment) -> None:
    append([Saying(made, ON, claim=ClaimKind.DONE, claim_words="Done.")], by=made.recorded_by, at=AT)
    made.claims.latest("pk").wrote.add(estate.person(Role.VERIFIER))
    assert refused(made, estate.person(Role.VERIFIER)) == OWN


def test_the_holder_of_an_owning_post_cannot_verify(estate: Estate, made: Commitment) -> None:
    assert refused(made, estate.person(Role.GOVERNOR)) == HOLDS


def test_nor_the_holder_of_the_post_that_it_was_merged_into(estate: Estate, made: Commitment) -> None:
    director = estate.post("Director", holder=estate.person(Role.VERIFIER))
    governor = OwnerName.objects.get(words="Governor").post
    assert governor is not None
    merge_posts(governor, into=director, on=ON, by=made.recorded_by, at=AT)
    assert refused(made, estate.person(Role.VERIFIER)) == HOLDS


def test_whoever_handed_the_post_over_without_reporting_may(estate: Estate, made: Commitment) -> None:
    governor = OwnerName.objects.get(words="Governor").post
    assert governor is not None
    hand_over(governor, to=estate.person(Role.COMMITMENT_OWNER), on=ON, by=made.recorded_by, at=AT)
    assert look(made, estate.person(Role.GOVERNOR)).outcome == Outcome.DONE


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (ON + dt.timedelta(days=1), "The day is still to come. Enter today or a day before it."),
        (
            dt.date(2026, 1, 4),
            "On that day it could not be so: the commitment was made on 5 January 2026. Enter that day or a later one.",
        ),
    ],
)
def test_the_day_is_a_real_one(estate: Estate, made: Commitment, day: dt.date, said: str) -> None:
    assert refused(made, estate.person(Role.VERIFIER), day) == said


def test_another_claim_after_not_done_is_a_claim_again(estate: Estate, made: Commitment) -> None:
    look(made, estate.person(Role.VERIFIER), Outcome.NOT_DONE)
    later = AT + dt.timedelta(hours=1)
    append([Saying(made, ON, claim=ClaimKind.DONE, claim_words="Now it is.")], by=made.recorded_by, at=later)
    made.refresh_from_db()
    assert made.settled == Settled.CLAIMED


def form(**changed: str) -> dict[str, str]:
    day = {"looked_on-day": "14", "looked_on-month": "6", "looked_on-year": "2026"}
    return {"outcome": "done", "words": "Read the minutes of May.", **day, **changed}


def page(commitment: Commitment) -> str:
    return reverse("commitments:verify", args=(commitment.pk,))


def test_a_verifier_records_what_was_found(estate: Estate, made: Commitment) -> None:
    response = client_of(estate.person(Role.VERIFIER)).post(page(made), form())
    assert response.headers["Location"] == reverse("dashboard:commitment", args=(made.pk,))
    assert list(Verification.objects.values_list("outcome", "words", "looked_on")) == [
        ("done", "Read the minutes of May.", dt.date(2026, 6, 14))
    ]


def test_a_reporter_who_tries_is_told_and_the_trail_keeps_it(estate: Estate, made: Commitment) -> None:
    verifier = estate.person(Role.VERIFIER)
    report_update(made, said=Reported(ClaimKind.DONE, "Done.", ON), by=verifier, at=AT)
    response = client_of(verifier).post(page(made), form())
    assert OWN in response.content.decode()
    assert not Verification.objects.exists()
    kept = Entry.objects.latest("pk")
    assert (kept.act, kept.subject, kept.subject_id, kept.by) == (
        *("refused: verification", "commitments.commitment", made.pk),
        verifier.pk,
    )


def test_elsewhere_and_without_the_role_there_is_nothing_to_verify(estate: Estate, made: Commitment) -> None:
    answers = [
        Client().get(page(made)).status_code,
        client_of(estate.person(Role.READER)).get(page(made)).status_code,
        client_of(estate.person(Role.VERIFIER, estate.brackwater)).get(page(made)).status_code,
    ]
    assert answers == [302, 403, 404]
