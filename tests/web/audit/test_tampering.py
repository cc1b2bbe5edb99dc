"""Whoever owns the database can change it; the trail tells what was changed, all of it."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from answerable.trail.chain import START, seal
from answerable.trail.lines import check_lines
from answerable.web.accounts.models import Person
from answerable.web.audit import services
from answerable.web.audit.models import Detail, Entry, Head
from tests.web.audit.trails import AT, change_behind_the_record, three_entries

pytestmark = pytest.mark.django_db
SWAP = "UPDATE audit_entry SET number = {to} WHERE number = {this}"
DELETE = ("DELETE FROM audit_detail WHERE entry_id = {id}", "DELETE FROM audit_entry WHERE id = {id}")


def found(anchor: str | None = None) -> list[str]:
    return [str(fault) for fault in services.verify(anchor).faults]


def taken_away(entry: Entry) -> Iterator[str]:
    return (statement.format(id=entry.pk) for statement in DELETE)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE audit_entry SET act = 'x' WHERE number = 2", "Entry 2 is not as it was written."),
        ("UPDATE audit_entry SET previous = hash WHERE number = 2", "Entry 2 is not as it was written."),
        ("UPDATE audit_detail SET content = '{{}}' WHERE entry_id = {second}",
         "The words of entry 2 are not as they were written."),
        ("UPDATE audit_detail SET content = '', salt = '' WHERE entry_id = {second}",
         "The words of entry 2 are not as they were written."),
        ("DELETE FROM audit_detail WHERE entry_id = {second}", "The words of entry 2 are missing."),
        ("UPDATE audit_head SET number = 9", "The trail is cut off: it ends with entry 3, and the head names entry 9."),
        ("UPDATE audit_head SET hash = '{start}'",
         "Entry 3 is not the one that the head names: it, or one before it, was written anew."),
        ("DELETE FROM audit_head", "The head, which says what the last entry is, is missing."),
    ],
)  # fmt: skip
def test_one_change_behind_the_record_is_named(person: Person, sql: str, says: str) -> None:
    second = three_entries(person)[1]
    change_behind_the_record(sql.format(second=second.pk, start=START))
    assert found() == [says]


def test_every_fault_is_named_not_only_the_first(person: Person) -> None:
    first, second, third = three_entries(person)
    change_behind_the_record(
        "UPDATE audit_entry SET act = 'x' WHERE number = 1",
        *taken_away(second),
        f"UPDATE audit_detail SET content = 'x' WHERE entry_id = {third.pk}",  # noqa: S608
    )
    assert first.number == 1
    assert found() == [
        "Entry 1 is not as it was written.",
        "Entry 2 is missing.",
        "The words of entry 3 are not as they were written.",
    ]


def test_entries_put_in_another_order_are_named(person: Person) -> None:
    three_entries(person)
    change_behind_the_record(
        SWAP.format(this=2, to=99), SWAP.format(this=3, to=2), SWAP.format(this=99, to=3)
    )  # fmt: skip
    assert found()[:2] == [
        "Entry 3 was moved, and now stands as entry 2.",
        "Entry 2 was moved, and now stands as entry 3.",
    ]


def test_an_entry_taken_out_is_missed(person: Person) -> None:
    change_behind_the_record(*taken_away(three_entries(person)[1]))
    assert found() == ["Entry 2 is missing."]


def test_an_end_that_was_cut_off_is_missed(person: Person) -> None:
    change_behind_the_record(*taken_away(three_entries(person)[2]))
    assert found() == ["The trail is cut off: it ends with entry 2, and the head names entry 3."]


def test_an_end_cut_off_with_its_head_is_missed_with_an_anchor(person: Person) -> None:
    _, second, third = three_entries(person)
    anchor = services.head()
    change_behind_the_record(*taken_away(third), f"UPDATE audit_head SET number = 2, hash = '{second.hash}'")  # noqa: S608
    assert found() == []
    assert found(anchor) == ["The trail is cut off: it ends with entry 2, and the anchor names entry 3."]


def test_a_head_moved_back_is_named(person: Person) -> None:
    second = three_entries(person)[1]
    Head.objects.update(number=2, hash=second.hash)
    assert found() == ["Entry 3 stands past the head, which says that entry 2 is the last."]


def test_a_chain_written_anew_is_named_by_an_anchor(person: Person) -> None:
    third = three_entries(person)[2]
    anchor = services.head()
    third.act = "role kept"
    anew = seal(third.facts, third.previous)
    change_behind_the_record(f"UPDATE audit_entry SET act = 'role kept', hash = '{anew}' WHERE number = 3")  # noqa: S608
    Head.objects.update(hash=anew)
    assert found() == []
    assert found(anchor) == ["Entry 3 is not the one that the anchor names: it, or one before it, was written anew."]


def test_an_entry_sealed_anew_is_named_by_the_next(person: Person) -> None:
    second = three_entries(person)[1]
    second.act = "role kept"
    anew = seal(second.facts, second.previous)
    change_behind_the_record(f"UPDATE audit_entry SET act = 'role kept', hash = '{anew}' WHERE number = 2")  # noqa: S608
    assert found() == ["Entry 2 was written anew: the next was sealed after another one."]


def test_words_put_back_are_found(person: Person) -> None:
    first = three_entries(person)[0]
    services.redact(first, why="Erasure agreed", by=person, at=AT)
    Detail.objects.filter(entry=first).update(content='{"name":"Someone else"}')
    assert found() == [
        "The words of entry 1 are not as they were written.",
        "Entry 4 says that words were taken out, and no entry is without its words for it.",
    ]


def exported(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("export_audit", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("arguments", [(), ("--words",)], ids=["ids only", "with words"])
def test_a_trail_is_exported_and_checked_elsewhere(person: Person, arguments: tuple[str, ...]) -> None:
    first = three_entries(person)[0]
    services.redact(first, why="Erasure agreed", by=person, at=AT)
    lines = exported(*arguments)
    report = check_lines(lines)
    assert (report.entries, report.faults, str(report.last)) == (4, (), services.head())
    assert ("Ada Marsh" in "".join(lines)) == bool(arguments)


def test_the_command_says_what_is_wrong(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    three_entries(person)
    anchor = services.head()
    call_command("verify_audit", anchor=anchor)
    assert capsys.readouterr().out == f"The trail is whole. It ends with entry {anchor}.\n"
    with pytest.raises(CommandError, match="An anchor is a number, a colon and 64 of the characters"):
        call_command("verify_audit", anchor="3")
    change_behind_the_record("UPDATE audit_entry SET act = 'x' WHERE number = 2")
    with pytest.raises(CommandError, match=r"The trail is not whole.\nEntry 2 is not as it was written."):
        call_command("verify_audit")
