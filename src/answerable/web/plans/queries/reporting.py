"""Rounds of progress being gathered: what is asked of whom, what was reported, what the next round would say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from answerable.documents.plan import RoundKind
from answerable.web.commitments.models import Commitment, Update
from answerable.web.commitments.queries import held_names
from answerable.web.commitments.types import Settled
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Ask, Carried, Entry, Finding, Reporting
from answerable.web.plans.types import DraftPurpose, DraftState, Relation

REPORTING = (DraftPurpose.ROUND, DraftPurpose.UPDATE)
UNSETTLED = (Settled.OPEN, Settled.CLAIMED)
"""What a round asks about: nobody has verified that it is done, and nothing took its place."""


@dataclass(frozen=True)
class Followed:
    """A commitment under the finding that made it, or that it carries for another plan."""

    finding: Finding
    commitment: Commitment
    carried: bool


def followed(plan: ActionPlan) -> list[Followed]:
    """Every commitment that answers a finding of the plan, in the order of the plan: two queries."""
    made = Entry.objects.filter(finding__plan=plan, relation=Relation.MADE).order_by("round__position", "position")
    carried = Carried.objects.filter(finding__plan=plan)
    found = [
        *(
            Followed(one.finding, one.commitment, carried=False)
            for one in made.select_related(*_BOTH)
            if one.commitment
        ),
        *(Followed(one.finding, one.commitment, carried=True) for one in carried.select_related(*_BOTH)),
    ]
    return sorted(found, key=lambda one: one.finding.position)


_BOTH = ("finding", "commitment__place")


def to_ask_about(plan: ActionPlan) -> dict[int, Commitment]:
    return {one.commitment.pk: one.commitment for one in followed(plan) if one.commitment.settled in UNSETTLED}


def unsaid(plan: ActionPlan, commitments: Iterable[int]) -> dict[int, list[Update]]:
    """By commitment, what was reported of it and the plan has not said yet, the earliest first: three queries.

    What another plan's round entered meanwhile is said here too, if it was reported since this plan's last round.
    """
    drafts = plan.drafts.filter(purpose__in=REPORTING, state=DraftState.SUBMITTED)
    said = {update for links in drafts.values_list("links", flat=True) for link in links for update in link["updates"]}
    since = _last_round(plan) or plan.recorded_at
    waiting = Q(entered_at=None) | Q(recorded_at__gt=since)
    stands = Update.objects.filter(waiting, withdrawn_at=None, replaced_by=None, commitment__in=list(commitments))
    found: defaultdict[int, list[Update]] = defaultdict(list)
    for update in stands.select_related("owner", "recorded_by"):
        if update.pk not in said:
            found[update.commitment_id].append(update)
    return dict(found)


def _last_round(plan: ActionPlan) -> dt.datetime | None:
    rounds = plan.rounds.filter(kind=RoundKind.PROGRESS).exclude(edition__written_as__purpose=DraftPurpose.UPDATE)
    entered: dt.datetime | None = rounds.aggregate(last=Max("edition__accepted_at"))["last"]
    return entered


@dataclass(frozen=True)
class Asked:
    """What is asked of one owner, and what came of it."""

    ask: Ask
    commitments: Sequence[Commitment]
    updates: Mapping[int, Sequence[Update]]
    """By commitment, of those that were reported on."""

    @property
    def answered(self) -> bool:
        """Whether every commitment asked about was reported on, by whomever."""
        return self.ask.answered_at is not None or all(one.pk in self.updates for one in self.commitments)

    @property
    def missing(self) -> list[Commitment]:
        return [] if self.answered else [one for one in self.commitments if one.pk not in self.updates]

    @property
    def reachable(self) -> bool:
        return self.ask.person_id is not None or bool(self.ask.address)

    def may_be_chased(self, *, on: dt.date) -> bool:
        """Nobody is asked twice on one day."""
        return self.reachable and not self.answered and last_asked(self.ask) != on


def last_asked(ask: Ask) -> dt.date | None:
    last = ask.chased_at or ask.asked_at
    return timezone.localdate(last) if last else None


def asked(reporting: Reporting, asks: Iterable[Ask] | None = None) -> list[Asked]:
    """Each ask of the round (or these of them) with its commitments: constant queries, however many owners."""
    held = list(reporting.asks.select_related("owner__place", "person") if asks is None else asks)
    commitments = Commitment.objects.select_related("place").in_bulk({pk for ask in held for pk in ask.commitments})
    told = said_by(reporting, commitments)
    return [
        Asked(ask, [commitments[pk] for pk in ask.commitments], {pk: told[pk] for pk in ask.commitments if pk in told})
        for ask in held
    ]


def said_by(reporting: Reporting, commitments: Iterable[int]) -> Mapping[int, Sequence[Update]]:
    """By commitment, what was reported for the round: until it closes what it would say, then what it said."""
    if reporting.closed_at is None:
        return unsaid(reporting.plan, commitments)
    links = reporting.draft.links if reporting.draft else []
    said = Update.objects.in_bulk([pk for link in links for pk in link["updates"]])
    found: defaultdict[int, list[Update]] = defaultdict(list)
    for update in said.values():
        found[update.commitment_id].append(update)
    return found


def find_plan(pk: int, *, viewer: Viewer) -> ActionPlan:
    """A plan that the viewer coordinates. Raises Http404."""
    own = ActionPlan.objects.filter(viewer.within(Capability.BRING_PLANS)).select_related("place")
    return get_object_or_404(own, pk=pk)


def find_reporting(pk: int, *, viewer: Viewer) -> Reporting:
    """A round that the viewer coordinates. Raises Http404."""
    return get_object_or_404(_reportings().filter(viewer.within(Capability.BRING_PLANS, "plan__place")), pk=pk)


def find_own_reporting(pk: int, *, viewer: Viewer) -> Reporting:
    """A round at whose place the viewer reports. Raises Http404."""
    return get_object_or_404(_reportings().filter(viewer.within(Capability.REPORT_PROGRESS, "plan__place")), pk=pk)


def _reportings() -> QuerySet[Reporting]:
    return Reporting.objects.select_related("plan__place", "draft", "opened_by")


def own_asks(reporting: Reporting, *, viewer: Viewer) -> QuerySet[Ask]:
    """What the round asks of the posts that the viewer now holds, whoever held them when it opened."""
    return reporting.asks.filter(owner__in=held_names(viewer)).select_related("owner__place", "person")


def waiting_asks(viewer: Viewer) -> list[tuple[Reporting, list[Commitment]]]:
    """Open rounds that ask something of the viewer's posts, each with what is still to be reported on."""
    asks = Ask.objects.filter(owner__in=held_names(viewer), reporting__closed_at=None)
    if not viewer.posts or not viewer.may(Capability.REPORT_PROGRESS):
        return []
    by_round: defaultdict[Reporting, list[Ask]] = defaultdict(list)
    for ask in asks.select_related("reporting__plan__place", "owner"):
        by_round[ask.reporting].append(ask)
    found = [(reporting, _missing(asked(reporting, asks))) for reporting, asks in by_round.items()]
    return [(reporting, missing) for reporting, missing in found if missing]


def _missing(found: Iterable[Asked]) -> list[Commitment]:
    return list({one.pk: one for ask in found for one in ask.commitments if one.pk not in ask.updates}.values())


def open_reportings(*, viewer: Viewer) -> QuerySet[Reporting]:
    """Rounds that the viewer coordinates and that are still open, the first to be answered first."""
    own = _reportings().filter(viewer.within(Capability.BRING_PLANS, "plan__place"), closed_at=None)
    return own.order_by("answer_by", "id")


def open_reporting(plan: ActionPlan) -> Reporting | None:
    return Reporting.objects.filter(plan=plan, closed_at=None).first()


def find_ask(pk: int, reporting: Reporting) -> Ask:
    """Raises Http404 where it is none of the round's."""
    return get_object_or_404(reporting.asks.select_related("owner__place", "person"), pk=pk)


def is_taken(plan: ActionPlan, date: dt.date) -> bool:
    """Whether the plan has a round of progress of that date, which could not be told from another."""
    return plan.rounds.filter(kind=RoundKind.PROGRESS, date=date).exists()


def unsaid_of(plan: ActionPlan) -> list[Update]:
    """What was reported of the plan's commitments and it has not said, in the order of the plan."""
    order = list(dict.fromkeys(one.commitment for one in followed(plan)))
    found = unsaid(plan, [one.pk for one in order])
    for held in order:
        for update in found.get(held.pk, ()):
            update.commitment = held
    return [update for held in order for update in found.get(held.pk, ())]
