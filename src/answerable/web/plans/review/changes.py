"""What a person may say in review: frozen values, kept as JSON, each naming by JSON Pointer what it changes."""

from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from answerable.documents.text import Value


class Pick(Value):
    """Which of its own candidates, counted from 0, an action of the round keeps; None leaves them all."""

    action: int
    owners: tuple[int, ...] | None = None
    targets: tuple[int, ...] | None = None


class Choose(Value):
    """Owners and dates chosen for actions of the round at `pointer`."""

    act: Literal["choose"] = "choose"
    pointer: str
    picks: tuple[Pick, ...]


class Edit(Value):
    """Words put in place of those read at `pointer`, and at each of `also`; lists have one item a line."""

    act: Literal["edit"] = "edit"
    pointer: str
    words: str
    also: tuple[str, ...] = ()


class Split(Value):
    """The action at `pointer` is two: the second begins at this offset of its words."""

    act: Literal["split"] = "split"
    pointer: str
    at: int


class Join(Value):
    """The action at `pointer` and the one after it are one."""

    act: Literal["join"] = "join"
    pointer: str


class Move(Value):
    """The action at `pointer` belongs last in another round, or another finding; positions count from 0."""

    act: Literal["move"] = "move"
    pointer: str
    finding: int
    round: int


class Explain(Value):
    """The action at `pointer` is none: its words explain the answer."""

    act: Literal["explain"] = "explain"
    pointer: str


class Adopt(Value):
    """The leftover at `pointer` belongs to a finding: as an action of a round, or as words of its answer."""

    act: Literal["adopt"] = "adopt"
    pointer: str
    finding: int
    round: int | None = None


class Leave(Value):
    """All is as the source has it."""

    act: Literal["leave"] = "leave"
    pointer: str = ""


Change = Annotated[Choose | Edit | Split | Join | Move | Explain | Adopt | Leave, Field(discriminator="act")]
CHANGES: Final[TypeAdapter[Change]] = TypeAdapter(Change)
