"""A plan with three promises under two findings and three entries of progress, and what is asked of it."""

import datetime as dt

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.plans.models import ActionPlan, Entry, Round
from answerable.web.plans.services.linking import Choice, settle_links
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, commitments, finding, plan, progress
from tests.support.web.accepted import AT

LATER = AT + dt.timedelta(days=1)
TRAINING = "Every officer will be trained to write down what a prisoner says about discrimination."
FORUM = "A forum chaired by prisoners will meet on every wing each month."
FIGURES = "Figures on home leave by ethnicity will be published each quarter."
MET = "The forum of prisoners met on two wings."
TRAINED = "Officers were trained."
KITCHENS = "The kitchens will be cleaned at night."


def followed_up() -> Plan:
    return plan(
        finding(
            "1",
            "Hold forums.",
            "Agreed",
            rounds=(
                commitments(action(FORUM, "Equality Lead", "May 2023"), action(FIGURES, "Head of Data", "June 2023")),
            ),
        ),
        finding(
            "2",
            "Train officers.",
            "Agreed",
            rounds=(
                commitments(action(TRAINING, "Head of Learning", "July 2023")),
                progress(
                    action(MET, "Head of Prisons", "March 2024"),
                    action(TRAINED, "Head of Learning", "Completed"),
                    action(KITCHENS, "Head of Kitchens", "April 2024"),
                ),
            ),
        ),
    )


def entry(words: str) -> Entry:
    return Entry.objects.get(words=words)


def made(words: str) -> Commitment:
    return Commitment.objects.get(words=words)


def reported(held: ActionPlan) -> Round:
    return held.rounds.get(position=2)


def settle_all(held: ActionPlan, coordinator: Person) -> None:
    choices = [
        Choice(entry(MET), Relation.PROGRESS, made(FORUM)),
        Choice(entry(TRAINED), Relation.PROGRESS, made(TRAINING)),
        Choice(entry(KITCHENS), Relation.MADE),
    ]
    settle_links(choices, by=coordinator, at=AT)
    settle_round(reported(held), by=coordinator, at=LATER)


def dates(commitment: Commitment) -> list[tuple[int, str, dt.date | None]]:
    return [(line.saying, line.words, line.said_on) for line in commitment.target_dates.all()]
