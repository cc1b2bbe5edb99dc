"""What can be wrong with a trail, each in a plain sentence."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.trail.chain import Anchor


class FaultKind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    WORDS_CHANGED = "words changed"
    WORDS_MISSING = "words missing"
    CUT_OFF = "cut off"
    PAST_THE_HEAD = "past the head"
    OTHER_CHAIN = "other chain"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Fault:
    kind: FaultKind
    number: int
    """Of the entry; of a line that cannot be read, the line's."""
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Report:
    """What a check found: every fault, not only the first."""

    entries: int
    last: Anchor
    """The last entry that was found, the anchor of the trail as it stands."""
    faults: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.faults


def changed(number: int) -> Fault:
    return Fault(FaultKind.CHANGED, number, f"Entry {number} is not as it was written.")


def moved(number: int, true: int) -> Fault:
    return Fault(FaultKind.REORDERED, number, f"Entry {true} was moved, and now stands as entry {number}.")


def rewritten(number: int) -> Fault:
    sentence = f"Entry {number} was written anew: the next was sealed after another one."
    return Fault(FaultKind.CHANGED, number, sentence if number else "Entry 1 was not sealed as the first.")


def missing(first: int, last: int) -> Fault:
    which = f"Entry {first} is missing." if first == last else f"Entries {first} to {last} are missing."
    return Fault(FaultKind.MISSING, first, which)


def out_of_order(number: int, after: int) -> Fault:
    again = f"Entry {number} stands twice."
    late = f"Entry {number} is out of order: it stands after entry {after}."
    return Fault(FaultKind.REORDERED, number, again if number == after else late)


def words_changed(number: int) -> Fault:
    return Fault(FaultKind.WORDS_CHANGED, number, f"The words of entry {number} are not as they were written.")


def words_missing(number: int) -> Fault:
    return Fault(FaultKind.WORDS_MISSING, number, f"The words of entry {number} are missing.")


def nobody_took_out(number: int) -> Fault:
    sentence = f"The words of entry {number} are gone, and no entry says that they were taken out."
    return Fault(FaultKind.WORDS_MISSING, number, sentence)


def nothing_taken_out(number: int) -> Fault:
    sentence = f"Entry {number} says that words were taken out, and no entry is without its words for it."
    return Fault(FaultKind.WORDS_CHANGED, number, sentence)


def cut_off(last: int, named: Anchor, what: str) -> Fault:
    sentence = f"The trail is cut off: it ends with entry {last}, and {what} names entry {named.number}."
    return Fault(FaultKind.CUT_OFF, named.number, sentence)


def other_chain(named: Anchor, what: str) -> Fault:
    sentence = f"Entry {named.number} is not the one that {what} names: it, or one before it, was written anew."
    return Fault(FaultKind.OTHER_CHAIN, named.number, sentence)


def past_the_head(number: int, head: int) -> Fault:
    sentence = f"Entry {number} stands past the head, which says that entry {head} is the last."
    return Fault(FaultKind.PAST_THE_HEAD, number, sentence)


def no_head() -> Fault:
    return Fault(FaultKind.CUT_OFF, 0, "The head, which says what the last entry is, is missing.")


def unreadable(line: int) -> Fault:
    return Fault(FaultKind.UNREADABLE, line, f"Line {line} is not a line that the trail writes.")
