"""Disparities that figures flagged: at Ashgate one is being reformed, in the region one is explained."""

import datetime as dt

from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.services import answering
from answerable.web.monitoring.services.cases import see
from tests.support.cases import ashgate_case
from tests.support.monitoring import Monitored


def make_cases(monitored: Monitored) -> Case:
    """The case at Ashgate."""
    estate, now = monitored.estate, monitored.estate.now
    see(monitored.run, at=now)
    case, by = ashgate_case(monitored), estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The Head of Safety reads the records.", by=by, at=now)
    due = now.date() + dt.timedelta(days=90)
    answering.promise_reform(case, words="Two decide each charge.", owner="Head of Safety", due_on=due, by=by, at=now)
    answering.decide(case, words="Look at it each month.", met_on=now.date(), by=by, at=now)
    region = Case.objects.get(place=estate.region)
    answering.examine(region, words="The region looks.", by=by, at=now)
    said = {"words": "One prison.", "evidence": "Its records.", "challenged_by": "Equality forum"}
    answering.explain(region, **said, review_on=due, by=by, at=now)
    return case
