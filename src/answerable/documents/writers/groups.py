"""Which actions stand in one row of the table: those that cannot be given an owner or a target of their own.

Their owners and targets are printed once, as the source gave them. Whoever reads the row counts: as many
entries as actions are one each, one entry is shared by all, and any other number leaves it uncertain.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from answerable.documents.plan import Action, Pairing
from answerable.documents.writers.entries import BESIDE, Part, cited, entry_lines, pairing
from answerable.documents.writers.sheet import Lines

_UNSETTLED = frozenset({Pairing.SHARED, Pairing.UNCERTAIN})


def group_actions(actions: Sequence[Action]) -> Iterator[Sequence[Action]]:
    """The actions of a round, in order, one or several to a row."""
    start = 0
    while start < len(actions):
        rest = actions[start:]
        longest = max(_run(Part.OWNER, rest), _run(Part.TARGET, rest))
        size = next((size for size in range(longest, 1, -1) if _countable(rest[:size])), 1)
        yield rest[:size]
        start += size


def lines_beside(part: Part, group: Sequence[Action]) -> Lines:
    """What a column holds beside the actions of a row."""
    return entry_lines(part, group[0]) if len(group) == 1 else _group_lines(part, group) or ()


def _run(part: Part, actions: Sequence[Action]) -> int:
    """How many of the actions, from the first, cite what the first cites without having it to itself."""
    first = cited(part, actions[0])
    together = takewhile(lambda action: pairing(part, action) in _UNSETTLED and cited(part, action) == first, actions)
    return len(list(together)) if first else 0


def _countable(group: Sequence[Action]) -> bool:
    """Whether counting its entries gives every column of the group back as it is."""
    return None not in (_group_lines(part, group) for part in BESIDE)


def _group_lines(part: Part, group: Sequence[Action]) -> Lines | None:
    """The lines of a column: what all cite, once, or one for each; None where counting would mislead."""
    entries = [entry_lines(part, action) for action in group]
    if _run(part, group) == len(group):
        uncertain = pairing(part, group[0]) is Pairing.UNCERTAIN
        return None if uncertain and len(entries[0]) in {1, len(group)} else entries[0]
    if not any(entries):
        return ()
    own = all(pairing(part, action) is Pairing.CERTAIN for action in group)
    return tuple(lines[0] for lines in entries) if own and all(len(lines) == 1 for lines in entries) else None
