"""What seals an entry: hashes over its words and over all that came before it. Nothing here knows the database."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

START = "0" * 64
"""What stands before the first entry."""


@dataclass(frozen=True)
class Facts:
    """All that an entry says and its seal covers."""

    number: int
    at: dt.datetime
    by: int | None
    act: str
    subject: str
    subject_id: int
    place: int | None
    digest: str


def content_of(details: Mapping[str, Any]) -> str:
    """Details as text, in the order they were given; what JSON lacks, such as a date, in its own words."""
    return json.dumps(details, ensure_ascii=False, default=str)


def digest(content: str, salt: str) -> str:
    """What an entry holds in place of its words: without the salt, not even a guess can be checked against it."""
    return _sha256(f"{salt}\n{content}")


def seal(facts: Facts, previous: str) -> str:
    at = facts.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return _sha256(json.dumps(asdict(facts) | {"at": at, "previous": previous}, sort_keys=True))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
