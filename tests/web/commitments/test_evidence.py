"""Evidence: kept as given, private until released, and every opening written down."""

import datetime as dt
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse

from answerable.web.audit.models import Entry
from answerable.web.audit.services import verify
from answerable.web.commitments import queries, services
from answerable.web.commitments.models import Commitment, Evidence
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, ON, promise

RECORD = b"Thirty of thirty officers were trained."


@pytest.fixture
def commitment(estate: Estate) -> Commitment:
    return promise(estate)


def add(
    estate: Estate, commitment: Commitment, words: bytes = RECORD, replaces: Evidence | None = None, **said: str
) -> Evidence:
    return services.add_evidence(
        commitment=commitment,
        title=said.get("title", "Training record"),
        effective_on=ON - dt.timedelta(days=30),
        content=ContentFile(words),
        name=said.get("name", "../../training.txt"),
        by=estate.person(Role.COMMITMENT_OWNER),
        at=AT,
        replaces=replaces,
    )


def address(name: str, pk: int) -> str:
    return reverse(f"commitments:{name}", args=(pk,))


def acts() -> list[tuple[str, int | None]]:
    about = Entry.objects.filter(subject="commitments.evidence")
    return list(about.order_by("number").values_list("act", "by"))


def test_a_file_is_kept_under_its_fingerprint_with_a_safe_name(estate: Estate, commitment: Commitment) -> None:
    held = add(estate, commitment)
    sha256 = hashlib.sha256(RECORD).hexdigest()
    assert (held.sha256, held.size, held.name, held.media_type) == (sha256, len(RECORD), "training.txt", "text/plain")
    assert held.content.name == f"evidence/{sha256[:2]}/{sha256}"
    assert (held.effective_on, held.uploaded_at) == (ON - dt.timedelta(days=30), AT)
    assert acts() == [("evidence added", estate.person(Role.COMMITMENT_OWNER).pk)]


def test_a_file_is_evidence_of_a_commitment_once(estate: Estate, commitment: Commitment) -> None:
    add(estate, commitment)
    with pytest.raises(RefusedError, match="This very file is evidence here already, as “Training record”"):
        add(estate, commitment, title="Again")
    add(estate, promise(estate, "Another promise."))
    assert Evidence.objects.count() == 2


def test_evidence_does_not_speak_of_the_future(estate: Estate, commitment: Commitment) -> None:
    with pytest.raises(RefusedError, match="Evidence cannot speak of a day in the future"):
        services.add_evidence(
            commitment=commitment,
            title="Plan",
            effective_on=ON + dt.timedelta(days=1),
            content=ContentFile(RECORD),
            name="plan.txt",
            by=estate.person(Role.COMMITMENT_OWNER),
            at=AT,
        )


def test_versions_are_kept_in_order(estate: Estate, commitment: Commitment) -> None:
    first = add(estate, commitment)
    second = add(estate, commitment, b"Second", first)
    assert queries.evidence_versions(first) == queries.evidence_versions(second) == [second, first]
    with pytest.raises(RefusedError, match="Somebody added a newer version meanwhile"):
        add(estate, commitment, b"Third", first)


def test_what_was_added_cannot_be_changed(estate: Estate, commitment: Commitment) -> None:
    add(estate, commitment)
    for change in ({"sha256": "0" * 64}, {"title": "Another"}, {"effective_on": ON}, {"content": ""}):
        with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
            Evidence.objects.update(**change)


def test_evidence_is_private_until_this_version_is_released(estate: Estate, commitment: Commitment) -> None:
    first = add(estate, commitment)
    second = add(estate, commitment, b"Second", first)
    reader = viewer_of(estate.person(Role.READER), on=ON)
    assert (queries.evidence_of(commitment, reader), queries.evidence_count(commitment)) == ([], 1)
    assert list(queries.released_evidence(commitment)) == []
    services.release_evidence(evidence=first, by=estate.person(Role.PLAN_COORDINATOR), at=AT)
    assert queries.evidence_of(commitment, reader) == list(queries.released_evidence(commitment)) == [first]
    assert queries.evidence_of(commitment, viewer_of(estate.person(Role.VERIFIER), on=ON)) == [second, first]
    with pytest.raises(RefusedError, match="released already"):
        services.release_evidence(evidence=first, by=estate.person(Role.PLAN_COORDINATOR), at=AT)
    services.withdraw_release(evidence=first, by=estate.person(Role.PLAN_COORDINATOR), at=AT)
    assert list(queries.released_evidence(commitment)) == []


def test_a_file_is_saved_never_shown_and_its_opening_is_written_down(estate: Estate, commitment: Commitment) -> None:
    held, verifier = add(estate, commitment), estate.person(Role.VERIFIER)
    response = client_of(verifier).get(address("evidence_file", held.pk))
    assert response.getvalue() == RECORD
    wanted = {
        "Content-Disposition": 'attachment; filename="training.txt"',
        "X-Content-Type-Options": "nosniff",
        "Content-Type": "text/plain",
    }
    assert {name: response.headers[name] for name in wanted} == wanted
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert acts()[-1] == ("evidence opened", verifier.pk)


def test_whoever_coordinates_sees_who_opened_it(estate: Estate, commitment: Commitment) -> None:
    held, verifier = add(estate, commitment), estate.person(Role.VERIFIER)
    coordinator = client_of(estate.person(Role.PLAN_COORDINATOR))
    assert "Nobody has opened it yet" in coordinator.get(address("evidence_seen", held.pk)).text
    services.open_evidence(evidence=held, by=verifier, at=AT).close()
    services.open_evidence(evidence=held, by=None, at=AT).close()
    page = coordinator.get(address("evidence_seen", held.pk)).text
    assert page.count(verifier.name) == 1
    assert client_of(verifier).get(address("evidence_seen", held.pk)).status_code == 403


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
def test_others_neither_see_nor_open_it(estate: Estate, commitment: Commitment, role: Role) -> None:
    held = add(estate, commitment)
    client = client_of(estate.person(role))
    assert [client.get(address(name, held.pk)).status_code for name in ("evidence", "evidence_file")] == [403, 403]
    elsewhere = client_of(estate.person(Role.VERIFIER, estate.brackwater))
    assert elsewhere.get(address("evidence_file", held.pk)).status_code == 404
    assert "evidence opened" not in dict(acts())


def sent(name: str, words: bytes) -> dict[str, object]:
    content = ContentFile(words, name)
    day = {"effective_on-day": "1", "effective_on-month": "6", "effective_on-year": "2026"}
    return {"document": content, "title": "Training record", **day}


def test_an_owner_adds_evidence(estate: Estate, commitment: Commitment) -> None:
    owner = client_of(estate.person(Role.COMMITMENT_OWNER))
    response = owner.post(address("add_evidence", commitment.pk), sent("training.txt", RECORD))
    held = Evidence.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, address("evidence", held.pk))
    assert (held.title, held.effective_on) == ("Training record", dt.date(2026, 6, 1))
    page = owner.get(address("evidence", held.pk))
    assert "Private" in page.text
    later = owner.post(address("replace_evidence", held.pk), sent("training.txt", b"Second"))
    assert later.status_code == 302
    assert Evidence.objects.get(replaces=held).name == "training.txt"


def test_a_file_that_lies_is_refused_and_the_refusal_kept(estate: Estate, commitment: Commitment) -> None:
    client = client_of(estate.person(Role.COMMITMENT_OWNER))
    response = client.post(address("add_evidence", commitment.pk), sent("audit.pdf", b"MZ\x90\0"))
    assert "The file is a program, and programs are never kept" in response.text
    assert not Evidence.objects.exists()
    last = Entry.objects.latest("number")
    assert (last.act, last.subject, last.subject_id) == ("refused: evidence", "commitments.commitment", commitment.pk)


def test_evidence_is_released_by_a_person_who_looked(estate: Estate, commitment: Commitment) -> None:
    held, client = add(estate, commitment), client_of(estate.person(Role.PLAN_COORDINATOR))
    form = address("release_evidence", held.pk)
    assert "There is a problem" in client.post(form, {}).text
    assert client.post(form, {"checked": "on"}).status_code == 302
    assert Evidence.objects.exclude(released_at=None).get() == held
    assert client.post(form, {}).status_code == 302
    assert Evidence.objects.get(released_at=None) == held


@pytest.mark.django_db(transaction=True)
def test_a_file_is_taken_out_by_law_wherever_it_was_added(estate: Estate, commitment: Commitment) -> None:
    held, same = add(estate, commitment), add(estate, promise(estate, "Another promise."))
    services.release_evidence(evidence=same, by=estate.person(Role.PLAN_COORDINATOR), at=AT)
    stored, admin = held.content.name, estate.person(Role.ADMINISTRATOR, estate.service)
    assert stored
    response = client_of(admin).post(address("redact_evidence", held.pk), {"why": "Erasure agreed, case 12"})
    assert response.status_code == 302
    assert not default_storage.exists(stored)
    kept = list(Evidence.objects.values_list("sha256", "content", "redaction", "released_at"))
    assert kept == [(held.sha256, "", "Erasure agreed, case 12", None)] * 2
    assert client_of(estate.person(Role.VERIFIER)).get(address("evidence_file", held.pk)).status_code == 404
    assert "Taken out by law" in client_of(estate.person(Role.VERIFIER)).get(address("evidence", held.pk)).text
    with pytest.raises(RefusedError, match="taken out of the record by law"):
        add(estate, commitment)
    with pytest.raises(RefusedError, match="already taken out"):
        services.redact_evidence(evidence=held, why="Again", by=admin, at=AT)
    assert verify().whole
