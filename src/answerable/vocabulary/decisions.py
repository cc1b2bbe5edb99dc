"""What a service decides about a recommendation."""

from enum import StrEnum


class Decision(StrEnum):
    AGREED = "agreed"
    PARTLY_AGREED = "partly_agreed"
    NOT_AGREED = "not_agreed"
