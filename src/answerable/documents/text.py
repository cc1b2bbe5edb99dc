"""Words of a plan, and where in the document each of them stands."""

from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A value of the plan: never changed after it is made, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of the text of the cell with this id."""

    cell: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Text(Value):
    """Words as the source has them, white space folded to single spaces, and the spans they were taken from.

    The text is the characters of its spans, in order, whatever white space stands between them.
    """

    text: str
    spans: tuple[Span, ...] = ()

    @classmethod
    def plain(cls, words: str) -> Self:
        """Words that stand in no document."""
        return cls(text=words)
