"""Which owner and which date belong to which action: settled where a careful reader can settle it, else doubted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from answerable.documents.plan import Pairing

E = TypeVar("E")


@dataclass
class Paired(Generic[E]):
    """The entries of one column (owners, or dates) that belong to one action."""

    entries: tuple[E, ...] = ()
    pairing: Pairing = Pairing.ABSENT
    alone: bool = False
    """The action is the only one of its cell, so that several entries are all its own."""
    inherited: bool = False


@dataclass
class Line(Generic[E]):
    """One row, as one of its columns sees it: how many actions begin in it, and the column's entries."""

    actions: int
    entries: list[E] = field(default_factory=list)
    inherits: bool = False
    """The place is blank and takes what stands above."""
    together: bool = False
    """A merged cell that began above reaches over this row too."""
    opens: bool = False
    """A page begins here, which may have cut the row above in two."""
    goes_on: bool = False
    """Its words go on with those above, so that they are one row."""

    @property
    def settled(self) -> bool:
        """Whether its counts alone say which entry belongs to which action."""
        return len(self.entries) in (0, 1, self.actions)


def pair(lines: Sequence[Line[E]]) -> list[Paired[E]]:
    """The entries of each action of the lines, in order.

    Entries of a row where no action begins belong to the row above. Equal counts pair one to one; one entry serves
    all the actions of its cell; a blank that `inherits` takes what the action above has; anything else is uncertain,
    and each action is given every candidate.
    """
    paired: list[Paired[E]] = []
    for block in _over_pages(_blocks(lines)):
        if block.entries or not block.inherits:
            paired += _pair_block(block)
        else:
            paired += [_inherit(paired)] * block.actions
    return paired


def _blocks(lines: Sequence[Line[E]]) -> list[Line[E]]:
    blocks: list[Line[E]] = []
    for line in lines:
        if blocks and (line.together or not line.actions or not blocks[-1].actions):
            blocks[-1].actions += line.actions
            blocks[-1].entries += line.entries
        else:
            blocks.append(replace(line, entries=list(line.entries)))
    return blocks


def _over_pages(blocks: list[Line[E]]) -> list[Line[E]]:
    """Take together the blocks of a row that a page cut in two, where neither count can be trusted alone."""
    joined: list[Line[E]] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if above and block.opens and _is_one_row(above, block):
            above.actions += block.actions
            above.entries += block.entries
        else:
            joined.append(block)
    return joined


def _is_one_row(above: Line[E], below: Line[E]) -> bool:
    """Whether counts that disagree on a page agree over both, or disagree on both."""
    if not above.entries or (above.settled and below.settled):
        return False
    if above.actions + below.actions == len(above.entries) + len(below.entries):
        return above.actions > 1 or bool(below.entries)
    return below.goes_on and not above.settled and below.actions != len(below.entries)


def _pair_block(block: Line[E]) -> list[Paired[E]]:
    count, entries = block.actions, tuple(block.entries)
    if not entries:
        return [Paired()] * count
    if len(entries) == count:
        return [Paired((entry,), Pairing.CERTAIN) for entry in entries]
    if len(entries) == 1:
        return [Paired(entries, Pairing.SHARED)] * count
    return [Paired(entries, Pairing.UNCERTAIN, alone=count == 1)] * count


def _inherit(above: Sequence[Paired[E]]) -> Paired[E]:
    if not above or not above[-1].entries:
        return Paired()
    last = above[-1]
    pairing = Pairing.UNCERTAIN if last.pairing is Pairing.UNCERTAIN else Pairing.INHERITED
    return Paired(last.entries, pairing, last.alone, inherited=True)
