"""Which words had better be others, and where they stand."""

import pytest

from answerable.web.plans.language import discouraged, terms
from tests.support.plan_making import action, answered, plan, texts


def found(words: str) -> list[str]:
    return [one.words for one in discouraged(plan(answered("1", words)))]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ask BAME prisoners.", ["BAME"]),
        ("Ask BAME and BME prisoners.", ["BAME", "BME"]),
        ("Grtitude for the gratitude of a grt.", []),
        ("GRT forum; an Offender, an ex-offender and offenders.", ["GRT", "Offender", "ex-offender", "offenders"]),
        ("The offence was minor; the offenderless wing.", []),
        ("Ask Black, Roma and other ethnic minority prisoners.", []),
        ("", []),
    ],
)
def test_words_are_found_whole_and_letters_as_capitals(words: str, shown: list[str]) -> None:
    assert found(words) == shown


def test_each_says_where_it_stands_what_is_better_and_why() -> None:
    said = plan(
        answered("7", "Do better.", action("A BAME forum will meet.", "Inmate Lead"), parts=texts("a) ask inmates")),
        title="A plan for offenders",
    )
    shown = [(one.words, one.where) for one in discouraged(said)]
    assert shown == [
        ("offenders", "Title"),
        ("inmates", "Finding 7"),
        ("BAME", "Finding 7, its actions"),
        ("Inmate", "Finding 7, its actions"),
    ]
    forum = discouraged(said)[2]
    assert (forum.before, forum.after) == ("A ", " forum will meet.")
    assert all(term.instead and term.why and term.source for term in terms())
