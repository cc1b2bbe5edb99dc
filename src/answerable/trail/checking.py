"""Whether a trail is whole: every entry changed, missing, reordered or cut off is named."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from answerable.trail import faults
from answerable.trail.chain import ENTRY, START, TAKEN_OUT, Anchor, Sealed, TakenOut, digest, seal
from answerable.trail.faults import Fault, Report

HEAD, ANCHOR = "the head", "the anchor"
_MOST_MOVED = 500
"""Among more entries than this that do not fit their seals, nobody looks for those that were only moved."""


def check(
    entries: Iterable[Sealed], *, head: Anchor | None, anchor: Anchor | None = None, words: bool = True
) -> Report:
    """Check entries in the order in which they stand.

    `head` is what the trail itself says its last entry is, `anchor` what was written down elsewhere; `words` says
    whether the entries come with their words.
    """
    marks = [(mark, what) for mark, what in ((head, HEAD), (anchor, ANCHOR)) if mark]
    chain, said = _Chain({mark.number for mark, _ in marks}), _Words()
    count = 0
    for entry in entries:
        count += 1
        chain.add(entry)
        if words:
            said.add(entry)
    found = [*chain.faults(), *(said.faults() if words else ()), *chain.marked(marks)]
    if head and chain.number > head.number:
        found.append(faults.past_the_head(chain.number, head.number))
    if count and not head:
        found.append(faults.no_head())
    return Report(count, Anchor(chain.number, chain.hash), tuple(sorted(found, key=lambda fault: fault.number)))


class _Chain:
    """The entries seen so far; `number` and `hash` are those of the last that stood in its order."""

    def __init__(self, marks: set[int]) -> None:
        self.number, self.hash, self.sound = 0, START, True
        self._marked = {0: START} if 0 in marks else {}
        self._marks = marks
        self._found: list[Fault] = []
        self._unsealed: list[Sealed] = []
        self._gaps: list[range] = []
        self._late: set[int] = set()

    def add(self, entry: Sealed) -> None:
        number, sound = entry.facts.number, seal(entry.facts, entry.previous) == entry.hash
        if not sound:
            self._unsealed.append(entry)
        if number <= self.number:
            self._found.append(faults.out_of_order(number, self.number))
            self._late.add(number)
        elif sound or number == self.number + 1:
            self._follow(entry, sound=sound)

    def _follow(self, entry: Sealed, *, sound: bool) -> None:
        number = entry.facts.number
        if number > self.number + 1:
            self._gaps.append(range(self.number + 1, number))
        elif sound and self.sound and entry.previous != self.hash:
            self._found.append(faults.rewritten(self.number))
        if number in self._marks:
            self._marked[number] = entry.hash
        self.number, self.hash, self.sound = number, entry.hash, sound

    def faults(self) -> list[Fault]:
        return [*self._found, *self._not_as_written(), *self._missing()]

    def _not_as_written(self) -> Iterator[Fault]:
        few = len(self._unsealed) <= _MOST_MOVED
        numbers = [entry.facts.number for entry in self._unsealed] if few else []
        for entry in self._unsealed:
            true = next((number for number in numbers if _fits(entry, number)), None)
            number = entry.facts.number
            yield faults.changed(number) if true is None else faults.moved(number, true)

    def _missing(self) -> Iterator[Fault]:
        for gap in self._gaps:
            first = gap.start
            for found in sorted(number for number in self._late if number in gap):
                if first < found:
                    yield faults.missing(first, found - 1)
                first = found + 1
            if first < gap.stop:
                yield faults.missing(first, gap.stop - 1)

    def marked(self, marks: Iterable[tuple[Anchor, str]]) -> Iterator[Fault]:
        """What does not agree with the anchors given, each with what it is called."""
        for mark, what in marks:
            if mark.number > self.number:
                yield faults.cut_off(self.number, mark, what)
            elif self._marked.get(mark.number, mark.hash) != mark.hash:
                yield faults.other_chain(mark, what)


def _fits(entry: Sealed, number: int) -> bool:
    """Whether the entry was sealed under this number."""
    return seal(replace(entry.facts, number=number), entry.previous) == entry.hash


class _Words:
    """The words of the entries seen so far, and the entries that say that words were taken out."""

    def __init__(self) -> None:
        self._found: list[Fault] = []
        self._taken_out: dict[int, int] = {}
        self._saying: set[int] = set()

    def add(self, entry: Sealed) -> None:
        facts, words = entry.facts, entry.words
        if (facts.act, facts.subject) == (TAKEN_OUT, ENTRY):
            self._saying.add(facts.number)
        if words is None:
            self._found.append(faults.words_missing(facts.number))
        elif isinstance(words, TakenOut):
            self._taken_out[facts.number] = words.said_by
        elif digest(words.content, words.salt) != facts.digest:
            self._found.append(faults.words_changed(facts.number))

    def faults(self) -> Iterator[Fault]:
        yield from self._found
        unused = set(self._saying)
        for number, said_by in self._taken_out.items():
            if said_by in unused:
                unused.remove(said_by)
            else:
                yield faults.nobody_took_out(number)
        yield from (faults.nothing_taken_out(number) for number in unused)
