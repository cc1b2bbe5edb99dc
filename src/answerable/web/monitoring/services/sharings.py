"""That the sheet of a place was shared and discussed."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Release, Sharing
from answerable.web.monitoring.types import Audience, ReleaseState


@transaction.atomic
def record_sharing(
    place: Place,
    *,
    release: Release | None,
    audience: Audience,
    shared_on: dt.date,
    how: str,
    people: int | None = None,
    discussed: bool = False,
    said: str = "",
    by: Person,
    at: dt.datetime,
) -> Sharing:
    """`said` names nobody. The sheet is that of the release, which must be published by the day it was shared."""
    if release is None or release.state != ReleaseState.PUBLISHED or not release.published_at:
        raise RefusedError("No figures are published yet, so their sheet cannot have been shared.")
    if shared_on > localdate(at):
        raise RefusedError("The day it was shared must be today or in the past.")
    if shared_on < localdate(release.published_at):
        raise RefusedError(
            f"The figures were published on {localdate(release.published_at):%-d %B %Y}, after that day."
        )
    if said.strip() and not discussed:
        raise RefusedError("Tick that it was discussed, or leave out what people said.")
    sharing = Sharing.objects.create(
        place=place,
        release=release,
        audience=Audience(audience),
        shared_on=shared_on,
        how=how.strip(),
        people=people,
        discussed=discussed,
        said=said.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    facts = {"audience": sharing.audience, "shared_on": str(shared_on), "how": sharing.how, "said": sharing.said}
    record(act="sheet shared", subject=sharing, by=by, at=at, release=release.name, **facts)
    return sharing
