"""The test documents themselves, read back by other libraries than the readers under test."""

from io import BytesIO
from itertools import pairwise
from random import Random

import pdfplumber
import pytest
from bs4 import BeautifulSoup
from docx import Document as WordDocument
from hypothesis import given
from odfdo import Document as OdfDocument

from tests.support.documents import Format, formats_of, make, set_plan
from tests.support.invention import invent_plan, known_plans
from tests.support.known import KnownPlan
from tests.support.layouts import LAYOUTS, PRISON_2020, PROBATION
from tests.support.setting import Layout
from tests.support.sheets import Grid, Role
from tests.support.troubles import Trouble, troubles_of

PLAN = invent_plan(Random(3), 4, longest=3)  # noqa: S311 - the same plan every time, not a secret
EACH_FORMAT = [
    pytest.param(layout, kind, id=f"{layout.name} as {kind}") for layout in LAYOUTS for kind in formats_of(layout)
]
EACH_TROUBLE = [
    pytest.param(layout, trouble, id=f"{layout.name} with {trouble}")
    for layout in LAYOUTS
    for trouble in sorted(troubles_of(layout))
]


def printed_words(data: bytes, kind: Format) -> str:
    match kind:
        case Format.TEXT:
            return data.decode()
        case Format.HTML:
            return BeautifulSoup(data, "lxml").get_text(" ")
        case Format.DOCX:
            return " ".join(WordDocument(BytesIO(data)).element.body.itertext())
        case Format.ODT:
            body = OdfDocument(BytesIO(data)).body
            return " ".join(str(element.text_recursive) for element in body.get_elements("//text:p|//text:h"))
        case _:
            return words_by_column(data)


def words_by_column(data: bytes) -> str:
    """The text of each page, then of each strip between two rules, down all pages."""
    strips: dict[int, list[str]] = {}
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            rules = sorted({round(edge["x0"]) for edge in page.edges if edge["orientation"] == "v"})
            columns = [(left, right) for left, right in pairwise(rules) if right - left > 5]
            for place, (left, right) in enumerate([(0, page.width), *columns]):
                strip = page.crop((left, 0, right, page.height - 40))
                strips.setdefault(place, []).append(strip.extract_text())
    return " ".join(text for strip in strips.values() for text in strip)


def said(plan: KnownPlan) -> set[str]:
    """Words of the plan that no page break can cut: owners, targets, decisions."""
    actions = [action for finding in plan.findings for action in finding.actions()]
    return {
        *(owner for action in actions for owner in action.owners),
        *(target for action in actions for target in action.targets),
        *(finding.decision_words for finding in plan.findings if finding.decision_words),
    }


def folded(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize(("layout", "kind"), EACH_FORMAT)
def test_what_is_known_is_printed(layout: Layout, kind: Format) -> None:
    made = make(PLAN, layout, kind)

    printed = folded(printed_words(made.data, kind))

    assert {words for words in said(made.known) if folded(words) not in printed} == set()


@pytest.mark.parametrize(("layout", "trouble"), EACH_TROUBLE)
def test_each_trouble_shows(layout: Layout, trouble: Trouble) -> None:
    plain, troubled = make(PLAN, layout, Format.HTML), make(PLAN, layout, Format.HTML, trouble)

    assert (plain.data, plain.known) != (troubled.data, troubled.known)


@given(known_plans(2, longest=2))
def test_a_layout_shows_no_more_of_what_it_has_shown(plan: KnownPlan) -> None:
    for layout in LAYOUTS:
        shown = layout.shows(plan)

        assert layout.shows(shown) == shown


def test_split_rows_go_on_under_a_blank_number() -> None:
    _, sheet = set_plan(PLAN, PRISON_2020, Trouble.SPLIT_ROWS)

    grids = [item for item in sheet.items if isinstance(item, Grid) and Role.RESPONSE in item.roles]

    assert [grid.rows[0].cells[0] == () for grid in grids] == [False, True, True]


def test_narrow_parts_lose_the_columns_of_the_finding() -> None:
    _, sheet = set_plan(PLAN, PROBATION, Trouble.NARROW_PARTS)

    widths = [len(item.roles) for item in sheet.items if isinstance(item, Grid) and Role.RESPONSE in item.roles]

    assert set(widths) == {3, 6}
