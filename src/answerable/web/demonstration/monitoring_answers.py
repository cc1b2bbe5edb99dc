"""What people make of the disparities of the demonstration: examined, explained, reformed, and watched for change."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from answerable.simulation import PLANTED
from answerable.web.commitments.models import Commitment
from answerable.web.demonstration.following import PRISON, promise, who
from answerable.web.demonstration.people import EQUALITY_LEAD, INSPECTOR
from answerable.web.estate.clock import now
from answerable.web.monitoring.models import Case, Run
from answerable.web.monitoring.services import aims, answering, effects
from answerable.web.monitoring.services.aims import Disparity

_BESIDE = "white British"


def answer(run: Run, records: Path, *, on: dt.date) -> None:
    """At one prison: a reform that closed its disparity, one that did not, an explanation, and cases left open."""
    planted = json.loads((records / PLANTED).read_text(encoding="utf-8"))["planted"]
    here = [row for row in planted if row["place"] == PRISON and row["measure"] in run.measures and row["promised"]]
    went, stayed = (_largest([row for row in here if bool(row["gone from"]) is gone]) for gone in (True, False))
    if went:
        _watch(promise("Wing managers will be told"), went)
    if stayed:
        _reform(promise("A panel of staff and prisoners"), stayed)
    for case in _cases(_largest([row for row in here if row not in (went, stayed)])):
        _explain(case, on=on)
    effects.read(run, at=now())


def _largest(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    return max(rows, key=lambda row: abs(row["ratio"] - 1) * row["people"], default=None)


def _cases(row: dict[str, Any] | None) -> list[Case]:
    """The case of a disparity that was planted; none where it was not found."""
    about = {name: row[name] for name in ("measure", "group")} if row else {"pk": None}
    return list(Case.objects.filter(place__code=PRISON, **about).select_related("place"))


def _watch(commitment: Commitment, row: dict[str, Any]) -> None:
    """Name what the commitment is to change, and from when its work can show."""
    about = Disparity(row["measure"], "ethnicity", row["group"], _BESIDE, commitment.place)
    since = dt.date.fromisoformat(row["promised"])
    aims.add_aim(commitment, disparity=about, since=since, by=who(EQUALITY_LEAD), at=now())


def _reform(commitment: Commitment, row: dict[str, Any]) -> None:
    by = who(EQUALITY_LEAD)
    for case in _cases(row):
        words = "Made up: the equality lead and the head of residence read one in five records of the last six months."
        answering.examine(case, words=words, by=by, at=now())
        answering.link_reform(case, commitment=commitment, by=by, at=now())
    _watch(commitment, row)


def _explain(case: Case, *, on: dt.date) -> None:
    by = who(EQUALITY_LEAD)
    answering.examine(case, words="Made up: every record is read with the two wings concerned.", by=by, at=now())
    answering.explain(
        case,
        words="Made up: most of it is of men held on one wing while another was rebuilt.",
        evidence="The records, read beside the list of who lived where.",
        challenged_by="The equality forum of prisoners",
        review_on=on + dt.timedelta(days=90),
        by=by,
        at=now(),
    )
    answering.challenge(
        case,
        words="Made up: the wing opened again in the spring, and the difference is still there.",
        by=who(INSPECTOR),
        at=now(),
    )
