"""The documents that are measured: invented plans, so that what is in them is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.support.documents import Format, Made, formats_of, make
from tests.support.invention import invent_plan
from tests.support.layouts import LAYOUTS, OTHER_BODY, PRISON_2020, PROBATION
from tests.support.setting import Layout
from tests.support.troubles import Trouble, troubles_of

OF_MARKUP = (Trouble.FUSED_LISTS, Trouble.MARKUP_LEFT)
SEED = 2022
LONGEST = 6
"""The most actions in a round; of short documents."""
PDFS = (Format.PDF_TAGGED, Format.PDF_RULED, Format.PDF_PLATYPUS)
LONG = ((PRISON_2020, 110), (PROBATION, 42), (OTHER_BODY, 78))
"""Layouts, and how many findings make about forty pages."""


@dataclass(frozen=True, slots=True)
class Sample:
    layout: Layout
    format: Format
    made: Made
    trouble: Trouble | None = None

    @property
    def has_tables(self) -> bool:
        """Whether tools that find tables in PDFs have anything to find."""
        return self.format in PDFS and bool(self.layout.columns)


def long_samples(*, quick: bool) -> Iterator[Sample]:
    """PDFs of about forty pages (eight when quick), for time and memory."""
    for layout, findings in LONG:
        for kind in PDFS:
            yield sample(layout, kind, findings // 5 if quick else findings, longest=8)


def layout_samples(*, quick: bool) -> Iterator[Sample]:
    """Every layout in every format."""
    for layout in LAYOUTS:
        for kind in formats_of(layout):
            yield sample(layout, kind, 6 if quick else 20)


def trouble_samples(*, quick: bool) -> Iterator[Sample]:
    """Every trouble that can befall each layout, in the kind of file where it is met."""
    for layout in LAYOUTS:
        for trouble in sorted(troubles_of(layout)):
            kind = Format.TEXT if layout.transcribed else Format.HTML if trouble in OF_MARKUP else Format.PDF_RULED
            yield sample(layout, kind, 6 if quick else 20, trouble=trouble)


def sample(
    layout: Layout, kind: Format, findings: int, longest: int = LONGEST, trouble: Trouble | None = None
) -> Sample:
    """An invented plan, the same every time, as a file."""
    plan = invent_plan(Random(SEED), findings, longest=longest)  # noqa: S311 - the same plan every time, not a secret
    return Sample(layout, kind, make(plan, layout, kind, *([trouble] if trouble else [])), trouble)
