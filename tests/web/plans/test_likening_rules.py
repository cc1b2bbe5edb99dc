"""Which findings say nearly the same, and by which words they are looked for."""

from answerable.web.plans.likening import ALIKE_FROM, alike, likest, searches, telling_words

SHOWERS = "The prison should make sure that every prisoner has access to showers each day."
REWORDED = "Every prisoner should have daily access to showers."
LETTERS = "Letters to solicitors should never be opened by wing staff."


def test_words_that_tell_nothing_are_left_out() -> None:
    assert telling_words(SHOWERS) == ["make", "sure", "access", "showers"]


def test_the_same_words_are_wholly_alike_and_others_are_not() -> None:
    assert alike(SHOWERS, SHOWERS) == 100
    assert alike(SHOWERS, SHOWERS.upper()) == 100
    assert alike(SHOWERS, REWORDED) >= ALIKE_FROM > alike(SHOWERS, LETTERS)
    assert alike("", SHOWERS) == 0


def test_the_likest_come_first_and_those_not_alike_are_left_out() -> None:
    found = likest(SHOWERS, [(1, LETTERS), (2, REWORDED), (3, SHOWERS)])
    assert [number for number, _ in found] == [3, 2]


def test_no_more_than_five_are_proposed() -> None:
    assert len(likest(SHOWERS, [(number, SHOWERS) for number in range(9)])) == 5


def test_the_rarest_words_are_looked_for_three_together() -> None:
    held = {"letters": 40, "solicitors": 3, "never": 90, "opened": 12, "wing": 70}
    assert list(searches(LETTERS, how_many=held.__getitem__)) == [
        "solicitors opened letters",
        "solicitors opened wing",
        "solicitors opened never",
        "solicitors letters wing",
        "solicitors letters never",
        "solicitors wing never",
        "opened letters wing",
        "opened letters never",
        "opened wing never",
        "letters wing never",
    ]


def test_words_of_no_other_finding_are_not_looked_for() -> None:
    assert list(searches(LETTERS, how_many=lambda _: 1)) == []
    held = {"solicitors": 2, "opened": 5}
    assert list(searches(LETTERS, how_many=lambda word: held.get(word, 1))) == ["solicitors opened"]
