"""The documents that are measured: invented plans, so that what is in them is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.support.documents import Format, Made, formats_of, make
from tests.support.invention import invent_plan
from tests.support.layouts import LAYOUTS, PRISON_2020, PROBATION
from tests.support.setting import Layout
from tests.support.troubles import Trouble, troubles_of

OF_TEXT = (Trouble.FUSED_LISTS, Trouble.MARKUP_LEFT)
"""Troubles of text taken from web pages."""
SEED = 2022
LONGEST = 6
"""The most actions in a round; of short documents."""
PDFS = (Format.PDF_TAGGED, Format.PDF_RULED, Format.PDF_PLATYPUS)
LONG = ((PRISON_2020, 110), (PROBATION, 42))
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
    """PDFs of about forty pages, for time and memory; one layout of about ten pages when quick."""
    for layout, findings in LONG[-1:] if quick else LONG:
        for kind in PDFS:
            yield sample(layout, kind, findings // 4 if quick else findings, longest=8)


def layout_samples(*, quick: bool) -> Iterator[Sample]:
    """Every layout in every format."""
    for layout in LAYOUTS:
        for kind in formats_of(layout):
            yield sample(layout, kind, _findings(quick))


def trouble_samples(*, quick: bool) -> Iterator[Sample]:
    """Every trouble that can befall each layout, in a kind of file where it is met; two layouts when quick."""
    for layout in (LAYOUTS[0], LAYOUTS[-1]) if quick else LAYOUTS:
        for trouble in sorted(troubles_of(layout)):
            kind = Format.TEXT if layout.transcribed or trouble in OF_TEXT else Format.PDF_RULED
            yield sample(layout, kind, _findings(quick), trouble=trouble)


def _findings(quick: bool) -> int:  # noqa: FBT001 - the switch of every sample above
    return 4 if quick else 12


def sample(
    layout: Layout, kind: Format, findings: int, longest: int = LONGEST, trouble: Trouble | None = None
) -> Sample:
    """An invented plan, the same every time, as a file."""
    plan = invent_plan(Random(SEED), findings, longest=longest)  # noqa: S311 - the same plan every time, not a secret
    return Sample(layout, kind, make(plan, layout, kind, *([trouble] if trouble else [])), trouble)
