"""Whatever the plan, the layout and its troubles: every character is in one field or one leftover, as it stood."""

from collections.abc import Iterator
from typing import TypeVar

from hypothesis import HealthCheck, given, settings, strategies
from pydantic import BaseModel

from answerable.documents.account import account
from answerable.documents.model import Document
from answerable.documents.plan import Doubt
from answerable.documents.readers import decode
from answerable.documents.text import Span, Text
from answerable.documents.understanding import understand
from tests.support.documents import Format, formats_of, make
from tests.support.invention import known_plans
from tests.support.layouts import LAYOUTS
from tests.support.troubles import troubles_of

EXAMPLES = 300
T = TypeVar("T")


@strategies.composite
def documents(draw: strategies.DrawFn) -> Document:
    layout = draw(strategies.sampled_from(LAYOUTS))
    formats = [kind for kind in formats_of(layout) if kind in (Format.TEXT, Format.HTML)]
    troubles = sorted(troubles_of(layout))
    chosen = draw(strategies.lists(strategies.sampled_from(troubles), unique=True)) if troubles else []
    plan = draw(known_plans(findings=3, longest=3))
    made = make(plan, layout, draw(strategies.sampled_from(formats)), *chosen)
    return decode(made.data, made.name)


any_document = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])


@any_document
@given(documents())
def test_every_character_is_accounted_for(document: Document) -> None:
    found = account(document, understand(document))
    assert (found.unclaimed, found.claimed_twice) == ((), ())


@any_document
@given(documents())
def test_every_text_is_the_characters_of_its_spans(document: Document) -> None:
    plan = understand(document)
    cells = {cell.id: cell.text for cell in document.cells()}
    texts = list(held(plan, Text))
    assert [solid(text.text) for text in texts] == [
        solid("".join(cells[span.cell][span.start : span.end] for span in text.spans)) for text in texts
    ]


@any_document
@given(documents())
def test_every_doubt_is_about_words_of_the_document(document: Document) -> None:
    plan = understand(document)
    cells = {cell.id: cell.text for cell in document.cells()}
    blank = [doubt for doubt in held(plan, Doubt) if not all(solid(cut(cells, span)) for span in doubt.spans)]
    assert blank == []


@any_document
@given(documents())
def test_every_source_points_at_a_field_of_the_plan(document: Document) -> None:
    plan = understand(document).model_dump()
    assert [source["field"] for source in plan["sources"] if not points_at_something(plan, source["field"])] == []


def cut(cells: dict[str, str], span: Span) -> str:
    return cells[span.cell][span.start : span.end]


def solid(words: str) -> str:
    return "".join(words.split())


def held(value: object, kind: type[T]) -> Iterator[T]:
    """Every value of this kind inside a plan."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from held(getattr(value, field), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from held(item, kind)


def points_at_something(plan: object, pointer: str) -> bool:
    """Whether a JSON Pointer leads to a value that is there."""
    at = plan
    for step in pointer.split("/")[1:]:
        try:
            at = at[int(step)] if isinstance(at, tuple) else at[step]  # type: ignore[index] # a pointer to nothing fails
        except (IndexError, KeyError, TypeError, ValueError):
            return False
    return at is not None
