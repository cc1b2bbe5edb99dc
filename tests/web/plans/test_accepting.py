"""A reviewed plan becomes part of the register, once, in one act."""

import datetime as dt
from itertools import groupby

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import RoundKind
from answerable.documents.text import Span, Text
from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.audit.services import verify
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    ChangedMeanwhileError,
    NotInReviewError,
)
from answerable.web.plans.models import ActionPlan, Entry, Import
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.types import ImportState, Relation
from tests.support.plan_making import action, answered, commitments, finding, plan, progress
from tests.support.web.accepted import AT, accepted, in_review, place

pytestmark = pytest.mark.django_db
TRAINING = "Every officer will be trained to write down what a prisoner says about discrimination."
FORUM = "A forum chaired by prisoners will meet on every wing each month."


def told(held: ActionPlan) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The rounds of a plan, each with its entries: finding, relation, first words."""
    entries = Entry.objects.filter(finding__plan=held).select_related("round", "finding")
    ordered = sorted(entries, key=lambda entry: (entry.round.position, entry.finding.position, entry.position))
    return [
        (label, [(entry.finding.number, entry.relation, entry.words[:20]) for entry in said])
        for label, said in groupby(ordered, key=lambda entry: str(entry.round))
    ]


def test_everything_the_plan_says_is_entered(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    assert held.inspectorate is not None
    assert held.report is not None
    assert (held.title, held.inspectorate.name, held.submitted_on, held.stated_totals) == (
        "An open door: how fairly people reach work, learning and support in Wexmoor",
        "Wexmoor Inspectorate of Justice",
        dt.date(2026, 1, 30),
        {"agreed": 3, "partly_agreed": 2, "not_agreed": 1, "total": 6},
    )
    assert (held.report.title, held.report.published_words) == (held.title, "11 March 2025")
    assert held.caveats == ["Dates may be affected by the rebuilding of Harrow Gate prison."]
    assert [(one.number, one.decision, str(one.band.due_on)) for one in held.findings.all() if one.band] == [
        ("1", "agreed", "2026-03-31"),
        ("2", "partly_agreed", "2026-03-31"),
        ("3", "agreed", "2026-03-31"),
        ("4", "agreed", "2026-06-30"),
        ("5", "partly_agreed", "2026-06-30"),
        ("6", "not_agreed", "2026-06-30"),
    ]
    assert [(one.name, one.words, one.date) for one in held.editions.get().submissions.all()] == [
        ("Original", "12 May 2025", dt.date(2025, 5, 12)),
        ("Updated", "30 January 2026", dt.date(2026, 1, 30)),
    ]
    [(first, made), (second, open_)] = told(held)
    assert (first, second) == ("Action plan commitments (May 2025)", "Progress against commitments (January 2026)")
    assert [one[:2] for one in made] == [
        *[("1", Relation.MADE)] * 2,
        *[("2", Relation.MADE)] * 3,
        *[("3", Relation.MADE)] * 2,
        *[("4", Relation.MADE)] * 2,
        ("5", Relation.MADE),
    ]
    assert [one[:2] for one in open_] == [(number, Relation.OPEN) for number in ("1", "1", "2", "3", "4")]


def test_a_commitment_is_said_on_the_day_of_its_submission(service: Place, coordinator: Person) -> None:
    accepted(demonstration_plan(), service, coordinator)
    made = Commitment.objects.get(words__startswith="A telephone service")
    assert (made.said_on, made.due_on, made.owner_words, made.claim) == (
        dt.date(2025, 5, 12),
        dt.date(2025, 11, 30),
        "Head of Probation",
        "",
    )


def test_what_the_document_says_is_completed_arrives_as_a_claim(service: Place, coordinator: Person) -> None:
    done = answered("1", "Train officers.", action(TRAINING, "Head of Learning", "Completed"))
    accepted(plan(done), service, coordinator)
    assert [(one.kind, one.words) for one in Commitment.objects.get().claims.all()] == [("done", "Completed")]


def test_what_may_be_the_same_promise_waits_for_a_person(service: Place, coordinator: Person) -> None:
    again = TRAINING.replace("Every officer", "Each officer")
    held = accepted(
        plan(
            answered("1", "Train officers.", action(TRAINING, "Head of Learning", "May 2024")),
            answered("2", "Write it down.", action(again, "Head of Learning", "May 2024"), action(FORUM)),
        ),
        service,
        coordinator,
    )
    assert told(held) == [
        (
            "Commitments",
            [
                ("1", Relation.MADE, TRAINING[:20]),
                ("2", Relation.OPEN, again[:20]),
                ("2", Relation.MADE, FORUM[:20]),
            ],
        )
    ]
    [proposal] = Entry.objects.get(words=again).proposals.all()
    assert proposal.commitment.words == TRAINING
    assert proposal.score > 75


def test_promises_listed_together_are_never_taken_for_one(service: Place, coordinator: Person) -> None:
    listed = [action(f"The governor of prison {name} will open a forum for prisoners by the summer.") for name in "ABC"]
    accepted(plan(answered("1", "Open forums.", *listed)), service, coordinator)
    assert Commitment.objects.count() == 3


def test_rounds_of_the_findings_are_rounds_of_the_plan(service: Place, coordinator: Person) -> None:
    said = progress(action("Forums meet."))
    other = said.model_copy(update={"label": "PROGRESS Against Commitments (February 2024)"})
    held = accepted(
        plan(
            finding("1", "Hold forums.", "Agreed", rounds=(commitments(action(FORUM)), said)),
            finding("2", "Train officers.", "Agreed", rounds=(commitments(action(TRAINING)), other)),
            finding("3", "Clean the kitchens.", "Not agreed"),
        ),
        service,
        coordinator,
    )
    assert [(one.position, one.kind, one.entries.count()) for one in held.rounds.all()] == [
        (1, RoundKind.COMMITMENTS, 2),
        (2, RoundKind.PROGRESS, 2),
    ]


def test_progress_is_proposed_under_whichever_finding_the_promise_was_made(service: Place, coordinator: Person) -> None:
    held = accepted(
        plan(
            finding("1", "Hold forums.", "Agreed", rounds=(commitments(action(FORUM, "Equality Lead")),)),
            finding(
                "2",
                "Train officers.",
                "Agreed",
                rounds=(
                    commitments(action(TRAINING, "Head of Learning")),
                    progress(action("The forum of prisoners met on two wings.", "Equality Lead")),
                ),
            ),
        ),
        service,
        coordinator,
    )
    proposals = Entry.objects.get(finding__plan=held, round__position=2).proposals.all()
    assert proposals[0].commitment.words == FORUM


def test_words_keep_the_place_they_stand_in(service: Place, coordinator: Person) -> None:
    words = Text(text="Hold forums.", spans=(Span("p4.b2", 0, 12),))
    held = accepted(plan(finding("1", "", "Agreed", text=words)), service, coordinator)
    assert held.findings.get().source == {"pages": [4], "spans": [["p4.b2", 0, 12]]}


def test_accepting_is_one_entry_of_the_audit_trail(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    [entry] = AuditEntry.objects.all()
    assert (entry.act, entry.subject, entry.subject_id, entry.by) == (
        "plan accepted",
        "plans.actionplan",
        held.pk,
        coordinator.pk,
    )
    assert verify().whole


def test_a_plan_takes_as_many_queries_however_many_actions_it_has(service: Place, coordinator: Person) -> None:
    def queries(actions: int) -> int:
        said = plan(
            *(
                answered(
                    str(at), f"Finding {at} of {actions}.", action(f"{at}{actions} {TRAINING}", "A Head", "May 2024")
                )
                for at in range(actions)
            ),
            title=f"A plan of {actions}",
        )
        brought = in_review(said, service, coordinator)
        with CaptureQueriesContext(connection) as captured:
            accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=None)
        return sum("SAVEPOINT" not in query["sql"] for query in captured)

    few, many = queries(1), queries(12)
    assert many <= few + 1
    assert many < 50


def test_a_plan_is_accepted_once(service: Place, coordinator: Person) -> None:
    brought = in_review(demonstration_plan(), service, coordinator)
    accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=None)
    with pytest.raises(AlreadyAcceptedError):
        accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=None)
    brought.refresh_from_db()
    assert (brought.state, brought.accepted_by, ActionPlan.objects.count()) == (ImportState.ACCEPTED, coordinator, 1)


def test_what_changed_since_it_was_seen_is_not_accepted(service: Place, coordinator: Person) -> None:
    brought = in_review(demonstration_plan(), service, coordinator)
    Import.objects.update(version=1)
    with pytest.raises(ChangedMeanwhileError):
        accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=None)
    assert not ActionPlan.objects.exists()


def test_what_was_withdrawn_is_not_accepted(service: Place, coordinator: Person) -> None:
    brought = in_review(demonstration_plan(), service, coordinator)
    Import.objects.update(state=ImportState.WITHDRAWN)
    with pytest.raises(NotInReviewError):
        accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=None)


def test_a_plan_of_a_place_that_has_closed_is_history(service: Place, coordinator: Person) -> None:
    closed = place("HMP Closed", service)
    Place.objects.filter(pk=closed.pk).update(closed=dt.date(2024, 1, 1))
    assert accepted(demonstration_plan(), closed, coordinator).findings.count() == 6


def test_what_a_plan_said_is_never_rewritten(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    for rows, change in (
        (held.editions, {"content": "{}"}),
        (held.findings, {"words": "Do less."}),
        (Entry.objects, {"words": "Do less."}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all().delete()
