"""An exported trail: whole, or every fault of it named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.trail.chain import Anchor, AnchorError, TakenOut
from answerable.trail.checking import check
from answerable.trail.faults import FaultKind
from answerable.trail.lines import check_lines
from answerable.vocabulary.errors import UnreadableDocumentError
from tests.unit.trail.trails import head, lines, trail

TRAIL = trail(6)
WITH_WORDS, WITHOUT = lines(TRAIL), lines(TRAIL, words=False)


def found(given: list[str], anchor: Anchor | None = None) -> list[str]:
    """What is wrong, with a file that does not begin as one counted as a fault."""
    try:
        return [str(fault) for fault in check_lines(given, anchor=anchor).faults]
    except UnreadableDocumentError as error:
        return [str(error)]


@pytest.mark.parametrize("given", [WITH_WORDS, WITHOUT, lines(trail(1), words=False)])
def test_a_trail_as_it_was_exported_is_whole(given: list[str]) -> None:
    assert found(given) == []


@given(st.data(), st.sampled_from([WITH_WORDS, WITHOUT]))
def test_any_single_change_to_any_line_is_named(data: st.DataObject, whole: list[str]) -> None:
    at = data.draw(st.integers(0, len(whole) - 1), label="line")
    text = whole[at]
    place = data.draw(st.integers(0, len(text) - 1), label="character")
    kept = data.draw(st.integers(0, 1), label="characters replaced")
    put = data.draw(st.text(st.characters(codec="ascii"), max_size=2), label="by")
    changed = text[:place] + put + text[place + kept :]
    if changed != text:
        said = found([*whole[:at], changed, *whole[at + 1 :]])
        assert any(f"Line {at + 1} " in one or f"ntry {at}" in one or "he head" in one for one in said), said


@given(st.integers(1, 6), st.sampled_from([WITH_WORDS, WITHOUT]))
def test_any_line_left_out_is_named(at: int, whole: list[str]) -> None:
    said = found([*whole[:at], *whole[at + 1 :]])
    named = "The trail is cut off: it ends with entry 5, and the head names entry 6."
    assert (f"Entry {at} is missing." if at < 6 else named) in said


@given(st.permutations(range(1, 7)))
def test_lines_in_any_other_order_are_named(order: list[int]) -> None:
    said = found([WITHOUT[0], *(WITHOUT[at] for at in order)])
    assert any("out of order" in one for one in said) == (order != sorted(order))
    assert not any("missing" in one for one in said)


def test_a_line_written_twice_is_named() -> None:
    assert found([*WITHOUT[:3], WITHOUT[2], *WITHOUT[3:]]) == ["Entry 2 stands twice."]


def test_several_missing_entries_are_named_together() -> None:
    assert found([*WITHOUT[:2], *WITHOUT[5:]]) == ["Entries 2 to 4 are missing."]


def test_an_anchor_of_an_entry_is_met() -> None:
    assert found(WITHOUT, Anchor(3, TRAIL[2].hash)) == []
    assert found(WITHOUT, Anchor(0, "0" * 64)) == []


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        (Anchor(9, "a" * 64), "The trail is cut off: it ends with entry 6, and the anchor names entry 9."),
        (Anchor(3, "a" * 64),
         "Entry 3 is not the one that the anchor names: it, or one before it, was written anew."),
    ],
)  # fmt: skip
def test_an_anchor_that_does_not_fit_is_named(anchor: Anchor, says: str) -> None:
    assert found(WITHOUT, anchor) == [says]


@pytest.mark.parametrize("text", ["", "3", "3:", "3:abc", f"03:{'a' * 64}", f"3:{'A' * 64}", f"-3:{'a' * 64}"])
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(AnchorError):
        Anchor.read(text)


def test_words_gone_without_an_entry_that_says_so_are_named() -> None:
    entries = [*TRAIL[:2], replace(TRAIL[2], words=TakenOut(2)), *TRAIL[3:]]
    assert [(fault.kind, fault.number) for fault in check(entries, head=head(TRAIL)).faults] == [
        (FaultKind.WORDS_MISSING, 3)
    ]


def test_words_that_stand_where_none_were_exported_are_named() -> None:
    assert found([WITHOUT[0], WITH_WORDS[1], *WITHOUT[2:]]) == ["Line 2 is not a line that the trail writes."]


@pytest.mark.parametrize("given", [[], [""], ["{}"], ["[]"], ["trail"], WITHOUT[1:]])
def test_what_is_no_trail_is_refused(given: list[str]) -> None:
    with pytest.raises(UnreadableDocumentError):
        check_lines(given)
