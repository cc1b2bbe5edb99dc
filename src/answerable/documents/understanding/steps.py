"""A response, taken apart into what will be done (or was), and the prose around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from answerable.documents.understanding.passage import INNER_MARK, MARK, Passage
from answerable.vocabulary.decisions import find_verdict
from answerable.vocabulary.reasons import find_reasons

_GOES_ON = re.compile(
    r"(?:this|these|those|it|its|they|their|he|she|here|there|such|where|when|which|however|additionally|"
    r"in addition|furthermore|moreover|also|as such|therefore|in doing so|both|\w+ing)\b",
    re.IGNORECASE,
)
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

    @property
    def marked(self) -> bool:
        return bool(self.marks)

    @property
    def leads_in(self) -> bool:
        return self.words.words.endswith(":")


def read_steps(paragraphs: Iterable[Passage]) -> list[Step]:
    """The steps of the paragraphs of a response, in order; items of an inner list belong to the item above them."""
    steps: list[Step] = []
    for step in _raw_steps(paragraphs):
        if steps and _is_inner(step, steps[-1]):
            above = steps[-1]
            steps[-1] = replace(above, words=above.words + step.words, marks=above.marks + step.marks)
        else:
            steps.append(step)
    return steps


def _raw_steps(paragraphs: Iterable[Passage]) -> Iterator[Step]:
    for paragraph in paragraphs:
        mark, words = paragraph.unmarked()
        if mark and words:
            yield Step(words, marks=(mark,))
        elif _is_loose(paragraph):
            yield from (Step(item, loose=True) for item in _loose_items(paragraph))
        else:
            yield from _plain(paragraph)


def _plain(paragraph: Passage) -> Iterator[Step]:
    """A plain paragraph: a lead-in ("we will:") or a verdict is prose, the rest is an action."""
    first, *rest = paragraph.sentences()
    if find_verdict(first.words):
        yield Step(first, prose=True)
        yield from _plain(Passage.join(rest)) if rest else ()
    elif _explains(paragraph.words):
        yield Step(paragraph, prose=True)
    elif paragraph.words.endswith(":"):
        yield from (Step(Passage.join([first, *rest[:-1]])),) if rest else ()
        yield Step(rest[-1] if rest else first, prose=True)
    else:
        yield Step(paragraph)


def _explains(words: str) -> bool:
    """Whether a paragraph gives a reason for not doing something, and commits to nothing."""
    return bool(find_reasons(words)) and not re.search(r"\b(?:will|shall)\b", words)


def _is_inner(step: Step, above: Step) -> bool:
    """Whether a step is an item of a list inside the step above."""
    if not (step.marked or step.loose) or above.prose:
        return False
    if step.marked and INNER_MARK.match(step.marks[0].words + " "):
        return True
    return (above.marked or above.loose) and above.leads_in and not _same_mark(step, above)


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
