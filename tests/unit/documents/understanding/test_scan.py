"""Blocks around the rows of a plan are set aside for what they are."""

import pytest

from tests.unit.documents.understanding.plans_said import HEAD, PAGE, doubts, leftovers, read

ROW = ("1", "Mend the looms.", "Agreed", "The mill will buy new thread.", "Head of Looms", "May 2031")
SECOND = ("2", "Mend the roof.", "Agreed", "The mill will hire a thatcher.", "Head of Roofs", "July 2031")
CAVEAT = "Dates may be affected by the flooding of the lower mill."


def test_a_caveat_on_every_page_is_kept_once() -> None:
    plan = read(CAVEAT, HEAD, ROW, PAGE, CAVEAT, HEAD, SECOND, CAVEAT)
    assert [caveat.text for caveat in plan.caveats] == [CAVEAT]
    assert [words for code, words in leftovers(plan) if code == "caveat"] == [CAVEAT, CAVEAT]


@pytest.mark.parametrize(
    "words", ["Targets could be subject to change.", "Works might be delayed", CAVEAT.removesuffix(".")]
)
def test_a_caveat_may_stand_once_in_several_words(words: str) -> None:
    assert [caveat.text for caveat in read(HEAD, ROW, words).caveats] == [words]


def test_the_label_of_a_caveat_is_none_of_its_words() -> None:
    plan = read(HEAD, ROW, "Caveat: the river rises in March.")
    assert [caveat.text for caveat in plan.caveats] == ["the river rises in March."]


def test_a_sentence_that_stands_on_several_pages_is_a_caveat() -> None:
    said = "Every date in this plan counts from the day on which the river falls."
    plan = read(said, HEAD, ROW, PAGE, said, SECOND)
    assert [caveat.text for caveat in plan.caveats] == [said]


def test_a_long_passage_is_no_caveat_whatever_it_says() -> None:
    said = "The mill is old. The river is near. Dates may be affected. Nobody can tell. We hope."
    plan = read(said, HEAD, ROW)
    assert (plan.caveats, leftovers(plan)[0]) == ((), ("heading", said))


def test_what_stands_at_the_head_of_every_page_is_a_leftover() -> None:
    plan = read("Looms of the north", HEAD, ROW, PAGE, "Looms of the  North", SECOND)
    assert [words for code, words in leftovers(plan) if code == "repeated"] == ["Looms of the North"]
    assert doubts(plan) == []


@pytest.mark.parametrize("words", ["2", "Page 2", "2 of 9", "Page 2 of 9", "2/9", "- 2 -"])
def test_page_numbers_are_no_words_of_the_plan(words: str) -> None:
    plan = read(HEAD, ROW, words, PAGE, SECOND)
    assert (leftovers(plan)[-1], doubts(plan)) == (("heading", words), [])


def test_the_title_of_the_plan_may_stand_below_it() -> None:
    plan = read(HEAD, ROW, "Action plan: idle looms")
    assert (leftovers(plan)[-1], doubts(plan)) == (("heading", "Action plan: idle looms"), [])


def test_other_words_between_the_rows_are_orphans() -> None:
    plan = read(HEAD, ROW, "The river is high this year.", PAGE, SECOND)
    assert (leftovers(plan)[-1], doubts(plan)) == (("orphan", "The river is high this year."), ["orphan"])
