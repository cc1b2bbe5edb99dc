"""Walking a tree of markup without recursion, so that no depth of nesting can exhaust the stack."""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from lxml import etree


class Step(Enum):
    """What is met at one step of a walk."""

    START = auto()
    TEXT = auto()
    END = auto()


class Visit(NamedTuple):
    """One step of a walk: the element that starts or ends, or the text and an element beside it."""

    step: Step
    element: etree._Element
    text: str = ""


def walk(root: etree._Element, closed: Callable[[etree._Element], bool], *, texts: bool = True) -> Iterator[Visit]:
    """The starts, texts and ends of `root` and what is below it, in reading order.

    What is inside a `closed` element is not visited; without `texts`, neither is any text (python-docx elements
    gather theirs from all below them, each time they are asked).
    """
    steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        if event == "start":
            yield Visit(Step.START, element)
            if closed(element):
                steps.skip_subtree()
            elif texts and element.text:
                yield Visit(Step.TEXT, element, element.text)
            continue
        if event == "end":
            yield Visit(Step.END, element)
        if texts and element is not root and element.tail:
            yield Visit(Step.TEXT, element, element.tail)
