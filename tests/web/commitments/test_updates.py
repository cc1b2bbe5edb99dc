"""What owners report, before any ledger holds it."""

import datetime as dt
from typing import Any

import pytest

from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments import queries, services
from answerable.web.commitments.models import Claim, Commitment, OwnerName, Update
from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import Reported, UpdateRefusedError, faults_of
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from tests.support.web.places import Estate, make_estate
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, ON, promise

NOW = dt.datetime.now(dt.UTC)
LATER = AT + dt.timedelta(hours=1)


def said(words: str = "The forum met twice.", **given: Any) -> Reported:  # noqa: ANN401
    fields: dict[str, Any] = {"kind": ClaimKind.PROGRESS, "words": words, "effective_on": ON}
    return Reported(**fields | given)


@pytest.mark.parametrize(
    ("given", "faulty"),
    [
        ({}, set()),
        ({"words": " \n "}, {"words"}),
        ({"effective_on": ON + dt.timedelta(days=1)}, {"effective_on"}),
        ({"due_words": "June 2027", "reason": "The builder is late."}, set()),
        ({"due_words": "June 2027"}, {"reason"}),
        ({"due_words": "Ongoing", "reason": "It has no end."}, set()),
        ({"due_words": "when we can", "reason": "The builder is late."}, {"due_words"}),
        ({"due_words": "Quarter One", "reason": "The builder is late."}, {"due_words"}),
        ({"due_words": "Completed", "reason": "It is done."}, {"due_words"}),
        ({"reason": "The builder is late."}, {"due_words"}),
        ({"words": "x" * 5001}, {"words"}),
    ],
)
def test_what_an_update_must_say(given: dict[str, Any], faulty: set[str]) -> None:
    assert set(faults_of(said(**given), on=ON)) == faulty


def test_a_later_word_of_the_same_person_replaces_the_first(estate: Estate) -> None:
    commitment, by = promise(estate), estate.person(Role.COMMITMENT_OWNER)
    first = services.report_update(commitment, said=said("Once."), by=by, at=AT)
    second = services.report_update(commitment, said=said(" Twice. "), by=by, at=LATER)
    other = services.report_update(commitment, said=said("Never."), by=estate.person(Role.GOVERNOR), at=LATER)
    assert (second.replaces, second.words, other.replaces) == (first, "Twice.", None)
    assert list(queries.pending_updates([commitment.pk])) == [second, other]
    assert Update.objects.count() == 3


def test_words_entered_for_two_owners_stand_beside_each_other(estate: Estate) -> None:
    commitment = promise(estate, owners=("Governor", "Head of Safety"))
    by = estate.person(Role.PLAN_COORDINATOR)
    for owner in OwnerName.objects.all():
        services.report_update(commitment, said=said(), owner=owner, by=by, at=AT)
    assert queries.pending_updates([commitment.pk]).count() == 2


def test_what_is_reported_is_in_no_ledger(estate: Estate) -> None:
    commitment = promise(estate, due=("June 2027",))
    moved = said(kind=ClaimKind.DONE, due_words="July 2027", reason="The builder is late.")
    services.report_update(commitment, said=moved, by=estate.person(Role.GOVERNOR), at=AT)
    commitment.refresh_from_db()
    assert (Claim.objects.count(), commitment.due_words, commitment.claim) == (0, "June 2027", "")


def test_nothing_wrong_is_kept(estate: Estate) -> None:
    commitment = promise(estate)
    with pytest.raises(UpdateRefusedError) as refused:
        services.report_update(commitment, said=said("", due_words="June 2027"), by=estate.person(Role.GOVERNOR), at=AT)
    assert refused.value.faults == {"words": "Say what was done", "reason": "Say why the date should move"}
    assert not Update.objects.exists()


def test_only_the_reporter_withdraws_and_only_what_is_pending(estate: Estate) -> None:
    by = estate.person(Role.GOVERNOR)
    update = services.report_update(promise(estate), said=said(), by=by, at=AT)
    with pytest.raises(RefusedError, match="Only the person who reported"):
        services.withdraw_update(update, by=estate.person(Role.COMMITMENT_OWNER), at=AT)
    services.withdraw_update(update, by=by, at=LATER)
    with pytest.raises(RefusedError, match="withdrawn already"):
        services.withdraw_update(update, by=by, at=LATER)
    assert not queries.pending_updates([update.commitment_id]).exists()
    acts = AuditEntry.objects.filter(act__startswith="progress ").order_by("number").values_list("act", flat=True)
    assert list(acts) == ["progress reported", "progress withdrawn"]


@pytest.fixture
def here(db: None) -> Estate:  # noqa: ARG001 - it must be there
    return make_estate(NOW)


@pytest.fixture
def owned(here: Estate) -> Commitment:
    """By the post that the commitment owner of Ashgate holds."""
    post = here.post("Head of Safety", holder=here.person(Role.COMMITMENT_OWNER))
    commitment = promise(here, owners=("Head of Safety",), due=("June 2027",))
    by = here.person(Role.PLAN_COORDINATOR)
    services.confirm_owner(name=commitment.owners.get(), post=post, by=by, at=NOW)
    return commitment


def address(commitment: Commitment) -> str:
    return f"/commitments/{commitment.pk}/report/"


FORM = {
    "kind": "done",
    "words": "Every wing has a forum.",
    "effective_on-day": "1",
    "effective_on-month": "6",
    "effective_on-year": "2026",
}


def test_who_may_report(here: Estate, owned: Commitment) -> None:
    may = {
        role: queries.may_report(viewer_of(here.person(role), on=NOW.date()), owned)
        for role in (Role.COMMITMENT_OWNER, Role.PLAN_COORDINATOR, Role.GOVERNOR, Role.VERIFIER)
    }
    assert may == {
        Role.COMMITMENT_OWNER: True,
        Role.PLAN_COORDINATOR: True,
        Role.GOVERNOR: False,
        Role.VERIFIER: False,
    }


def test_an_owner_reports_in_a_minute(here: Estate, owned: Commitment) -> None:
    client = client_of(here.person(Role.COMMITMENT_OWNER))
    assert "June 2027" in client.get(address(owned)).text
    sent = client.post(f"{address(owned)}?next=/updates/", FORM)
    assert (sent.status_code, sent.headers["Location"]) == (302, "/updates/")
    update = Update.objects.get()
    assert (update.kind, update.words, update.effective_on) == ("done", FORM["words"], dt.date(2026, 6, 1))
    assert FORM["words"] in client.get("/updates/").text
    assert FORM["words"] in client.get(address(owned)).text
    client.post(f"/updates/{update.pk}/withdraw/")
    assert "Nothing of yours waits to be submitted" in client.get("/updates/").text


def test_the_way_on_stays_on_this_site(here: Estate, owned: Commitment) -> None:
    client = client_of(here.person(Role.COMMITMENT_OWNER))
    sent = client.post(f"{address(owned)}?next=https://example.org/", FORM)
    assert sent.headers["Location"] == f"/commitments/{owned.pk}/"


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(here: Estate, owned: Commitment) -> None:
    client = client_of(here.person(Role.COMMITMENT_OWNER))
    shown = client.post(address(owned), FORM | {"due_words": "<b>soon</b>", "effective_on-year": "2199"}).text
    assert "The new date cannot be read." in shown
    assert "Give a day that is not in the future" in shown
    assert "Say why the date should move" in shown
    assert "Every wing has a forum." in shown
    assert "<b>soon" not in shown
    assert not Update.objects.exists()


def test_whoever_owns_nothing_of_it_is_refused_and_the_trail_says_so(here: Estate, owned: Commitment) -> None:
    client = client_of(here.person(Role.GOVERNOR))
    assert "Only whoever holds a post" in client.get(address(owned)).text
    assert client.post(address(owned), FORM).status_code == 409
    update = services.report_update(owned, said=said(), by=here.person(Role.COMMITMENT_OWNER), at=NOW)
    assert client.post(f"/updates/{update.pk}/withdraw/").status_code == 409
    kept = AuditEntry.objects.filter(act__startswith="refused: ").order_by("number").values_list("act", flat=True)
    assert list(kept) == ["refused: progress", "refused: withdrawal of an update"]
    assert not Update.objects.exclude(withdrawn_at=None).exists()
    assert client_of(here.person(Role.VERIFIER)).get(address(owned)).status_code == 403
