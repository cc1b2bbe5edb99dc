"""When an action is due, read from the words in which a plan says so."""

from enum import StrEnum


class TargetKind(StrEnum):
    BY = "by"
    STARTS = "starts"
    DONE = "done"
    DONE_AND_CONTINUING = "done_and_continuing"
    CONTINUING = "continuing"
    RECURRING = "recurring"
    UNREADABLE = "unreadable"
