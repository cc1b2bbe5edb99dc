"""A trail as a file: one line of JSON that says where it ends, then one line for each entry.

Ids and digests only; with words where they are asked for. A line that is not exactly as it would be written is a fault.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from answerable.trail import faults
from answerable.trail.chain import Anchor, AnchorError, Facts, Sealed, TakenOut, Words, moment
from answerable.trail.checking import check
from answerable.trail.faults import Fault, Report
from answerable.vocabulary.errors import UnreadableDocumentError

VERSION = 1
_INTEGERS, _IDS = ("number", "subject_id"), ("by", "place")
_STRINGS = ("at", "act", "subject", "digest", "previous", "hash")
_WORDS, _TAKEN_OUT = ("content", "salt"), "taken_out_by"


def first_line(head: Anchor, *, words: bool) -> str:
    """What the file begins with: the head of the trail, and whether the words are in it."""
    return json.dumps({"trail": VERSION, "head": str(head), "words": words})


def line(entry: Sealed) -> str:
    said: dict[str, Any] = {}
    if isinstance(entry.words, TakenOut):
        said = {_TAKEN_OUT: entry.words.said_by}
    elif entry.words:
        said = asdict(entry.words)
    facts = asdict(entry.facts) | {"at": moment(entry.facts.at)}
    return json.dumps(facts | {"previous": entry.previous, "hash": entry.hash} | said)


def check_lines(lines: Iterable[str], *, anchor: Anchor | None = None) -> Report:
    """Check a file, given line by line without the line ends. Raises UnreadableDocumentError where it is no trail."""
    given = iter(lines)
    head, words = _begin(next(given, ""))
    unreadable: list[Fault] = []
    report = check(_entries(given, unreadable, words=words), head=head, anchor=anchor, words=words)
    return replace(report, faults=(*unreadable, *report.faults))


def _begin(text: str) -> tuple[Anchor, bool]:
    try:
        said = json.loads(text)
        head, words = Anchor.read(said["head"]), said["words"]
        exact = isinstance(words, bool) and first_line(head, words=words) == text
    except (ValueError, KeyError, TypeError, AttributeError, AnchorError):
        exact = False
    if not exact:
        raise UnreadableDocumentError(
            "Line 1 does not begin an exported audit trail. Export it again with `export_audit`."
        )
    return head, words


def _entries(lines: Iterator[str], unreadable: list[Fault], *, words: bool) -> Iterator[Sealed]:
    for number, text in enumerate(lines, 2):
        try:
            entry = read(text)
        except (ValueError, KeyError, TypeError, OverflowError):
            unreadable.append(faults.unreadable(number))
            continue
        if entry.words and not words:
            unreadable.append(faults.unreadable(number))
        yield entry


def read(text: str) -> Sealed:
    """The entry of a line. Raises ValueError, KeyError, TypeError or OverflowError where it is none."""
    said = json.loads(text)
    for names, kinds in ((_INTEGERS, int), (_IDS, int | None), (_STRINGS, str)):
        if not all(isinstance(said[name], kinds) for name in names):
            raise TypeError(text)
    facts = Facts(
        **{name: said[name] for name in Facts.__dataclass_fields__ if name != "at"},
        at=dt.datetime.fromisoformat(said["at"]),
    )
    entry = Sealed(facts, said["previous"], said["hash"], _words(said))
    if line(entry) != text:
        raise ValueError(text)
    return entry


def _words(said: dict[str, Any]) -> Words | TakenOut | None:
    if _TAKEN_OUT in said:
        return TakenOut(int(said[_TAKEN_OUT]))
    if not any(name in said for name in _WORDS):
        return None
    content, salt = (str(said[name]) for name in _WORDS)
    (content + salt).encode()
    return Words(content, salt)
