"""Runs of words cut and joined with the spans they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from answerable.documents.text import Span, Text


def cut(text: Text, start: int, end: int) -> Text:
    """The words between two offsets, without white space around them.

    Words that a person has edited do not tell which of their spans they stand in: every part then keeps them all.
    """
    part = text.text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    spans = tuple(_cut_spans(text.spans, start, end)) if is_as_read(text) else text.spans
    return Text(text=part.strip(), spans=spans)


def is_as_read(text: Text) -> bool:
    """Whether the words can still be told apart by their spans, each of which is parted from the next by a space."""
    return bool(text.spans) and sum(end - start + 1 for _, start, end in text.spans) - 1 == len(text.text)


def _cut_spans(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    for (first, last), span in zip(pieces(spans), spans, strict=True):
        begin, stop = max(start, first), min(end, last)
        if begin < stop:
            yield Span(span.cell, span.start + begin - first, span.start + stop - first)


def pieces(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each span the offsets of its words in the text of them all."""
    ends = list(accumulate(span.end - span.start + 1 for span in spans))
    return list(zip([0, *ends], [end - 1 for end in ends], strict=False))


def joined(texts: Iterable[Text]) -> Text:
    held = list(texts)
    spans = dict.fromkeys(span for text in held for span in text.spans)
    return Text(text=" ".join(text.text for text in held), spans=tuple(spans))


def folded(words: str) -> str:
    return " ".join(words.split())
