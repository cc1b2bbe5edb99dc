"""Cases that nobody answers: whoever must is reminded, then those above; explanations past their day open again."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse

from answerable.web.commitments.reminders import LAST, Due, passed_on
from answerable.web.estate.queries import Nearest, nearest
from answerable.web.estate.types import Capability
from answerable.web.monitoring import policies
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.services.cases import reopen
from answerable.web.monitoring.types import CaseState
from answerable.web.notices.services import tell_all
from answerable.web.notices.types import NoticeKind, Telling

CHUNK = 1000


def escalate(*, on: dt.date, at: dt.datetime) -> int:
    """How many things were newly told. What is told leaves the service by mail, so no figure stands in it."""
    _review(on=on, at=at)
    unanswered = Case.objects.filter(state__in=policies.UNANSWERED, answer_by__lte=on + LAST).select_related("place")
    people = nearest(Capability.EXAMINE_CASES, on=on)
    found = (telling for case in unanswered.order_by("pk").iterator(CHUNK) for telling in _tellings(case, people, on))
    return tell_all(found, at=at)


def _tellings(case: Case, people: Nearest, on: dt.date) -> Iterator[Telling]:
    if case.answer_by is None:
        return
    title = f"Explain or reform a disparity: {case.title}, {case.group}"
    due = Due(
        f"case/{case.pk}",
        case.answer_by,
        title,
        reverse("monitoring:case", args=(case.pk,)),
        case.place_id,
        at=case.place.name,
    )
    step, path = due.step(on=on), case.place.path
    for person in people.to(path):
        yield due.tell(person, on=on)
    above = path.rstrip(".").rpartition(".")[0]
    if step is not None and passed_on(step) and above:
        for person in people.to(f"{above}."):
            yield due.tell(person, on=on, why=NoticeKind.ESCALATED)


def _review(*, on: dt.date, at: dt.datetime) -> None:
    """Explanations whose day has passed open again, whether or not there are new figures."""
    for pk in Case.objects.filter(state=CaseState.EXPLAINED, review_on__lt=on).values_list("pk", flat=True):
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=pk)
            latest = policies.Latest(case.flagged, case.shrunk)
            why = policies.why_open_again(
                CaseState(case.state), latest, explained=None, review_on=case.review_on, on=on
            )
            if why:
                reopen(case, why, run=None, at=at)
                case.save(update_fields=["state", "answer_by", "review_on"])
