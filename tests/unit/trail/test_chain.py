"""What seals an entry."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from answerable.trail.chain import START, Facts, content_of, digest, seal

FACTS = Facts(
    number=1,
    at=dt.datetime(2026, 6, 3, 12, tzinfo=dt.UTC),
    by=7,
    act="post added",
    subject="estate.post",
    subject_id=3,
    place=2,
    digest=digest("{}", "salt"),
)


def test_details_are_kept_as_they_were_given() -> None:
    content = content_of({"post": "Ümlaut", "on": dt.date(2026, 6, 3), "before": None})
    assert content == '{"post": "Ümlaut", "on": "2026-06-03", "before": null}'


def test_a_digest_cannot_be_guessed_without_its_salt() -> None:
    assert len({digest("words", "one salt"), digest("words", "another"), digest("other words", "one salt")}) == 3


def test_a_seal_is_of_the_moment_whatever_its_time_zone() -> None:
    elsewhere = FACTS.at.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert seal(replace(FACTS, at=elsewhere), START) == seal(FACTS, START)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": FACTS.at + dt.timedelta(microseconds=1)},
        {"by": None},
        {"act": "post ended"},
        {"subject": "estate.place"},
        {"subject_id": 4},
        {"place": None},
        {"digest": digest("{}", "other salt")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_seal_covers_every_fact(change: dict[str, Any]) -> None:
    assert seal(replace(FACTS, **change), START) != seal(FACTS, START)


def test_a_seal_covers_all_that_came_before() -> None:
    assert seal(FACTS, seal(FACTS, START)) != seal(FACTS, START)
