"""What people do about a case: each act is an event that stays, and what two do at once they do in turn."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from answerable.documents.plan import Target
from answerable.documents.text import Text
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import NewCommitment, make_commitments
from answerable.web.design.words import date
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Post
from answerable.web.estate.queries import viewer_of
from answerable.web.monitoring import policies
from answerable.web.monitoring.models import Case, CaseCommitment, CaseEvent
from answerable.web.monitoring.types import CaseAct, CaseState


@transaction.atomic
def examine(case: Case, *, words: str, by: Person, at: dt.datetime) -> CaseEvent:
    """`words` say who examines it, and how."""
    return _act(case, CaseAct.EXAMINE, words=words, what="who examines it, and how", by=by, at=at)


@transaction.atomic
def explain(
    case: Case, *, words: str, evidence: str, challenged_by: str, review_on: dt.date, by: Person, at: dt.datetime
) -> CaseEvent:
    """A hypothesis with its evidence, once somebody else has challenged it; it holds until its day of review."""
    on = localdate(at)
    policies.check_said(evidence, what="the evidence")
    own = {by.name, *Post.objects.filter(pk__in=viewer_of(by, on=on).posts).values_list("title", flat=True)}
    policies.check_explanation(challenged_by, own=own, review_on=review_on, on=on)
    facts = {"evidence": evidence.strip(), "challenged_by": challenged_by.strip(), "review_on": review_on}
    return _act(case, CaseAct.EXPLAIN, words=words, what="the explanation", by=by, at=at, **facts)


@transaction.atomic
def challenge(case: Case, *, words: str, by: Person, at: dt.datetime) -> CaseEvent:
    """By somebody other than who explained it; the case is examined again."""
    _take(case, CaseAct.CHALLENGE)
    explained = case.events.filter(act=CaseAct.EXPLAIN).order_by("-pk").values_list("by", flat=True).first()
    policies.check_challenger(by.pk, author=explained)
    return _act(case, CaseAct.CHALLENGE, words=words, what="what the explanation leaves out", by=by, at=at)


@transaction.atomic
def promise_reform(
    case: Case, *, words: str, owner: str, due_on: dt.date, by: Person, at: dt.datetime
) -> CaseCommitment:
    """A new commitment at the place of the case."""
    _take(case, CaseAct.REFORM)
    on = localdate(at)
    policies.check_said(words, what="what will be done")
    if due_on <= on:
        raise RefusedError("The day by which it will be done must be after today.")
    target = Target.said(Text.plain(date(due_on)))
    new = NewCommitment(case.place, words.strip(), on, (owner.strip(),), (target,))
    [made] = make_commitments([new], by=by, at=at)
    return _reform(case, made, by=by, at=at)


@transaction.atomic
def link_reform(case: Case, *, commitment: Commitment, by: Person, at: dt.datetime) -> CaseCommitment:
    """A commitment that was made already; whoever links it may see it."""
    _take(case, CaseAct.REFORM)
    if case.reforms.filter(commitment=commitment).exists():
        raise RefusedError("This commitment answers the case already.")
    return _reform(case, commitment, by=by, at=at)


@transaction.atomic
def close(case: Case, *, words: str, by: Person, at: dt.datetime) -> CaseEvent:
    """Only where the whole interval of the latest figures lies inside the band. `words` say why it is settled."""
    _take(case, CaseAct.CLOSE)
    policies.check_close(flagged=case.flagged, within_band=case.within_band)
    return _act(case, CaseAct.CLOSE, words=words, what="what was learnt", by=by, at=at)


@transaction.atomic
def decide(case: Case, *, words: str, met_on: dt.date, by: Person, at: dt.datetime) -> CaseEvent:
    """What a meeting decided."""
    policies.check_met(met_on, on=localdate(at))
    return _act(case, CaseAct.DECIDE, words=words, what="what was decided", by=by, at=at, met_on=met_on)


@transaction.atomic
def note(case: Case, *, words: str, by: Person, at: dt.datetime) -> CaseEvent:
    return _act(case, CaseAct.NOTE, words=words, what="the note", by=by, at=at)


def _reform(case: Case, commitment: Commitment, *, by: Person, at: dt.datetime) -> CaseCommitment:
    reform = CaseCommitment.objects.create(case=case, commitment=commitment, by=by, at=at)
    words = f"Commitment {commitment.pk}: {commitment.words}"
    _act(case, CaseAct.REFORM, words=words, what="what will be done", by=by, at=at)
    return reform


def _take(case: Case, act: CaseAct) -> None:
    """The second of two at once sees what the first did."""
    Case.objects.select_for_update().get(pk=case.pk)
    case.refresh_from_db()
    policies.check_move(CaseState(case.state), act)


def _act(
    case: Case,
    act: CaseAct,
    *,
    words: str,
    what: str,
    by: Person,
    at: dt.datetime,
    **facts: Any,  # noqa: ANN401
) -> CaseEvent:
    _take(case, act)
    policies.check_said(words, what=what)
    seen = case.sightings.order_by("-run_id").values_list("run", flat=True).first()
    event = CaseEvent.objects.create(case=case, act=act, words=words.strip(), run_id=seen, by=by, at=at, **facts)
    _stand(case, event)
    record(act=f"case: {act.label}", subject=case, by=by, at=at, words=event.words, **_plain(facts))
    return event


def _stand(case: Case, event: CaseEvent) -> None:
    """Bring the columns of the case that its events decide up to date."""
    state = policies.after(CaseState(case.state), CaseAct(event.act))
    if state == case.state:
        return
    case.answer_by = policies.answer_by(state, was=case.answer_by, on=localdate(event.at))
    case.state, case.review_on = state, event.review_on
    case.save(update_fields=["state", "answer_by", "review_on"])


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in facts.items()}
