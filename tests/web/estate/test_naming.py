"""Names of places, as documents and as the register write them."""

import pytest

from answerable.web.estate.naming import PlaceName, place_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Leeds (HMP & YOI)", PlaceName("leeds", frozenset({"HMP", "YOI"}))),
        ("HMP & YOI Leeds", PlaceName("leeds", frozenset({"HMP", "YOI"}))),
        ("HMP/YOI Leeds", PlaceName("leeds", frozenset({"HMP", "YOI"}))),
        ("HMPYOI Leeds", PlaceName("leeds", frozenset({"HMP", "YOI"}))),
        ("HMP and YOI Leeds", PlaceName("leeds", frozenset({"HMP", "YOI"}))),
        ("HMYOI Feltham", PlaceName("feltham", frozenset({"YOI"}))),
        ("HMP Isle of Wight", PlaceName("isle of wight", frozenset({"HMP"}))),
        ("Kent, Surrey and Sussex", PlaceName("kent surrey sussex", frozenset())),
    ],
)
def test_a_name_and_its_kinds(words: str, name: PlaceName) -> None:
    assert place_name(words) == name
