"""A trail made up, as it would be exported."""

import datetime as dt
from dataclasses import replace

from answerable.trail.chain import START, Anchor, Facts, Sealed, TakenOut, Words, content_of, digest, seal
from answerable.trail.lines import first_line, line

AT = dt.datetime(2026, 6, 3, 12, tzinfo=dt.UTC)


def trail(length: int) -> list[Sealed]:
    """The words of the first entry are taken out by the last."""
    made: list[Sealed] = []
    for number in range(1, length + 1):
        last = number == length
        words = Words(content_of({"name": f"Person {number}"}), f"{number:032}")
        facts = Facts(
            number=number,
            at=AT + dt.timedelta(minutes=number),
            by=7,
            act="taken out" if last else "post added",
            subject="audit.entry" if last else "estate.post",
            subject_id=1 if last else number,
            place=None,
            digest=digest(words.content, words.salt),
        )
        previous = made[-1].hash if made else START
        made.append(Sealed(facts, previous, seal(facts, previous), words))
    return [replace(made[0], words=TakenOut(length)), *made[1:]]


def head(entries: list[Sealed]) -> Anchor:
    return Anchor(entries[-1].facts.number, entries[-1].hash)


def lines(entries: list[Sealed], *, words: bool = True) -> list[str]:
    shown = entries if words else [replace(entry, words=None) for entry in entries]
    return [first_line(head(entries), words=words), *map(line, shown)]
