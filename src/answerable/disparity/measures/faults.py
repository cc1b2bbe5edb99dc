"""What is wrong with a definition, where it stands, and how that is passed up while a file is read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a definition cannot be right."""

    why: str
    subject: str = ""
    """The measure, or the data set; empty where the file itself is at fault."""
    part: str = ""
    """The field of it: "numerator"."""
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return ": ".join(filter(None, (place, self.subject, self.why)))


class Misread(Exception):  # noqa: N818 (never leaves this room: all that were met are told together)
    """What was found while a value was read; without any fault where the cause is told elsewhere."""

    def __init__(self, faults: Sequence[Fault] = ()) -> None:
        super().__init__(*faults)
        self.faults = tuple(faults)


def gather(reads: Iterable[Callable[[], T]]) -> list[T]:
    """What each call gives back; raises Misread with the faults of all that failed."""
    done: list[T] = []
    faults: list[Fault] = []
    failed = False
    for read in reads:
        try:
            done.append(read())
        except Misread as misread:
            failed = True
            faults.extend(misread.faults)
    if failed:
        raise Misread(faults)
    return done
