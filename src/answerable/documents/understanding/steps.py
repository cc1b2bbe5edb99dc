"""A response, taken apart into what will be done (or was), and the prose around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.documents.understanding.passage import INNER_MARK, MARK, Passage
from answerable.vocabulary.decisions import find_verdict
from answerable.vocabulary.reasons import find_reasons

_GOES_ON = re.compile(
    r"(?:this|these|those|it|its|they|their|he|she|here|there|such|where|when|which|however|additionally|"
    r"in addition|furthermore|moreover|also|as such|therefore|in doing so|both|\w+ing)\b",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(
    r"\b(?:will|shall|to|by|we|they|includes?|including|following|actions|steps|commitments|namely|on|are|is)\W*:$",
    re.IGNORECASE,
)
"""How a lead-in ends whose list holds the actions."""
_COMMITS = re.compile(
    r"\b(?:will|shall|ha(?:s|ve) been|ha(?:s|ve) \w+ed|ha(?:s|ve) now|are|were|was)\b|"
    r"^(?:continue|ensure|engage|develop|work|consult|increase|provide|establish|review|undertake|deliver|design|"
    r"create|improve|introduce|publish|share|support|train|update|use|hold|identify|issue|maintain|monitor|promote)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Step:
    """One paragraph, list item or sentence of a response: an action, unless it is prose."""

    words: Passage
    marks: tuple[Passage, ...] = ()
    """The marks of the list item and of the items inside it."""
    prose: bool = False
    loose: bool = False
    """An item of a list whose marks were lost."""
    lists: bool = False
    """Lettered or numbered items are in its words; more may follow."""

    @property
    def marked(self) -> bool:
        return bool(self.marks)

    @property
    def labelled(self) -> bool:
        """An item with a letter or a number."""
        return self.marked and self.marks[0].words[0] not in "•◦"

    @property
    def leads_in(self) -> bool:
        return self.words.words.endswith(":")


def read_steps(paragraphs: Iterable[Passage]) -> list[Step]:
    """The steps of the paragraphs of a response, in order; items of an inner list belong to the item above them."""
    steps: list[Step] = []
    for step in _raw_steps(paragraphs):
        if steps and is_inner(step, steps[-1]):
            steps[-1] = with_inner(steps[-1], step)
        else:
            steps.append(step)
    return [part for step in steps for part in _apart(step)]


def with_inner(above: Step, item: Step) -> Step:
    """A step with an item of its inner list: a letter or number stays in its words, a bullet is only a mark."""
    if item.labelled:
        return Step(above.words + Passage.join(item.marks) + item.words, above.marks, loose=above.loose, lists=True)
    return Step(above.words + item.words, above.marks + item.marks, loose=above.loose, lists=above.lists)


def _raw_steps(paragraphs: Iterable[Passage]) -> Iterator[Step]:
    for paragraph in paragraphs:
        mark, words = paragraph.unmarked()
        if mark and words:
            yield Step(words, marks=(mark,))
        elif _is_loose(paragraph):
            yield from (Step(item, loose=True) for item in _loose_items(paragraph))
        else:
            yield _plain(paragraph)


def _plain(paragraph: Passage) -> Step:
    return Step(paragraph, prose=paragraph.words.endswith(":") or _explains(paragraph.words))


def _apart(step: Step) -> Iterator[Step]:
    """A plain paragraph in its parts: a verdict before what will be done, or a lead-in after it, is prose."""
    first, *rest = step.words.sentences()
    if step.marked or step.loose:
        yield step
    elif find_verdict(first.words):
        yield Step(first, prose=True)
        if rest:
            yield from _apart(_plain(Passage.join(rest)))
    elif step.leads_in and rest:
        yield Step(Passage.join([first, *rest[:-1]]))
        yield Step(rest[-1], prose=True)
    else:
        yield step


def _explains(words: str) -> bool:
    """Whether a paragraph gives a reason for not doing something, and commits to nothing."""
    return bool(find_reasons(words)) and not re.search(r"\b(?:will|shall)\b", words)


def is_inner(step: Step, above: Step) -> bool:
    """Whether a step is an item of a list inside the step above.

    Lettered or numbered items below "in two ways:" are inside it; below "we will:" each is an action of its own.
    """
    if step.marked and INNER_MARK.match(step.marks[0].words + " "):
        return not above.prose
    if above.lists and step.labelled:
        return not _same_mark(step, above)
    if not (step.marked or step.loose) or not above.leads_in or _same_mark(step, above):
        return False
    return not above.prose or (step.labelled and not _OPENS_LIST.search(above.words.words))


def _same_mark(step: Step, above: Step) -> bool:
    return bool(step.marks and above.marks) and step.marks[0].words[:1] == above.marks[0].words[:1]


def _is_loose(paragraph: Passage) -> bool:
    first = paragraph.slices[0]
    return any(start <= first.start < end for start, end in first.cell.loose)


def _loose_items(paragraph: Passage) -> list[Passage]:
    """The items of a list whose marks were lost: each begins with a sentence that itself commits to something."""
    items: list[Passage] = []
    for sentence in paragraph.sentences():
        if items and (_GOES_ON.match(sentence.words) or not _COMMITS.search(sentence.words)):
            items[-1] += sentence
        else:
            items.append(sentence)
    return items


def is_broken_off(words: str) -> bool:
    """Whether a passage stops inside a sentence, so that what follows on the next page may belong to it."""
    return bool(words) and not re.search(r"[.!?:;][\"'”’)]?$", words)


def clearly_broken_off(words: str) -> bool:
    """Whether a passage stops at a word after which a sentence cannot end."""
    return bool(
        re.search(
            r"(?:\b(?:a|an|the|and|or|of|to|in|on|by|for|with|from|at|as|that|which|is|are|will|via|any|its|their|"
            r"this|into|including|who|be|has|have|not|than|per)|[,\-–(/&])$",
            words,
        ),
    )


def starts_inside(words: str) -> bool:
    """Whether a passage starts inside a sentence."""
    return not MARK.match(words) and words[:1].islower()
