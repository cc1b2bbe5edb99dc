"""A plan written in the register: begun, changed, cleared by someone else, submitted, corrected."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection

from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import FindingKind, Plan
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason
from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.audit.services import verify
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.errors import (
    BlockedError,
    ChangedMeanwhileError,
    ClearingError,
    DraftClosedError,
    DraftFrozenError,
    DraftingError,
    OpenDraftError,
)
from answerable.web.plans.models import ActionPlan, Draft, Entry, Finding
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.services.clearing import clear, send, send_back, take_back, withdraw
from answerable.web.plans.services.drafting import begin_correction, change, change_front
from answerable.web.plans.services.submitting import submit
from answerable.web.plans.types import DraftState, PlanKind
from answerable.web.plans.writing.actions import PutAction, RemoveAction
from answerable.web.plans.writing.changes import Decide, PutFinding, RemoveFinding, SetFront
from tests.support.web.accepted import accepted, person
from tests.web.plans.writing_given import AT, FRONT, TRAIN, begun, cleared, held_plan, put, sent_in, written

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2026, 8, 3, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def governor(service: Place) -> Person:
    return person(Role.GOVERNOR, service)


def test_a_plan_is_written_cleared_and_submitted(prison: Place, coordinator: Person, governor: Person) -> None:
    draft = written(prison, coordinator)
    edition = sent_in(draft, by=coordinator, clearer=governor)
    plan, said = edition.plan, Plan.model_validate_json(edition.content)
    [commitment] = Commitment.objects.all()
    assert (plan.title, plan.regime, plan.kind, str(plan.report), plan.submitted_on) == (
        FRONT.title,
        "hmi_probation_thematic",
        PlanKind.INSPECTION,
        "Fair release at Stonebeck",
        AT.date(),
    )
    assert [(one.round, one.raw) for one in said.submitted] == [("Original", "1 June 2026")]
    assert [one.date for one in said.findings[0].rounds] == [AT.date()]
    assert (commitment.words, commitment.owner_words, commitment.due_on) == (
        TRAIN.words,
        "Head of Resettlement",
        dt.date(2026, 9, 30),
    )
    with edition.document.content.open("rb") as kept:
        assert kept.read() == said.model_dump_json(indent=2).encode()
    assert list(AuditEntry.objects.order_by("number").values_list("act", flat=True)) == [
        "draft begun",
        *["draft changed"] * 3,
        "draft sent to be cleared",
        "draft cleared",
        "plan submitted",
    ]
    assert verify().faults == ()


def test_a_plan_of_its_own_answers_no_report(prison: Place, coordinator: Person, governor: Person) -> None:
    front = SetFront(title="Local equality plan for Harrow Gate")
    draft = begun(prison, coordinator, front, PlanKind.LOCAL_EQUALITY)
    put(draft, PutFinding("1", FindingKind.OTHER, "People from every group get work."), TRAIN, by=coordinator)
    plan = sent_in(draft, by=coordinator, clearer=governor).plan
    assert (plan.report, plan.regime, plan.kind) == (None, "own_plan", PlanKind.LOCAL_EQUALITY)


def test_what_blocks_a_plan_is_said_and_nothing_moves(prison: Place, coordinator: Person) -> None:
    draft = put(begun(prison, coordinator), PutFinding("1", FindingKind.RECOMMENDATION, "Say why."), by=coordinator)
    with pytest.raises(BlockedError) as refused:
        send(draft, version=draft.version, by=coordinator, at=AT)
    draft.refresh_from_db()
    assert refused.value.problems == (
        "Say whether it is agreed, partly agreed or not agreed.",
        "Add an action, with an owner and a date.",
    )
    assert draft.state == DraftState.DRAFT


def test_a_report_dated_after_its_plan_is_refused(prison: Place, coordinator: Person, governor: Person) -> None:
    draft = cleared(written(prison, coordinator), by=coordinator, clearer=governor)
    with pytest.raises(BlockedError, match="The report is dated 4 May 2026, which is after the plan"):
        submit(draft, by=coordinator, at=dt.datetime(2026, 5, 3, 9, 0, tzinfo=dt.UTC))
    assert ActionPlan.objects.count() == 0


def test_whoever_wrote_any_of_it_does_not_clear_it(prison: Place, coordinator: Person, governor: Person) -> None:
    draft = put(written(prison, coordinator), Decide(0, Decision.AGREED), by=governor)
    draft = put(draft, Decide(0, Decision.AGREED), by=coordinator)
    send(draft, version=draft.version, by=coordinator, at=AT)
    draft.refresh_from_db()
    for writer in (coordinator, governor):
        with pytest.raises(ClearingError):
            clear(draft, version=draft.version, by=writer, at=AT)
    draft.refresh_from_db()
    assert draft.state == DraftState.WAITING


def test_a_draft_on_its_way_is_not_changed_until_it_is_back(
    prison: Place, coordinator: Person, governor: Person
) -> None:
    draft = cleared(written(prison, coordinator), by=coordinator, clearer=governor)
    with pytest.raises(DraftFrozenError):
        change(draft, said=TRAIN, version=draft.version, by=coordinator, at=AT)
    send_back(draft, because="Name the team.", version=draft.version, by=governor, at=AT)
    draft.refresh_from_db()
    assert (draft.state, draft.cleared_by, draft.sent_back_because) == (DraftState.DRAFT, None, "Name the team.")
    send(draft, version=draft.version, by=coordinator, at=AT)
    draft.refresh_from_db()
    take_back(draft, version=draft.version, by=coordinator, at=AT)
    draft.refresh_from_db()
    assert (draft.state, draft.sent_back_because) == (DraftState.DRAFT, "")


def test_the_second_of_two_writers_is_told(prison: Place, coordinator: Person, governor: Person) -> None:
    draft = written(prison, coordinator)
    seen = draft.version
    change(draft, said=TRAIN, version=seen, by=coordinator, at=AT)
    with pytest.raises(ChangedMeanwhileError):
        change(draft, said=RemoveFinding(0), version=seen, by=governor, at=AT)
    draft.refresh_from_db()
    assert [len(one.rounds[0].actions) for one in content_of(draft).findings] == [2]


def test_what_was_submitted_or_withdrawn_cannot_be_changed(
    prison: Place, coordinator: Person, governor: Person
) -> None:
    draft, other = written(prison, coordinator), written(prison, coordinator)
    sent_in(draft, by=coordinator, clearer=governor)
    withdraw(other, by=coordinator, at=AT)
    for closed in (draft, other):
        closed.refresh_from_db()
        with pytest.raises(DraftClosedError):
            change(closed, said=TRAIN, version=closed.version, by=coordinator, at=AT)
        with pytest.raises(DraftClosedError):
            withdraw(closed, by=coordinator, at=AT)


def test_a_part_that_is_gone_is_said_and_nothing_changes(prison: Place, coordinator: Person) -> None:
    draft = begun(prison, coordinator)
    with pytest.raises(DraftingError):
        change(draft, said=RemoveAction(0, 0, 0), version=0, by=coordinator, at=AT)
    draft.refresh_from_db()
    assert draft.version == 0


def test_a_changed_report_changes_the_rules(prison: Place, coordinator: Person) -> None:
    draft = begun(prison, coordinator)
    front = SetFront("A plan", "A report", "HM Inspectorate of Prisons", "3 May 2022")
    change_front(draft, front=front, due_on=dt.date(2026, 7, 1), ends_on=None, version=0, by=coordinator, at=AT)
    draft.refresh_from_db()
    assert (draft.regime, draft.due_on) == ("hmi_prisons_concerns", dt.date(2026, 7, 1))


def test_a_correction_is_the_next_edition_and_the_ledger_keeps_both_dates(
    prison: Place, coordinator: Person, governor: Person
) -> None:
    plan = held_plan(prison, by=coordinator, clearer=governor)
    draft = begin_correction(plan, by=coordinator, at=LATER)
    corrected = PutAction(
        finding=0,
        words="Train all 44 officers of the release team to explain a refusal.",
        owners=("Head of Offender Management",),
        dates=("31 October 2026",),
        round=0,
        action=0,
    )
    partly = Decide(0, Decision.PARTLY_AGREED, (Reason.POLICY,), ("Reasons will be given in writing where allowed.",))
    put(draft, corrected, partly, by=coordinator)
    second = sent_in(draft, by=coordinator, clearer=governor, at=LATER)
    [finding], [entry], [commitment] = Finding.objects.all(), Entry.objects.all(), Commitment.objects.all()
    first = plan.editions.get(number=1)
    assert (second.number, finding.edition, entry.edition) == (2, second, second)
    assert (finding.decision, finding.reasons) == ("partly_agreed", ["policy"])
    assert finding.response == ["Reasons will be given in writing where allowed.", "For policy reasons."]
    assert (entry.words, commitment.words) == (corrected.words, corrected.words)
    assert [(line.words, line.reason) for line in commitment.target_dates.all()] == [
        ("30 September 2026", ""),
        ("31 October 2026", "Corrected in edition 2."),
    ]
    assert (commitment.owner_words, commitment.ownerships.count()) == ("Head of Offender Management", 2)
    assert Plan.model_validate_json(first.content).findings[0].decision == Decision.AGREED
    assert [one.name for one in second.submissions.all()] == ["Original", "Revised"]


def test_a_correction_of_a_plan_that_was_brought_adds_nothing_twice(
    service: Place, coordinator: Person, governor: Person
) -> None:
    plan = accepted(demonstration_plan(), service, coordinator)
    before = (Finding.objects.count(), Entry.objects.count(), Commitment.objects.count(), plan.rounds.count())
    draft = begin_correction(plan, by=coordinator, at=LATER)
    said = content_of(draft)
    front = SetFront(
        said.title, "An open door, corrected", said.inspectorate or "", "12 March 2025", body=said.body or ""
    )
    change_front(draft, front=front, due_on=None, ends_on=None, version=0, by=coordinator, at=LATER)
    sent_in(draft, by=coordinator, clearer=governor, at=LATER)
    plan.refresh_from_db()
    assert plan.report is not None
    assert (Finding.objects.count(), Entry.objects.count(), Commitment.objects.count(), plan.rounds.count()) == before
    assert (plan.report.title, plan.report.published_words) == ("An open door, corrected", "12 March 2025")


def test_a_plan_has_one_open_draft(prison: Place, coordinator: Person, governor: Person) -> None:
    plan = held_plan(prison, by=coordinator, clearer=governor)
    begin_correction(plan, by=coordinator, at=LATER)
    with pytest.raises(OpenDraftError):
        begin_correction(plan, by=coordinator, at=LATER)
    assert Draft.objects.filter(plan=plan, state=DraftState.DRAFT).count() == 1


@pytest.mark.parametrize("table", ["plans_finding", "plans_entry"])
def test_words_change_only_with_the_edition_that_says_them(
    table: str, prison: Place, coordinator: Person, governor: Person
) -> None:
    held_plan(prison, by=coordinator, clearer=governor)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET words = 'never said'")  # noqa: S608
