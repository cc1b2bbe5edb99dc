from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.cli.wording import counted, day, encoded, shortened, words


def test_numbers_of_things() -> None:
    assert [counted(number, "cell") for number in (0, 1, 2, 1200)] == ["0 cells", "1 cell", "2 cells", "1,200 cells"]


def test_codes_and_days() -> None:
    assert (words("partly_agreed"), day(date(2022, 3, 1))) == ("partly agreed", "1 March 2022")


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("as it is", 8, "as it is"),
        ("two\nlines", 20, "two lines"),
        ("one, two three", 9, "one …"),
        ("word" * 9, 5, "word …"),
    ],
)
def test_texts_are_cut_after_a_word(text: str, limit: int, line: str) -> None:
    assert shortened(text, limit) == line


@given(st.text(), st.integers(min_value=10, max_value=50))
def test_a_shortened_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit + 1


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "£5 → “now” • Łódź".encode()),
        ("ascii", b'GBP 5 -> "now" * ??d?'),
        ("cp1252", b"\xa35 -> \x93now\x94 \x95 ?\xf3d?"),
    ],
)
def test_characters_a_terminal_lacks_are_written_in_plain_ones(encoding: str, expected: bytes) -> None:
    assert encoded("£5 → “now” • Łódź", encoding) == expected
