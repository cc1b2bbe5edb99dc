"""Corrections of identity as rows. Pages show that they are held; what they say stands in the exported file alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from answerable.web.design.tables import Column, Row
from answerable.web.design.words import month
from answerable.web.monitoring.models import Correction, DisclosureCount
from answerable.web.monitoring.sealing import Told
from answerable.web.monitoring.types import Disclosing

HELD = (
    Column("told", "Told on"),
    Column("stage", "When"),
    Column("recorded", "Recorded by"),
    Column("exported", "Exported"),
    Column("deleted", "Deleted on"),
)
EXPORT = ("Person’s reference", "Group held", "Group told", "Told on", "When")
TOLD = (
    Column("month", "Month"),
    *(Column(stage, stage.label, numeric=True) for stage in Disclosing),
    Column("all", "All", numeric=True),
)


def held_rows(corrections: Iterable[Correction]) -> list[Row]:
    return [
        (
            one.told_on,
            one.get_stage_display(),
            str(one.recorded_by),
            one.exported_at,
            one.delete_on,
        )
        for one in corrections
    ]


def export_rows(opened: Iterable[tuple[Correction, Told]]) -> Iterator[Row]:
    for one, told in opened:
        yield told.person, told.old, told.new, one.told_on, one.get_stage_display()


def told_rows(counts: Iterable[DisclosureCount]) -> list[Row]:
    """By month, the newest first: how many at each stage, and in all."""
    months: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in counts:
        months[month(one.month)][one.stage] = one.count
    return [
        (name, *(by_stage.get(stage, 0) for stage in Disclosing), sum(by_stage.values()))
        for name, by_stage in months.items()
    ]
