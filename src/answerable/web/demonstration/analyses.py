"""Equality analyses of the demonstration: one that its figures challenge, and one that they do not."""

import datetime as dt
from collections.abc import Mapping

from answerable.web.consultations.policies import Content, Said
from answerable.web.consultations.services import record_analysis
from answerable.web.consultations.types import Characteristic, Impact
from answerable.web.demonstration.following import PRISON, who
from answerable.web.demonstration.people import POLICY_AUTHOR
from answerable.web.estate.clock import now
from answerable.web.estate.models import Place
from answerable.web.estate.services.reference import ROOT

_COUNTED = (
    *(Characteristic.AGE, Characteristic.DISABILITY, Characteristic.ETHNICITY),
    *(Characteristic.RELIGION, Characteristic.SEX),
)
_UNHARMED = Said(Impact.NONE, "Made up: the rules are the same for everyone, so nobody is treated worse.")
_HARMED = Said(Impact.NEGATIVE, "Made up: some are offered less. Each month the list is read with those concerned.")


def record_analyses(*, on: dt.date) -> None:
    _record("Charges and hearings", PRISON, "adjudications-charges", {Characteristic.ETHNICITY: _UNHARMED}, on=on)
    _record("Places in education", ROOT, "education-attended", dict.fromkeys(_COUNTED, _HARMED), on=on)


def _record(title: str, place: str, measure: str, said: Mapping[Characteristic, Said], *, on: dt.date) -> None:
    """An analysis that considers no other characteristics."""
    every = dict.fromkeys(Characteristic, Said(Impact.NOT_CONSIDERED, "")) | dict(said)
    content = Content(on - dt.timedelta(days=150), f"{title}: equality analysis (made up)", (measure,), every)
    where = Place.objects.get(code=place)
    record_analysis(title=f"{title} (made up)", place=where, content=content, by=who(POLICY_AUTHOR), at=now())
