"""What promises concern: found by the glossary, said by people."""

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from answerable.web.commitments.matching import TagMatcher
from answerable.web.commitments.models import CommitmentTag, Tag, TagPhrase
from answerable.web.commitments.queries import tag_counts
from answerable.web.commitments.services import (
    add_commitment_tag,
    add_tag,
    decide_tag,
    edit_tag,
    load_tags,
    phrases_changed,
    retag_commitments,
    tag_commitments,
    tag_matcher,
)
from answerable.web.commitments.types import TagKind, TagState
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from tests.support.web.places import Estate
from tests.web.commitments.promises import AT, ON, promise

MATCHER = TagMatcher(
    [
        ("Irish Traveller", "Irish Traveller"),
        ("Irish", "Irish"),
        ("Roma", "Roma"),
        ("GRT", "Gypsy"),
        ("GRT", "Roma"),
        ("race", "Race"),
        ("Race Action Programme", "Race Action Programme"),
        ("D&I strategy", "D&I"),
        ("ethnic minority", "Race"),
        ("pre-sentence report", "Reports"),
    ]
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Roma people", [("Roma", "Roma")]),
        ("a romantic trip to Romania", []),
        ("Irish Travellers, and Irish men", [("Irish Traveller", "Irish Travellers"), ("Irish", "Irish")]),
        ("A GRT forum for roma men", [("Gypsy", "GRT"), ("Roma", "GRT")]),
        ("The race action programme", [("Race Action Programme", "race action programme")]),
        ("A talk about race. Action programme", [("Race", "race")]),
        ("The D & I Strategy; the diversity and I strategy", [("D&I", "D & I Strategy")]),
        ("ethnic minorities’ views", [("Race", "ethnic minorities’")]),
        ("Pre-sentence Reports", [("Reports", "Pre-sentence Reports")]),
        ("", []),
    ],
)
def test_phrases_are_found(words: str, found: list[tuple[str, str]]) -> None:
    assert [(label, because.rstrip("’")) for label, because in MATCHER.find(words)] == [
        (label, because.rstrip("’")) for label, because in found
    ]


LETTERS = st.text("abcdefgh", min_size=3, max_size=8)
PHRASES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)


@given(PHRASES, st.lists(LETTERS, max_size=4), st.lists(LETTERS, max_size=4))
def test_a_phrase_is_found_wherever_it_stands(phrase: str, before: list[str], after: list[str]) -> None:
    text = " ".join([*before, phrase.upper() + "s", *after])
    found = TagMatcher([(phrase, "it")]).find(text)
    assert [label for label, _ in found] == ["it"]
    assert found[0][1].casefold() in text.casefold()


@given(st.lists(st.tuples(PHRASES, st.sampled_from("xyz")), max_size=8), st.text(max_size=60))
def test_what_is_found_stands_in_the_words_and_each_label_once(phrases: list[tuple[str, str]], words: str) -> None:
    found = TagMatcher(phrases).find(words)
    assert all(because in words for _, because in found)
    assert len({label for label, _ in found}) == len(found)


@given(LETTERS, LETTERS)
def test_part_of_a_word_is_not_found(word: str, more: str) -> None:
    assert TagMatcher([(word, "it")]).find(f"{word}x{more} {more}x{word}") == []


def proposed(words: str) -> dict[str, str]:
    return {tag.name: because for tag, because in tag_matcher().find(words)}


@pytest.mark.django_db
def test_the_glossary_that_ships() -> None:
    assert load_tags() == Tag.objects.count()
    assert load_tags() == 0
    characteristics = Tag.objects.filter(kind=TagKind.CHARACTERISTIC)
    assert (characteristics.count(), Tag.objects.filter(phrases=None).count()) == (9, 0)
    assert proposed("A forum for GRT prisoners") == {
        **dict.fromkeys(("Gypsy", "Irish Traveller", "Roma"), "GRT"),
        "Consultation with prisoners": "forum",
    }
    assert proposed("Recruit BAME staff") == {
        "Ethnic minorities (all)": "BAME",
        "Race": "BAME",
        "Staff recruitment": "Recruit",
    }
    assert "Roma" not in proposed("A romantic film about Romania")


@pytest.mark.django_db
def test_a_tag_that_is_held_keeps_the_words_staff_gave_it() -> None:
    load_tags()
    age = Tag.objects.get(name="Age")
    age.phrases.all().delete()
    load_tags()
    assert list(age.phrases.all()) == []


@pytest.fixture
def roma(db: None) -> Tag:  # noqa: ARG001 - it must be there
    tag = Tag.objects.create(kind=TagKind.ETHNIC_GROUP, name="Roma")
    TagPhrase.objects.create(tag=tag, words="Roma")
    return tag


def taggings() -> list[tuple[str, str, str]]:
    return list(CommitmentTag.objects.order_by("id").values_list("tag__name", "state", "because"))


def waiting() -> list[int]:
    """The tags that the queue is to tag commitments with anew."""
    tasks = DBTaskResult.objects.filter(task_path=retag_commitments.module_path).order_by("enqueued_at")
    return [task.args_kwargs["args"][0] for task in tasks]


def test_people_have_the_last_word(estate: Estate, roma: Tag) -> None:
    by = estate.person(Role.EQUALITY_LEAD)
    made, other = promise(estate, "Meet Roma men."), promise(estate, "Meet everyone.")
    tag_commitments([made, other])
    assert taggings() == [("Roma", "proposed", "Roma")]
    decide_tag(tagging=CommitmentTag.objects.get(), state=TagState.DECLINED, by=by, at=AT)
    tag_commitments([made, other])
    assert taggings() == [("Roma", "declined", "Roma")]
    add_commitment_tag(commitment=other, tag=roma, by=by, at=AT)
    add_commitment_tag(commitment=made, tag=roma, by=by, at=AT)
    assert taggings() == [("Roma", "confirmed", "Roma"), ("Roma", "confirmed", "")]


def test_new_words_propose_and_words_taken_out_take_their_proposals_back(estate: Estate, roma: Tag) -> None:
    by = estate.person(Role.EQUALITY_LEAD)
    made = [promise(estate, words) for words in ("Meet Roma men.", "Meet Romani men.", "Visit Roman baths.")]
    tag_commitments(made)
    told: list[Tag] = []
    phrases_changed.connect(hear := lambda tag, **_: told.append(tag), weak=False)
    edit_tag(tag=roma, phrases=["Romani", " romani ", ""], by=by, at=AT)
    edit_tag(tag=roma, phrases=["Romani"], by=by, at=AT)
    phrases_changed.disconnect(hear)
    assert told == [roma]
    assert waiting() == [roma.pk]
    retag_commitments.call(roma.pk)
    assert list(CommitmentTag.objects.values_list("commitment", "because")) == [(made[1].pk, "Romani")]


def test_a_tag_is_added_with_its_words(estate: Estate) -> None:
    made = promise(estate, "Train all key workers.")
    by = estate.person(Role.EQUALITY_LEAD)
    tag = add_tag(kind=TagKind.THEME, name="Key work", phrases=["key worker", "Key workers"], by=by, at=AT)
    assert waiting() == [tag.pk]
    retag_commitments.call(tag.pk)
    assert list(CommitmentTag.objects.values_list("commitment", "because")) == [(made.pk, "key workers")]


def test_counts_are_of_what_the_viewer_sees(estate: Estate, roma: Tag) -> None:
    tag_commitments([promise(estate, "Meet Roma men."), promise(estate, "Hear Roma men.")])
    people = [(estate.ashgate, 2), (estate.brackwater, None), (estate.service, 2)]
    for place, count in people:
        viewer = viewer_of(estate.person(Role.EQUALITY_LEAD, place), on=ON)
        assert tag_counts(viewer).get(roma.pk) == count
