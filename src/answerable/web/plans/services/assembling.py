"""What owners reported becomes the draft of a round: the last edition with one action more for each commitment."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from answerable.documents.plan import Action, Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Ownership, Update
from answerable.web.commitments.types import ClaimKind
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import ActionPlan, Draft, Reporting
from answerable.web.plans.policies import OPEN, check_change
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.queries.editions import content_of as content_of_edition
from answerable.web.plans.rounds import key_of
from answerable.web.plans.services.drafting import begin_round
from answerable.web.plans.services.laying_out import rows_of
from answerable.web.plans.types import DraftPurpose
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.finishing import reopened
from answerable.web.plans.writing.reporting import reported_round

STATUS = {
    ClaimKind.PROGRESS: "In progress",
    ClaimKind.DONE: "Completed",
    ClaimKind.DONE_AND_CONTINUING: "Completed and ongoing",
}
"""How a document says it, the least done first; `policies.claim_kind` reads the same from it."""
_NOTHING = "Nothing has been reported yet that this plan has not said. Wait for an answer, or report progress yourself."

Link = dict[str, Any]
Written = tuple[Plan, list[Link]]


@transaction.atomic
def assemble(reporting: Reporting, *, by: Person, at: dt.datetime) -> Draft:
    """The draft of the round with all that was reported so far. Assembled again, words edited meanwhile are kept.

    Raises RefusedError, and what `drafting.begin_round` raises.
    """
    held = Reporting.objects.select_for_update(of=("self",)).select_related("plan__place", "draft").get(pk=reporting.pk)
    if held.closed_at:
        raise RefusedError("This round is closed. Nothing was changed.")
    before = held.draft if held.draft and held.draft.state in OPEN else None
    content, links = _written(held.plan, held.label, held.date, before=before)
    if before:
        return _again(before, content, links, by=by, at=at)
    held.draft = begin_round(held.plan, content=content, links=links, label=held.label, date=held.date, by=by, at=at)
    held.save(update_fields=["draft"])
    return held.draft


@transaction.atomic
def assemble_update(
    plan: ActionPlan, *, updates: Iterable[Update], label: str, date: dt.date, by: Person, at: dt.datetime
) -> Draft:
    """A draft that says these updates between rounds. Raises RefusedError, and what `drafting.begin_round` raises."""
    if queries.is_taken(plan, date):
        raise RefusedError("This plan has a round of that date already. Choose another.")
    content, links = _written(plan, label, date, only={update.pk for update in updates})
    return begin_round(
        plan, content=content, links=links, label=label, date=date, purpose=DraftPurpose.UPDATE, by=by, at=at
    )


def _again(draft: Draft, content: Plan, links: list[Link], *, by: Person, at: dt.datetime) -> Draft:
    held = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    check_change(held.state)
    held.content, held.links, held.changed_at = content.model_dump_json(), links, at
    held.version += 1
    held.save(update_fields=["content", "links", "changed_at", "version"])
    held.writers.add(by)
    audit.record(act="round assembled again", subject=held, by=by, at=at, version=held.version, actions=len(links))
    return held


def _written(
    plan: ActionPlan, label: str, date: dt.date, *, only: set[int] | None = None, before: Draft | None = None
) -> Written:
    """The last edition with the round in it, and its links."""
    said = reopened(content_of_edition(plan.editions.latest("number")))
    reported = list(_reported(plan, said, only))
    if not reported:
        raise RefusedError(_NOTHING)
    owners = _owners([one.commitment for one in reported])
    kept = _kept(before)
    opens = reported_round(label, date)
    links: list[Link] = []
    for one in reported:
        place = sum(link["finding"] == one.finding for link in links)
        edited = kept.get(one.key)
        put = _edited(edited) if edited else _put(one, owners.get(one.commitment, ()))
        said = PutAction(finding=one.finding, opens=opens, **put).apply(said)
        links.append({"finding": one.finding, "action": place, "commitment": one.commitment, "updates": one.pks})
    return said, links


@dataclass(frozen=True)
class _Reported:
    """What is said of a commitment under a finding of the plan."""

    finding: int
    commitment: int
    updates: Sequence[Update]

    @property
    def pks(self) -> list[int]:
        return [update.pk for update in self.updates]

    @property
    def key(self) -> tuple[int, int, tuple[int, ...]]:
        return self.finding, self.commitment, tuple(self.pks)


def _reported(plan: ActionPlan, said: Plan, only: set[int] | None) -> Iterable[_Reported]:
    """In the order of the plan; a commitment under two of its findings is said under both."""
    followed = queries.followed(plan)
    updates = queries.unsaid(plan, {one.commitment.pk for one in followed})
    at = {row.pk: position for position, row in enumerate(rows_of(said, plan)) if row}
    for one in followed:
        chosen = [update for update in updates.get(one.commitment.pk, ()) if only is None or update.pk in only]
        if chosen and one.finding.pk in at:
            yield _Reported(at[one.finding.pk], one.commitment.pk, chosen)


def _owners(commitments: Iterable[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for line in Ownership.objects.filter(commitment__in=set(commitments), present=True).select_related("owner"):
        found[line.commitment_id] = (*found.get(line.commitment_id, ()), line.owner.words)
    return found


def _put(one: _Reported, owners: tuple[str, ...]) -> dict[str, Any]:
    """One action: everyone's words, the date asked for last, and how far the least done of them is."""
    latest = {(update.recorded_by_id, update.owner_id): ClaimKind(update.kind) for update in one.updates}
    asked = [update.due_words for update in one.updates if update.due_words]
    return {
        "words": " ".join(" ".join(update.words.split()) for update in one.updates),
        "owners": owners,
        "dates": tuple(asked[-1:]),
        "status": STATUS[min(latest.values(), key=list(STATUS).index)],
    }


def _kept(draft: Draft | None) -> Mapping[tuple[int, int, tuple[int, ...]], Action]:
    """By what they say, the actions of a draft as they now stand, edited or not."""
    if draft is None or draft.round_date is None:
        return {}
    key = key_of(reported_round(draft.round_label, draft.round_date))
    findings = content_of(draft).findings
    actions = {at: one.actions for at, said in enumerate(findings) for one in said.rounds if key_of(one) == key}
    return {
        (link["finding"], link["commitment"], tuple(link["updates"])): actions[link["finding"]][link["action"]]
        for link in draft.links
    }


def _edited(action: Action) -> dict[str, Any]:
    return {
        "words": action.text.text,
        "owners": action.owners,
        "dates": tuple(target.raw.text for target in action.targets),
        "status": action.status_raw or "",
    }
