"""Codes and labels to groups."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.disparity.classifications import classifications, classify, groups
from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Band, Characteristic

ETHNICITY = Characteristic("ethnicity", "ethnicity", "ethnicity")
APART_BY_SUBGROUP = Characteristic("ethnicity", "ethnicity", "ethnicity", subgroup="said")
ASIAN, WHITE = "Asian or Asian British", "White"


@pytest.mark.parametrize(
    ("code", "fine", "broad", "status"),
    [
        ("A1", "Indian", ASIAN, "ethnic minority"),
        ("O1", "Chinese", ASIAN, "ethnic minority"),
        ("O2", "Arab", "Other ethnic group", "ethnic minority"),
        ("W1", "English, Welsh, Scottish, Northern Irish or British", WHITE, "white British"),
        ("W2", "Irish", WHITE, "white minority"),
        ("W3", "Gypsy or Irish Traveller", WHITE, "white minority"),
        ("W4", "Gypsy or Irish Traveller", WHITE, "white minority"),
        ("W8", "Gypsy or Irish Traveller", WHITE, "white minority"),
        ("W5", "Roma", WHITE, "white minority"),
        (" w5 ", "Roma", WHITE, "white minority"),
        ("Black/Black British:  African", "African", "Black, Black British, Caribbean or African", "ethnic minority"),
        ("white and asian", "White and Asian", "Mixed or multiple ethnic groups", "ethnic minority"),
        ("NS", "Prefer not to say", "", ""),
        ("MERGE", "Not recorded", "", ""),
        ("UN", "Not recorded", "", ""),
        ("Z1", "Not recorded", "", ""),
        ("", "Not recorded", "", ""),
        (None, "Not recorded", "", ""),
        (float("nan"), "Not recorded", "", ""),
        (pd.NA, "Not recorded", "", ""),
        ("Not transferred", "Not transferred", "", ""),
        ("ETH03", "Code not known", "", ""),
        ("XX", "Code not known", "", ""),
    ],
)
def test_ethnicity(code: object, fine: str, broad: str, status: str) -> None:
    found = classify(ETHNICITY, [code])
    assert (found.fine[0], found.broad[0], found.status[0], found.apart[0]) == (fine, broad, status, fine in APART)


def test_values_that_are_not_known_or_not_mapped_are_listed() -> None:
    assert classify(ETHNICITY, ["XX", "A1", "ETH03", "XX", None]).unknown == ("ETH03", "XX")


def test_ethnic_groups() -> None:
    found = groups(ETHNICITY)
    assert [group.order for group in found] == list(range(19))
    assert Counter(group.broad for group in found) == {
        ASIAN: 5,
        "Black, Black British, Caribbean or African": 3,
        "Mixed or multiple ethnic groups": 4,
        "Other ethnic group": 2,
        WHITE: 5,
    }
    assert Counter(group.status for group in found) == {"ethnic minority": 14, "white minority": 4, "white British": 1}


@pytest.mark.parametrize(
    ("code", "said", "fine"),
    [
        ("W3", "Romany Gypsy", "Gypsy"),
        ("W8", "irish traveller", "Irish Traveller"),
        ("W3", "Roma", "Roma"),
        ("W3", "prefer not to say", "Gypsy or Irish Traveller"),
        ("W4", None, "Gypsy or Irish Traveller"),
        ("W5", None, "Roma"),
        ("A1", "Roma", "Indian"),
    ],
)
def test_gypsy_irish_traveller_and_roma_people_are_told_apart_where_they_say_so(
    code: str, said: str | None, fine: str
) -> None:
    found = classify(APART_BY_SUBGROUP, [code], [said])
    assert list(found.fine) == [fine]
    assert fine in {group.name for group in groups(APART_BY_SUBGROUP)}


def test_groups_told_apart_stand_where_the_one_group_stood() -> None:
    names = [group.name for group in groups(APART_BY_SUBGROUP)]
    assert names[15:20] == ["Irish", "Gypsy", "Irish Traveller", "Gypsy or Irish Traveller", "Roma"]
    assert len(names) == 21


def test_two_groups_of_ethnicity() -> None:
    found = classify(Characteristic("two", "ethnicity", "ethnic minority"), ["A1", "W1", "W2", "NS", "XX"])
    assert list(found.fine) == [
        "Ethnic minority (excluding white minorities)",
        "White (including white minorities)",
        "White (including white minorities)",
        "Prefer not to say",
        "Code not known",
    ]


def test_bands() -> None:
    age = Characteristic("age", "age", bands=(Band("Under 18", None, 17), Band("18+", 18, None)))
    found = classify(age, ["18+", "under 18", None, "12"])
    assert list(found.fine) == ["18+", "Under 18", "Not recorded", "Code not known"]
    assert [group.name for group in groups(age)] == ["Under 18", "18+"]


def test_values_as_they_stand() -> None:
    grade = Characteristic("grade", "grade")
    found = classify(grade, [" Band 3", "Band 4", 5, None, "Unknown"])
    assert list(found.fine) == ["Band 3", "Band 4", "5", "Not recorded", "Not recorded"]
    assert (groups(grade), found.unknown) == ((), ())


@pytest.mark.parametrize("name", sorted(classifications()))
def test_every_group_of_a_classification_is_known_by_its_name(name: str) -> None:
    one = Characteristic(name, "column", name)
    names = [group.name for group in groups(one)]
    assert list(classify(one, names).fine) == names


@given(st.lists(st.text() | st.none() | st.integers()), st.sampled_from([ETHNICITY, APART_BY_SUBGROUP]))
def test_whatever_data_hold_each_value_has_one_group(codes: list[object], one: Characteristic) -> None:
    found = classify(one, codes)
    known = {group.name for group in groups(one)}
    assert len(found.fine) == len(found.broad) == len(found.status) == len(codes)
    assert all(
        (name in APART) == apart and (apart or name in known)
        for name, apart in zip(found.fine, found.apart, strict=True)
    )
