"""Policies are read from YAML, and refused with the line and the reason where they cannot be right."""

from dataclasses import replace
from pathlib import Path

import pytest

from answerable.disclosure import InvalidPolicyError, Policy, read_policy, shipped


def test_the_shipped_policies() -> None:
    standard = Policy("standard", "Hide small numbers")
    assert shipped("standard") == standard
    title = "Hide small numbers and round the others to 5"
    assert shipped("rounded") == replace(standard, name="rounded", title=title, rounding=5)
    assert standard.width == 4


def test_a_policy_says_what_is_published_at_all(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text("name: a\ntitle: b\npairs: true\nlevels: [region, nation]\nspans: main")
    assert read_policy(path) == Policy("a", "b", pairs=True, levels=("nation", "region"), spans="main")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: a\ntitle: b\nsmallest: 5", "policy.yaml, line 3: “smallest” is not a setting; the settings are name, "),
        (
            "name: a\ntitle: b\nsmallest_count: few",
            "policy.yaml, line 3: “smallest_count” must be a whole number from 2.",
        ),
        ("name: a\ntitle: b\nsmallest_count: true", "line 3: “smallest_count” must be a whole number from 2."),
        ("name: a\ntitle: b\nsmallest_count: 1", "line 3: “smallest_count” must be a whole number from 2."),
        ("name: a\ntitle: b\nzeros_below: -1", "line 3: “zeros_below” must be a whole number from 0."),
        ("name: a\ntitle: b\ndeclaration_floor: 60", "line 3: “declaration_floor” must be a number from 0 to 1."),
        ("name: a\nname: b\ntitle: c", "line 2: “name” is set twice; keep one."),
        ("name: a\ntitle: 5", "line 2: “title” must be words."),
        ("title: a", "line 1: it has no name; add one."),
        ("name: a\ntitle: b\nrounding: 1", "line 3: “rounding” must be a whole number from 2, or be left out."),
        ("name: a\ntitle: b\nrounding: 3", "line 3: “rounding” must not be below “smallest_count”"),
        ("name: a\ntitle: b\nsmallest_base: 4", "line 3: “smallest_base” must not be below “smallest_count”."),
        ("name: a\ntitle: b\nsmallest_count: 11", "line 3: “smallest_base” must not be below “smallest_count”."),
        ("name: a\ntitle: b\npairs: few", "line 3: “pairs” must be true or false."),
        ("name: a\ntitle: b\nlevels: [place, wing]", "line 3: “levels” must be of: nation, region, place."),
        ("name: a\ntitle: b\nspans: [main]", "line 3: “spans” must be of: every, main."),
        ("- name", "line 1: a policy is a list of settings, each with a name, a colon and a value."),
        ("", "line 1: a policy is a list of settings"),
        ("name: a\ntitle: [b", "this is not YAML; check its indents and colons."),
    ],
)
def test_a_policy_that_cannot_be_right(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidPolicyError) as refusal:
        read_policy(path)
    assert says in str(refusal.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidPolicyError, match=r"^missing\.yaml cannot be read\."):
        read_policy(tmp_path / "missing.yaml")
