"""What an inspector judged, of one commitment or of all that answer a finding."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.checks import check_day, check_judgement
from answerable.web.commitments.models import Commitment, Judgement
from answerable.web.commitments.services.standing import refresh
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Body


@transaction.atomic
def judge(
    commitments: Sequence[Commitment],
    *,
    scale: str,
    grade: str = "",
    words: str = "",
    review: str = "",
    inspectorate: Body | None = None,
    judged_on: dt.date,
    by: Person,
    at: dt.datetime,
) -> list[Judgement]:
    """`scale` and `grade` are codes of `scales.SCALES`. Raises `estate.errors.RefusedError`."""
    if not commitments:
        raise RefusedError("There is no commitment to judge.")
    check_judgement(scale, grade, words)
    for commitment in commitments:
        check_day(judged_on, on=localdate(at), since=commitment.said_on)
    said = {"scale": scale, "grade": grade, "words": words.strip(), "review": review.strip()}
    made = Judgement.objects.bulk_create(
        Judgement(
            commitment=commitment,
            inspectorate=inspectorate,
            judged_on=judged_on,
            recorded_by=by,
            recorded_at=at,
            **said,
        )
        for commitment in commitments
    )
    refresh(commitments)
    concerned = [commitment.pk for commitment in commitments]
    record(act="progress judged", subject=made[0], by=by, at=at, commitments=concerned, **said)
    return made
