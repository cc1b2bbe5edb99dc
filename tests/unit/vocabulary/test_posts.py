import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from, text

from answerable.vocabulary.posts import KNOWN_POSTS, fold, heads, looks_like_post, names_a_role


@pytest.mark.parametrize("words", ["Head of Safety & Care", "head of  safety and care", "HEAD OF SAFETY, and Care."])
def test_the_same_post_folds_to_the_same_words(words: str) -> None:
    assert fold(words) == "head of safety and care"


def test_a_slash_is_part_of_a_folded_post() -> None:
    assert fold("Governor/Director") == "governor/director"


@given(text())
def test_folding_again_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


def test_known_posts_are_kept_folded() -> None:
    assert {fold(post) for post in KNOWN_POSTS} == KNOWN_POSTS


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("Head of Looms", [0]),
        ("Deputy Director Dye Works", [0]),
        ("Looms Directorate", []),
        ("Chief Executive Officer Head of Looms", [0, 24]),
        ("Regional Prison Group Director", [0]),
        ("the Governor’s office", [4]),
        ("Governor, Acting Head of Looms", [0, 10]),
        ("headway", []),
        ("Non-Director", []),
        ("", []),
    ],
)
def test_posts_begin_at_the_words_that_usually_begin_one(words: str, starts: list[int]) -> None:
    assert heads(words) == starts


@pytest.mark.parametrize(
    "words", ["Head of Looms", "Looms Lead", "Wheel Team", "Dye Works Programme", "NHS", "Ministry of Cloth"]
)
def test_roles_teams_and_departments_name_a_role(words: str) -> None:
    assert names_a_role(words)


@pytest.mark.parametrize("words", ["", "Looms", "leadership", "May 2031", "Ongoing"])
def test_other_words_name_no_role(words: str) -> None:
    assert not names_a_role(words)


@given(sampled_from(sorted(KNOWN_POSTS)))
def test_every_known_post_looks_like_one(post: str) -> None:
    assert looks_like_post(post.title().replace(" Of ", " of "))


@pytest.mark.parametrize(
    "words",
    [
        "The Governor will see to it",
        "Ask the Head of Looms.",
        "Owner: Head of Looms",
        "Has the Director agreed? Yes",
        f"Head of Looms {'and wheels ' * 20}",
        "The thread is red",
    ],
)
def test_a_sentence_about_a_post_is_none(words: str) -> None:
    assert not looks_like_post(words)
