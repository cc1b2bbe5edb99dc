"""Equality analyses: one that figures challenge at Ashgate, in its second version, and one that they do not."""

import datetime as dt
from collections.abc import Mapping

from answerable.web.consultations.challenges import challenged
from answerable.web.consultations.models import Analysis, Statement
from answerable.web.consultations.policies import Content, Said
from answerable.web.consultations.services import record_analysis, record_version
from answerable.web.consultations.types import Characteristic, Impact
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case
from tests.support.monitoring import CHARGES, WORK, Monitored

DATED = dt.date(2026, 3, 2)
PUBLISHED = "https://example.org/discipline.pdf"


def content(
    said: Mapping[Characteristic, Impact],
    *,
    dated: dt.date = DATED,
    document: str = PUBLISHED,
    measures: tuple[str, ...] = (CHARGES,),
    words: str = "All are treated alike.",
) -> Content:
    """Of the characteristics that are not named it says that they were considered, and do harm."""
    every = dict.fromkeys(Characteristic, Impact.NEGATIVE) | dict(said)
    return Content(dated, document, measures, {one: Said(impact, words) for one, impact in every.items()})


def make_analyses(monitored: Monitored) -> Statement:
    """The statement that is challenged."""
    estate = monitored.estate
    by, at = estate.person(Role.POLICY_AUTHOR), estate.now
    dated = at.date()
    silent = content({Characteristic.ETHNICITY: Impact.NOT_CONSIDERED}, dated=dated)
    first = record_analysis(title="Discipline", place=estate.ashgate, content=silent, by=by, at=at)
    said = content({Characteristic.ETHNICITY: Impact.NONE}, dated=dated)
    second = record_version(first.policy, read=1, content=said, by=by, at=at)
    other = content({Characteristic.ETHNICITY: Impact.NONE}, dated=dated, measures=(WORK,), document="Annex B")
    record_analysis(title="Work", place=estate.ashgate, content=other, by=by, at=at)
    return statements_challenged(second)[0]


def statements_challenged(analysis: Analysis) -> list[Statement]:
    return list(challenged(Statement.objects.filter(analysis=analysis), Case.objects.all()))
