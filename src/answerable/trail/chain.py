"""What seals an entry: hashes over its words and over all that came before it.

The text that is hashed is documented byte by byte in `docs/reference/audit.md`; it never changes.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from answerable.vocabulary.errors import AnswerableError

START = "0" * 64
"""What stands before the first entry."""
TAKEN_OUT = "taken out"
"""The act of an entry that says another's words were taken out."""
ENTRY = "audit.entry"
"""The subject of such an entry."""
_ANCHOR = re.compile(r"(0|[1-9][0-9]{0,17}):([0-9a-f]{64})")


class AnchorError(AnswerableError):
    """What was given as an anchor is none."""


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


@dataclass(frozen=True)
class Words:
    """What was said, and the salt of its digest."""

    content: str
    salt: str


@dataclass(frozen=True)
class TakenOut:
    """That the words are gone by law, and the number of the entry that says so."""

    said_by: int


@dataclass(frozen=True)
class Sealed:
    """An entry as it stands in the trail; `words` is None where they are missing, or not shown."""

    facts: Facts
    previous: str
    hash: str
    words: Words | TakenOut | None = None


@dataclass(frozen=True)
class Anchor:
    """Number and hash of an entry, written down elsewhere: what came before cannot be changed unseen."""

    number: int
    hash: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises AnchorError."""
        found = _ANCHOR.fullmatch(text.strip())
        if not found:
            raise AnchorError("An anchor is a number, a colon and 64 of the characters 0 to 9 and a to f.")
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def content_of(details: Mapping[str, Any]) -> str:
    """Details as text, in the order they were given; what JSON lacks, such as a date, in its own words."""
    return json.dumps(details, ensure_ascii=False, default=str)


def digest(content: str, salt: str) -> str:
    """What an entry holds in place of its words: without the salt, not even a guess can be checked against it."""
    return _sha256(f"{salt}\n{content}")


def seal(facts: Facts, previous: str) -> str:
    return _sha256(json.dumps(asdict(facts) | {"at": moment(facts.at), "previous": previous}, sort_keys=True))


def moment(at: dt.datetime) -> str:
    """A moment in the one way in which the trail writes it."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
