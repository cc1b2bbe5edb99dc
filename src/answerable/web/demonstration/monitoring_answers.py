"""What people make of the disparities of the demonstration: a case in each state, and promises watched for change."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from answerable.simulation import PLANTED
from answerable.web.accounts.models import Person
from answerable.web.commitments import services as commitments
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import Outcome
from answerable.web.demonstration.following import PRISON, promise, who
from answerable.web.demonstration.people import DEPUTY_DIRECTOR, EQUALITY_LEAD, INSPECTOR, VERIFIER
from answerable.web.estate.clock import now
from answerable.web.estate.services.reference import ROOT
from answerable.web.monitoring.models import Case, Run
from answerable.web.monitoring.services import aims, answering, effects
from answerable.web.monitoring.services.aims import Disparity

_BESIDE = "white British"
_FORUM = "The equality forum of prisoners"


def answer_first(measure: str, records: Path, *, on: dt.date) -> None:
    """At the prison a disparity is reformed, and what was promised is checked as done, before later figures come."""
    told = promise("Wing managers will be told")
    for row in _planted(records, measure):
        _reform(told, row)
    looked_on, words = on - dt.timedelta(days=20), "I read what four wing managers wrote about their own figures."
    commitments.verify(told, outcome=Outcome.DONE, words=words, looked_on=looked_on, by=who(VERIFIER), at=now())


def answer(run: Run, records: Path, *, on: dt.date) -> None:
    """At the prison one is level and closed, one reformed in vain, one explained; of the nation's one is challenged."""
    for level in Case.objects.filter(place__code=PRISON, flagged=False, within_band=True):
        words = "Made up: wing managers go on looking at the figures of their wings each month."
        answering.close(level, words=words, by=who(EQUALITY_LEAD), at=now())
    for row in _planted(records, "adjudications-charges"):
        _reform(promise("A panel of staff and prisoners"), row)
    for row in _planted(records, "use-of-force-incidents"):
        for case in _cases(row):
            words = "Made up: most of it is of men held on one wing while another was rebuilt."
            _explain(case, words, on=on, by=who(EQUALITY_LEAD))
    nation = Case.objects.filter(place__code=ROOT, measure="adjudications-charges", characteristic="ethnicity")
    for case in nation[:1]:
        _explain(case, "Made up: a few prisons account for all of it.", on=on, by=who(DEPUTY_DIRECTOR))
        said = "Made up: without those prisons the difference is smaller, and still there."
        answering.challenge(case, words=said, by=who(INSPECTOR), at=now())
    effects.read(run, at=now())


def _planted(records: Path, measure: str) -> list[dict[str, Any]]:
    """What was put into the records at the prison."""
    planted = json.loads((records / PLANTED).read_text(encoding="utf-8"))["planted"]
    return [row for row in planted if (row["place"], row["measure"]) == (PRISON, measure)]


def _cases(row: dict[str, Any]) -> list[Case]:
    """The case of a disparity that was planted; none where it was not found."""
    about = {name: row[name] for name in ("measure", "group")}
    return list(Case.objects.filter(place__code=PRISON, **about).select_related("place"))


def _reform(commitment: Commitment, row: dict[str, Any]) -> None:
    """Name what the commitment is to change, and from when its work can show."""
    by = who(EQUALITY_LEAD)
    for case in _cases(row):
        words = "Made up: the equality lead and the head of residence read one in five records of the last six months."
        answering.examine(case, words=words, by=by, at=now())
        answering.link_reform(case, commitment=commitment, by=by, at=now())
    about = Disparity(row["measure"], "ethnicity", row["group"], _BESIDE, commitment.place)
    aims.add_aim(commitment, disparity=about, since=dt.date.fromisoformat(row["promised"]), by=by, at=now())


def _explain(case: Case, words: str, *, on: dt.date, by: Person) -> None:
    answering.examine(case, words="Made up: every record is read with those concerned.", by=by, at=now())
    answering.explain(
        case,
        words=words,
        evidence="The records, read beside the list of who lived where.",
        challenged_by=_FORUM,
        review_on=on + dt.timedelta(days=90),
        by=by,
        at=now(),
    )
