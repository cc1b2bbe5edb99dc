"""What a list can be narrowed by; a filter that there is not, or a value that makes no sense, is refused."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.types import ClaimKind, Standing
from answerable.web.commitments.updating import MOST, MOST_DUE, Reported
from answerable.web.estate.types import PlaceKind

_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 2**63 - 1


def _day(typed: object) -> object:
    """Pydantic would take a number of seconds, too."""
    if isinstance(typed, dt.date) or (isinstance(typed, str) and _A_DAY.fullmatch(typed)):
        return typed
    raise ValueError("Write the day as 2026-11-22.")


def _plain(words: str) -> str:
    return words.replace("\0", " ").strip()


Day = Annotated[dt.date, BeforeValidator(_day)]
Key = Annotated[int, Field(ge=1, le=_LARGEST)]
Words = Annotated[str, Field(max_length=200), AfterValidator(_plain)]


class Asked(BaseModel):
    """A query of these names and no others: a filter that was passed over would give far too much."""

    @model_validator(mode="before")
    @classmethod
    def _no_other(cls, given: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - as pydantic has it
        others = sorted(set(info.context["request"].GET) - set(cls.model_fields)) if info.context else []
        if others:
            raise ValueError(f"There is no filter “{others[0]}”. There are: {', '.join(cls.model_fields)}.")
        return given


class Paging(Asked):
    limit: int = Field(50, ge=1, le=200, description="How many on a page")
    after: str = Field("", max_length=1000, description="Where to go on: what stands so in the address `next`")


class PlansAsked(Paging):
    words: Words = Field("", description="Words of the title, all of them")
    place: Key | None = Field(None, description="A place with all below it")
    inspectorate: Key | None = Field(None, description="Whose report it answers")
    year: int | None = Field(None, ge=1900, le=2999, description="Last submitted in")


class FindingsAsked(Paging):
    words: Words = Field("", description="As in a search box: every word; “words together”; begin*; -without")
    plan: Key | None = None
    place: Key | None = Field(None, description="A place with all below it")
    decision: Decision | None = None


class CommitmentsAsked(Paging):
    words: Words = Field("", description="As in a search box: every word; “words together”; begin*; -without")
    plan: Key | None = None
    place: Key | None = Field(None, description="A place with all below it")
    standing: Standing | None = Field(None, description="How it stands today")
    tag: Key | None = Field(None, description="A confirmed tag")
    due_from: Day | None = Field(None, description="Due on this day or later")
    due_to: Day | None = Field(None, description="Due on this day or sooner")
    sort: Annotated[str, Field(pattern="^(due|newest)$")] = Field("due", description="due: the first due first; newest")


class PlacesAsked(Paging):
    words: Words = Field("", description="Part of the name, or the code")
    kind: PlaceKind | None = None


class FiguresAsked(Paging):
    place: Key | None = Field(None, description="One place; left out, the whole service, or every place of a measure")
    measure: Words = Field("", description="Short name of a measure")
    characteristic: Words = Field("", description="What people are grouped by, such as ethnicity")
    group: Words = Field("", description="A group, as its release writes it")


class ChangesAsked(Asked):
    since: Day = Field(description="From this day on")
    limit: int = Field(100, ge=1, le=500, description="The last so many")


class ProgressSaid(BaseModel):
    """What is reported of a commitment; it is entered in the record with the next round of its plan."""

    model_config = ConfigDict(extra="forbid")

    kind: ClaimKind
    words: str = Field(min_length=1, max_length=MOST, description="What was done")
    effective_on: Day = Field(description="The day of which it is true; not later than today")
    due_words: str = Field("", max_length=MOST_DUE, description="The date asked for in place of the one promised")
    reason: str = Field("", max_length=MOST, description="Why the date is to move")

    def reported(self) -> Reported:
        return Reported(self.kind, self.words, self.effective_on, self.due_words, self.reason)
