"""A plan with three promises, whose owners hold posts, and what they report of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment, OwnerName, Update
from answerable.web.commitments.services import confirm_owner, report_update
from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import Reported
from answerable.web.estate.models import Place
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Ask, Draft, Edition, Reporting
from answerable.web.plans.services.asking import open_round
from answerable.web.plans.services.clearing import clear, send
from answerable.web.plans.services.submitting import submit
from tests.support.plan_making import action, commitments, finding, plan
from tests.support.web.accepted import AT, accepted, person
from tests.web.plans.linking_given import FIGURES, FORUM, TRAINING

NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.date()
MET = "The forum met on every wing."
MONTH = (TODAY.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
"""The last day of this month."""
LABEL = f"Progress against commitments ({MONTH:%B %Y})"


def promised() -> Plan:
    forums = (action(FORUM, "Equality Lead", "May 2023"), action(FIGURES, "Head of Data", "June 2023"))
    return plan(
        finding("1", "Hold forums.", "Agreed", rounds=(commitments(*forums),)),
        finding(
            "2", "Train officers.", "Agreed", rounds=(commitments(action(TRAINING, "Equality Lead", "July 2023")),)
        ),
    )


@dataclass(frozen=True)
class Given:
    prison: Place
    coordinator: Person
    governor: Person
    """Who clears what others write."""
    owner: Person
    """Holds the post of the equality lead, which owns two commitments; nobody holds that of the head of data."""
    plan: ActionPlan

    @property
    def ask(self) -> Ask:
        """What the open round asks of the owner."""
        return Ask.objects.get(reporting__closed_at=None, owner__words="Equality Lead")

    @property
    def unheld(self) -> Ask:
        return Ask.objects.get(reporting__closed_at=None, owner__words="Head of Data")


def given(prison: Place) -> Given:
    coordinator, owner = person(Role.PLAN_COORDINATOR, prison), person(Role.COMMITMENT_OWNER, prison)
    held = accepted(promised(), prison, coordinator)
    post = add_post(place=prison, title="Equality Lead", by=None, at=AT)
    hand_over(post, to=owner, on=dt.date(2021, 1, 1), by=None, at=AT)
    confirm_owner(name=OwnerName.objects.get(words="Equality Lead"), post=post, by=coordinator, at=AT)
    return Given(prison, coordinator, person(Role.GOVERNOR, prison), owner, held)


def opened(held: Given, at: dt.datetime = NOW) -> Reporting:
    answer_by = at.date() + dt.timedelta(days=14)
    return open_round(held.plan, label=LABEL, date=MONTH, answer_by=answer_by, by=held.coordinator, at=at)


def made(words: str) -> Commitment:
    return Commitment.objects.get(words=words)


def report(held: Given, words: str = FORUM, done: str = MET, **fields: Any) -> Update:  # noqa: ANN401
    given: dict[str, Any] = {"kind": ClaimKind.DONE, "words": done, "effective_on": TODAY}
    said = Reported(**given | fields)
    return report_update(made(words), said=said, by=held.owner, at=NOW)


def submitted(draft: Draft, held: Given, at: dt.datetime = NOW) -> Edition:
    draft.refresh_from_db()
    send(draft, version=draft.version, by=held.coordinator, at=at)
    draft.refresh_from_db()
    clear(draft, version=draft.version, by=held.governor, at=at)
    draft.refresh_from_db()
    return submit(draft, by=held.coordinator, at=at)
