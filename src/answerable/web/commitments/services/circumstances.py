"""What a commitment counts down, and what took its place."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments import checks
from answerable.web.commitments.models import Backlog, BacklogFigure, Commitment, Overtaking
from answerable.web.commitments.services.standing import refresh


@transaction.atomic
def add_backlog(commitment: Commitment, *, counted: str, target: int, by: Person, at: dt.datetime) -> Backlog:
    """`counted` names what is counted ("Reviews overdue"), `target` the number it is to come to."""
    checks.check_said(counted, what="what is counted")
    backlog = Backlog.objects.create(
        commitment=commitment, counted=counted.strip(), target=target, recorded_by=by, recorded_at=at
    )
    record(act="backlog begun", subject=backlog, by=by, at=at, counted=backlog.counted, target=target)
    return backlog


@transaction.atomic
def add_figure(
    backlog: Backlog, *, on: dt.date, value: int, words: str = "", by: Person, at: dt.datetime
) -> BacklogFigure:
    _still_open(backlog)
    checks.check_day(on, on=localdate(at))
    figure = BacklogFigure.objects.create(
        backlog=backlog, on=on, value=value, words=words.strip(), recorded_by=by, recorded_at=at
    )
    record(act="backlog counted", subject=figure, by=by, at=at, backlog=backlog.pk, value=value, words=figure.words)
    return figure


@transaction.atomic
def close_backlog(backlog: Backlog, *, on: dt.date, words: str, by: Person, at: dt.datetime) -> None:
    """With the closing statement: what became of it, whether the target was met or not."""
    _still_open(backlog)
    last = backlog.figures.last()
    checks.check_day(on, on=localdate(at), since=last.on if last else None, of="it was last counted")
    checks.check_said(words, what="the closing statement")
    backlog.closed_on, backlog.closing_words = on, words.strip()
    backlog.save(update_fields=["closed_on", "closing_words"])
    record(act="backlog closed", subject=backlog, by=by, at=at, words=backlog.closing_words)


def _still_open(backlog: Backlog) -> None:
    Backlog.objects.select_for_update().get(pk=backlog.pk)
    backlog.refresh_from_db()
    checks.check_still_open(backlog.closed_on, what="This backlog")


@transaction.atomic
def overtake(
    commitment: Commitment,
    *,
    by_commitment: Commitment | None,
    words: str,
    said_on: dt.date,
    by: Person,
    at: dt.datetime,
) -> Overtaking:
    """That another commitment, or what the words name, took its place. It cannot be taken back."""
    pks = {commitment.pk, *([by_commitment.pk] if by_commitment else [])}
    list(Commitment.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    checks.check_overtaken(
        commitment.pk,
        by_commitment.pk if by_commitment else None,
        already=Overtaking.objects.filter(commitment=commitment).exists(),
        followed_by=_followed_by(by_commitment),
    )
    checks.check_day(said_on, on=localdate(at), since=commitment.said_on)
    checks.check_said(words, what="what took its place, and why")
    taken = Overtaking.objects.create(
        commitment=commitment,
        by_commitment=by_commitment,
        words=words.strip(),
        said_on=said_on,
        recorded_by=by,
        recorded_at=at,
    )
    refresh([commitment])
    record(act="commitment overtaken", subject=taken, by=by, at=at, by_commitment=taken.by_commitment_id, words=words)
    return taken


def _followed_by(first: Commitment | None) -> dict[int, list[int]]:
    """What took the place of this one, of those that did, and so on."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    to_see = {first.pk} if first else set()
    while to_see:
        rows = Overtaking.objects.filter(commitment__in=to_see).exclude(by_commitment=None)
        pairs = list(rows.values_list("commitment", "by_commitment"))
        for commitment, follower in pairs:
            found[commitment].append(follower)
        to_see = {follower for _, follower in pairs} - found.keys()
    return found
