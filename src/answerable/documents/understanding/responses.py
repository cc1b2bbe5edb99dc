"""The rows of one finding, cut into rounds, and each round's columns put together again where pages broke them."""

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.documents.plan import LeftoverCode
from answerable.documents.understanding.notes import Notes
from answerable.documents.understanding.overlap import LEAST_AFTER_SENTENCE, LEAST_WORDS, contains, repeated_length
from answerable.documents.understanding.owners import Posts
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.roles import Role
from answerable.documents.understanding.rounds import Label, column_label, read_bare_label, read_label
from answerable.documents.understanding.rows import Row
from answerable.documents.understanding.steps import (
    Step,
    clearly_broken_off,
    is_broken_off,
    is_inner,
    read_steps,
    starts_inside,
    with_inner,
)
from answerable.vocabulary.due_date_runs import split_due_dates
from answerable.vocabulary.posts import heads

_AWAITS_DATE = re.compile(r"\b(?:from|by|until|in|and|commencing|starting|to|of|end|late|early|mid)$", re.IGNORECASE)
_AWAITS_YEAR = re.compile(
    rf"\b(?:spring|summer|autumn|winter|quarter \w+|q[1-4]|{'|'.join(month_name[1:])})$", re.IGNORECASE
)


@dataclass
class Part:
    """The part of one row that belongs to one round."""

    paragraphs: list[Passage]
    row: Row
    place: int
    """The number of the row among those of its finding."""
    steps: list[Step] = field(default_factory=list)
    goes_on: bool = False
    """Its first words went on with the action before it."""
    owners: list[Passage] = field(default_factory=list)
    targets: list[Passage] = field(default_factory=list)

    @property
    def actions(self) -> list[Step]:
        return [step for step in self.steps if not step.prose]

    @property
    def unassigned(self) -> bool:
        """Neither an owner nor a date stands in it."""
        return not (self.row[Role.OWNER] or self.row[Role.TARGET])


@dataclass
class RoundDraft:
    label: Label | None
    parts: list[Part] = field(default_factory=list)
    torn: list[Passage] = field(default_factory=list)
    """Dates of this round that stand apart from their rows."""


def split_rounds(rows: Sequence[Row]) -> list[RoundDraft]:
    """The rounds of a finding, each begun by a label in the response.

    What stands beside a response that a label divides belongs to what follows the label.
    """
    rounds = [RoundDraft(None)]
    for place, row in enumerate(rows):
        bare = row.without(Role.OWNER, Role.TARGET, Role.STATUS, Role.PERCENT)
        parts = []
        for label, paragraphs in _stretches(row):
            if label:
                rounds.append(RoundDraft(label))
            parts.append(Part(paragraphs, bare, place))
            rounds[-1].parts.append(parts[-1])
        parts[-1].row = row
    return [draft for draft in rounds if draft.label or any(_holds_words(part) for part in draft.parts)]


def split_progress(rows: Sequence[Row], heading: str) -> list[RoundDraft]:
    """The round that a column of progress holds, if there is one; who owns a row owns its progress."""
    kept = (Role.OWNER, Role.PROGRESS)
    parts = [
        Part(list(row[Role.PROGRESS]), replace(row, words={role: row[role] for role in kept}), place)
        for place, row in enumerate(rows)
        if row[Role.PROGRESS]
    ]
    return [RoundDraft(column_label(heading), parts)] if parts else []


def _holds_words(part: Part) -> bool:
    roles = (Role.OWNER, Role.TARGET, Role.STATUS, Role.PERCENT)
    return bool(part.paragraphs) or any(part.row[role] for role in roles)


def _stretches(row: Row) -> list[tuple[Label | None, list[Passage]]]:
    """The stretches of a row's response between round labels; at least one, perhaps empty."""
    if row.only(Role.RESPONSE) and (bare := read_bare_label(row.whole(Role.RESPONSE))):
        return [(bare, [])]
    stretches: list[tuple[Label | None, list[Passage]]] = [(None, [])]
    for paragraph in row[Role.RESPONSE]:
        label, rest = read_label(paragraph)
        if label:
            stretches.append((label, []))
        if rest:
            stretches[-1][1].append(rest)
    return stretches[1:] if len(stretches) > 1 and not stretches[0][1] else stretches


def knit(draft: RoundDraft, posts: Posts, earlier: str, notes: Notes) -> None:
    """Read the steps, owners and dates of every part of a round, joining what a page or a row broke off.

    `earlier` is what the rounds before said, which a page may repeat.
    """
    before: list[Part] = []
    for part in draft.parts:
        part.steps = read_steps(part.paragraphs)
        _knit_steps(part, before, earlier, notes)
        part.owners = [_without_mark(line, notes) for line in part.row[Role.OWNER]]
        part.targets = _dates(part.row[Role.TARGET], notes)
        _knit_owners(part, before, posts, notes)
        _knit_targets(part, before)
        before.append(part)


def _dates(lines: Sequence[Passage], notes: Notes) -> list[Passage]:
    """The dates of a cell; one in brackets belongs to the one above it."""
    dates: list[Passage] = []
    for date in (date for line in lines for date in split_dates(_without_mark(line, notes))):
        if dates and date.words.startswith("("):
            dates[-1] += date
        else:
            dates.append(date)
    return dates


def _without_mark(line: Passage, notes: Notes) -> Passage:
    mark, words = line.unmarked()
    notes.source("/actions", mark)
    return words


def split_dates(line: Passage) -> list[Passage]:
    return [line.cut(start, end) for start, end in split_due_dates(line.words)]


def _knit_steps(part: Part, before: list[Part], earlier: str, notes: Notes) -> None:
    last = next((known for known in reversed(before) if known.steps), None)
    if not last or not part.steps:
        return
    above, first = last.steps[-1], part.steps[0]
    if first.marked:
        if part.row.opens and is_inner(first, above):
            last.steps[-1], part.steps, part.goes_on = with_inner(above, first), part.steps[1:], True
            _knit_steps(part, before, earlier, notes)
        return
    said = " ".join([earlier, *(step.words.words for known in before for step in known.steps)])
    if part.row.opens and part.unassigned and contains(said, first.words.words):
        notes.leftover(LeftoverCode.REPEATED, first.words)
        part.steps = part.steps[1:]
        return
    least = LEAST_WORDS if is_broken_off(above.words.words) else LEAST_AFTER_SENTENCE
    repeated = repeated_length(above.words.words, first.words.words, least=least)
    if repeated:
        notes.leftover(LeftoverCode.REPEATED, first.words.cut(0, repeated))
    if repeated or _goes_on(above, first, part, before):
        last.steps[-1] = replace(
            above, words=above.words + first.words.cut(repeated), prose=first.prose and above.prose
        )
        part.steps, part.goes_on = part.steps[1:], True


def _goes_on(above: Step, first: Step, part: Part, before: Sequence[Part]) -> bool:
    """Whether a row's first words go on with the sentence that the row above broke off."""
    words = above.words.words
    if not is_broken_off(words):
        return False
    if starts_inside(first.words.words) or clearly_broken_off(words):
        return True
    return part.unassigned or (part.row.opens and (not part.row[Role.TARGET] or _ends_sentences(before)))


def _ends_sentences(before: Sequence[Part]) -> bool:
    """Whether every step but the last ends its sentence, so that a last one without an end was broken off."""
    steps = [step for part in before for step in part.steps]
    return len(steps) > 1 and not any(is_broken_off(step.words.words) for step in steps[:-1])


def _knit_owners(part: Part, before: list[Part], posts: Posts, notes: Notes) -> None:
    above = next((earlier for earlier in reversed(before) if earlier.owners), None)
    if not above or not part.owners:
        return
    last, first = above.owners[-1], part.owners[0]
    if part.goes_on and repeated_length(last.words, first.words, least=1) == len(first.words):
        notes.leftover(LeftoverCode.REPEATED, first)
    elif posts.continues(last.words, first.words) or _one_too_many(part):
        above.owners[-1] = last + first
    else:
        return
    part.owners = part.owners[1:]


def _one_too_many(part: Part) -> bool:
    """Whether the first owner of a row that goes on with an action above can only be the rest of the one above."""
    surplus = len(part.owners) - len(part.actions)
    return part.goes_on and surplus == 1 and len(part.actions) == len(part.targets) and not heads(part.owners[0].words)


def _knit_targets(part: Part, before: list[Part]) -> None:
    above = next((earlier for earlier in reversed(before) if earlier.targets), None)
    if above and part.targets and _dates_go_on(above.targets[-1].words, part.targets[0].words):
        above.targets[-1] += part.targets[0]
        part.targets = part.targets[1:]


def _dates_go_on(above: str, words: str) -> bool:
    """Whether a date was broken off at a row's end: "Annually from", or "June" with its year below."""
    year = _AWAITS_YEAR.search(above) and re.match(r"(?:19|20)\d\d\b", words)
    return bool(_AWAITS_DATE.search(above) or year or words.startswith("("))
