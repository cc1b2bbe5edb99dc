"""The fields of a plan that a person may write anew: what each is called, and its words as they stand."""

from enum import Enum
from typing import Any

from answerable.documents.plan import Plan, SaidDate, Submission, Target
from answerable.documents.text import Text
from answerable.web.design import words
from answerable.web.plans.presenters.changes import field_name
from answerable.web.plans.review.pointers import get


def label_of(pointer: str) -> str:
    name = field_name(pointer)
    return f"{name[:1].upper()}{name[1:]}".removeprefix("The ").removeprefix("A ").capitalize()


def words_of(plan: Plan, pointer: str) -> str:
    """What stands at the pointer, as it is edited: a list has one item a line. Raises ReviewError."""
    return _words(get(plan, pointer))


def _words(value: Any) -> str:  # noqa: ANN401, PLR0911 - one for each kind of field
    match value:
        case None:
            return ""
        case Text():
            return value.text
        case SaidDate() | Submission():
            return value.raw
        case Target():
            return value.raw.text
        case Enum():
            return str(value.value)
        case tuple():
            return "\n".join(map(_words, value))
        case float():
            return f"{value:g}"
        case _:
            return words.date(value) if hasattr(value, "year") else str(value)
