"""Documents with known contents are read as a careful reader would, in every layout and format, with every trouble."""

from random import Random

import pytest

from answerable.documents.account import account
from answerable.documents.plan import Pairing, Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from benchmarks.reading.facts import facts_known, facts_read
from tests.support.documents import Format, formats_of, make
from tests.support.essence import essence
from tests.support.invention import invent_plan
from tests.support.known import KnownPlan
from tests.support.layouts import CONCERNS_2022, LAYOUTS, OTHER_BODY, PRISON_2020, PROBATION, PROBATION_ROUNDS_IN_CELLS
from tests.support.setting import Layout
from tests.support.troubles import Trouble, troubles_of

SAME_EVERY_TIME = 2022
FINDINGS = 6
# An action alone on its page, and the owners and dates of two with the one before: told, and left to a person.
UNSETTLED = [(PROBATION_ROUNDS_IN_CELLS, Format.PDF_PLATYPUS, None)]
IN_TEXT = {Trouble.MARKUP_LEFT, Trouble.FUSED_LISTS}


def cases() -> list[tuple[Layout, Format, Trouble | None]]:
    plain = [(layout, kind, None) for layout in LAYOUTS for kind in formats_of(layout)]
    return [
        *plain,
        *(
            (layout, troubled(layout, trouble), trouble)
            for layout in LAYOUTS
            for trouble in sorted(troubles_of(layout))
        ),
    ]


def troubled(layout: Layout, trouble: Trouble) -> Format:
    return Format.TEXT if layout.transcribed or trouble in IN_TEXT else Format.PDF_RULED


def read(plan: KnownPlan, layout: Layout, kind: Format, *troubles: Trouble) -> tuple[KnownPlan, Plan]:
    made = make(plan, layout, kind, *troubles)
    document = decode(made.data, made.name)
    found = understand(document)
    assert account(document, found).conserved
    return made.known, found


@pytest.mark.parametrize(("layout", "kind", "trouble"), cases(), ids=lambda case: getattr(case, "name", case))
def test_what_is_known_is_found(layout: Layout, kind: Format, trouble: Trouble | None) -> None:
    plan = invent_plan(Random(SAME_EVERY_TIME), FINDINGS, longest=6)  # noqa: S311 - the same plan every time
    known, found = read(plan, layout, kind, *([trouble] if trouble else []))
    missed = facts_known(known) - facts_read(found)
    if (layout, kind, trouble) in UNSETTLED:
        missed -= {fact: 1 for fact in missed if fact[2] in unsettled(found)}
    assert missed == {}


def unsettled(plan: Plan) -> set[str]:
    actions = (action for finding in plan.findings for one in finding.rounds for action in one.actions)
    return {
        action.text.text for action in actions if Pairing.UNCERTAIN in (action.owner_pairing, action.target_pairing)
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", [PRISON_2020, PROBATION, CONCERNS_2022, OTHER_BODY], ids=lambda layout: layout.name)
def test_every_format_of_a_plan_reads_the_same(layout: Layout, seed: int) -> None:
    plan = invent_plan(Random(seed), 3, longest=4)  # noqa: S311 - the same plan every time
    expected = essence(read(plan, layout, Format.HTML)[1])["findings"]
    for kind in (Format.TEXT, Format.DOCX, Format.ODT, Format.PDF_TAGGED):
        assert essence(read(plan, layout, kind)[1])["findings"] == expected, kind
