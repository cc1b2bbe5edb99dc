import pytest

from answerable.vocabulary.recurrences import RECURRENCES, find_recurrences


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Monthly", "monthly"),
        ("every 3 months", "quarterly"),
        ("Every six months", "six-monthly"),
        ("six monthly", "six-monthly"),
        ("half yearly", "six-monthly"),
        ("every two weeks", "fortnightly"),
        ("every 4 months", "every 4 months"),
        ("by the end of each quarter", "quarterly"),
        ("BI-MONTHLY", "bi-monthly"),
        ("yn flynyddol", "annually"),
        *((words, value) for value, alike in RECURRENCES.items() for words in alike),
    ],
)
def test_a_recurrence_has_one_plain_word(words: str, value: str) -> None:
    assert find_recurrences(words) == [(0, len(words), value)]


def test_recurrences_come_in_order_with_their_offsets() -> None:
    assert find_recurrences("Weekly at first, then every 2 months") == [(0, 6, "weekly"), (22, 36, "every 2 months")]


@pytest.mark.parametrize("words", ["", "every few months", "the annuals", "quarter one"])
def test_other_words_are_no_recurrence(words: str) -> None:
    assert find_recurrences(words) == []
