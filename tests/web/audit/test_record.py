"""The record of who did what: whole, without gaps, and never changed."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction
from django.db.models import Q, QuerySet

from answerable.trail.chain import START
from answerable.web.accounts.models import Person
from answerable.web.audit import queries, services
from answerable.web.audit.errors import AlreadyRedactedError
from answerable.web.audit.models import Detail, Entry
from tests.web.audit.trails import AT, three_entries

pytestmark = pytest.mark.django_db


def test_an_entry_holds_ids_and_its_words_stand_apart(person: Person) -> None:
    entry = services.record(act="person added", subject=person, by=None, at=AT, name="Ada Marsh")
    kept = Entry.objects.values().get()
    assert {name: kept[name] for name in ("number", "at", "by", "act", "subject", "subject_id", "place")} == {
        "number": 1,
        "at": AT,
        "by": None,
        "act": "person added",
        "subject": "accounts.person",
        "subject_id": person.pk,
        "place": None,
    }
    assert "Ada" not in str(kept)
    assert json.loads(entry.detail.content) == {"name": "Ada Marsh"}


def test_entries_are_numbered_and_chained(person: Person) -> None:
    entries = three_entries(person)
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:2]]
    assert services.verify().whole


def test_the_head_is_the_last_entry(person: Person) -> None:
    assert services.head() == f"0:{START}"
    last = three_entries(person)[-1]
    assert (services.head(), str(services.verify().last)) == (f"3:{last.hash}", f"3:{last.hash}")


def test_an_empty_record_is_whole() -> None:
    assert services.verify().whole


def test_an_act_that_fails_leaves_no_entry(person: Person) -> None:
    with transaction.atomic():
        services.record(act="role given", subject=person, by=person, at=AT)
        transaction.set_rollback(True)
    assert services.verify().whole


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Entry, {"act": "role given"}),
        (Entry, {"by": None}),
        (Detail, {"entry_id": 1}),
        (Entry, None),
        (Detail, None),
    ],
    ids=["act", "person", "whose words", "deleted entry", "deleted words"],
)
def test_the_database_refuses_changes(
    person: Person, model: type[Entry | Detail], values: dict[str, object] | None
) -> None:
    three_entries(person)
    rows: QuerySet[Entry | Detail] = QuerySet(model)
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        rows.update(**values) if values else rows._raw_delete(rows.db)  # noqa: SLF001
    assert services.verify().whole


def test_words_are_taken_out_and_the_chain_still_verifies(person: Person) -> None:
    first = three_entries(person)[0]
    services.redact(first, why="Erasure agreed, case 12", by=person, at=AT)
    kept = Detail.objects.values("salt", "content", "redacted_at", "redaction").get(entry=first)
    assert kept == {"salt": "", "content": "", "redacted_at": AT, "redaction": "Erasure agreed, case 12"}
    last = Entry.objects.values("number", "act", "subject", "subject_id").last()
    assert last == {"number": 4, "act": "taken out", "subject": "audit.entry", "subject_id": first.pk}
    assert services.verify().whole


def test_words_are_taken_out_once(person: Person) -> None:
    first = three_entries(person)[0]
    services.redact(first, why="Erasure agreed", by=person, at=AT)
    with pytest.raises(AlreadyRedactedError) as refused:
        services.redact(first, why="Again", by=person, at=AT)
    assert str(refused.value) == "The words of entry 1 were already taken out."
    assert services.verify().whole


def test_the_trail_is_narrowed(person: Person) -> None:
    three_entries(person)
    services.record(act="role given", subject=person, by=None, at=AT)

    def found(**filters: object) -> list[int]:
        return [entry.number for entry in queries.entries(Q(), queries.Filters(**filters))]  # type: ignore[arg-type]

    assert (found(), found(act="role given"), found(by=person.pk)) == ([1, 2, 3, 4], [2, 4], [1, 2, 3])
    assert (found(since=AT.date()), found(until=AT.date().replace(day=2))) == ([1, 2, 3, 4], [])
    assert queries.acts(Q()) == ["person added", "role ended", "role given"]


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_when_many_write_at_once(person: Person) -> None:
    def write(_: int) -> None:
        try:
            for _times in range(5):
                services.record(act="role given", subject=person, by=person, at=AT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as many:
        list(many.map(write, range(4)))
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, 21))
    assert services.verify().whole
