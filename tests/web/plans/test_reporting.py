"""From a round that is opened to what it says in the ledgers."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.documents.reading import read_plan
from answerable.documents.writers import write
from answerable.web.commitments.models import Claim, OwnerName, TargetDate, Update
from answerable.web.commitments.queries import reporters_of
from answerable.web.commitments.services import report_update, withdraw_update
from answerable.web.commitments.types import ClaimKind, Settled
from answerable.web.commitments.updating import Reported
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.services.posts import hand_over
from answerable.web.estate.types import Role
from answerable.web.plans.models import Ask, Carried, Entry, Reporting
from answerable.web.plans.queries import links
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.services import asking, assembling, drafting
from answerable.web.plans.types import DraftPurpose, Relation
from answerable.web.plans.writing.actions import PutAction
from tests.support.plan_making import action, commitments, finding, plan
from tests.support.web.accepted import accepted, person
from tests.support.web.tasks import do_tasks
from tests.web.plans.linking_given import FIGURES, FORUM, TRAINING
from tests.web.plans.reporting_given import (
    LABEL,
    MET,
    MONTH,
    NOW,
    TODAY,
    Given,
    given,
    made,
    opened,
    report,
    submitted,
)

pytestmark = pytest.mark.django_db
TOMORROW = NOW + dt.timedelta(days=1)


@pytest.fixture
def held(prison: Place) -> Given:
    return given(prison)


def test_each_owner_is_asked_in_one_message(held: Given) -> None:
    opened(held)
    do_tasks()
    assert [(ask.owner.words, ask.person, len(ask.commitments)) for ask in Ask.objects.all()] == [
        ("Equality Lead", held.owner, 2),
        ("Head of Data", None, 1),
    ]
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (
        [held.owner.email],
        f"Report progress on 2 commitments: {held.plan.title}",
    )
    assert FORUM in sent.body
    assert f"/rounds/{Reporting.objects.get().pk}/mine/" in sent.body


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"date": dt.date(2023, 5, 31)}, None),
        ({"answer_by": TODAY - dt.timedelta(days=1)}, "has passed"),
    ],
)
def test_a_round_is_opened_with_days_that_make_sense(held: Given, change: dict[str, dt.date], why: str | None) -> None:
    days = {"date": MONTH, "answer_by": TODAY} | change
    if why is None:
        asking.open_round(held.plan, label=LABEL, **days, by=held.coordinator, at=NOW)
        why, days = "open already", {"date": MONTH, "answer_by": TODAY}
    with pytest.raises(RefusedError, match=why):
        asking.open_round(held.plan, label=LABEL, **days, by=held.coordinator, at=NOW)


def test_whoever_has_not_answered_is_chased_once_a_day(held: Given) -> None:
    reporting = opened(held)
    with pytest.raises(RefusedError, match="Nobody was asked"):
        asking.chase(reporting, [held.ask], by=held.coordinator, at=NOW)
    assert asking.chase(reporting, Ask.objects.all(), by=held.coordinator, at=TOMORROW) == 1
    with pytest.raises(RefusedError, match="Nobody was asked"):
        asking.chase(reporting, [held.ask], by=held.coordinator, at=TOMORROW)
    do_tasks()
    assert [len(mail.outbox), held.ask.chases] == [2, 1]
    for words in (FORUM, TRAINING):
        report(held, words)
    with pytest.raises(RefusedError, match="Nobody was asked"):
        asking.chase(reporting, [held.ask], by=held.coordinator, at=TOMORROW + dt.timedelta(days=1))


def test_an_owner_without_an_account_is_sent_a_sheet(held: Given) -> None:
    reporting = opened(held)
    asked = {held.unheld.pk: "data@example.org", held.ask.pk: "not used, for there is an account"}
    assert asking.set_addresses(reporting, asked, by=held.coordinator, at=NOW) == 1
    do_tasks()
    sent = mail.outbox[-1]
    assert sent.to == ["data@example.org"]
    [(name, content, _)] = sent.attachments
    assert (name, bytes(content)[:2]) == (f"return-sheet-{reporting.pk}.ods", b"PK")


def test_what_was_reported_is_one_action_more(held: Given) -> None:
    reporting = opened(held)
    update = report(held, FORUM, due_words="June 2027", reason="The chair left.", kind=ClaimKind.PROGRESS)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    first, second = content_of(draft).findings
    said = first.rounds[-1]
    [told] = said.actions
    assert (said.label, said.date, told.text.text, told.owners, told.status_raw) == (
        LABEL,
        MONTH,
        MET,
        ("Equality Lead",),
        "In progress",
    )
    assert [target.raw.text for target in told.targets] == ["June 2027"]
    assert len(second.rounds) == 1
    assert draft.links == [{"finding": 0, "action": 0, "commitment": made(FORUM).pk, "updates": [update.pk]}]


def test_assembled_again_what_was_edited_is_kept(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    edited = PutAction(finding=0, round=1, action=0, words="Forums met.", owners=("Equality Lead",), status="Completed")
    drafting.change(draft, said=edited, version=draft.version, by=held.coordinator, at=NOW)
    report(held, TRAINING, "All were trained.")
    again = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    said = [one.rounds[-1].actions[0].text.text for one in content_of(again).findings]
    assert (again.pk, said) == (draft.pk, ["Forums met.", "All were trained."])


def test_nothing_reported_is_nothing_to_assemble(held: Given) -> None:
    with pytest.raises(RefusedError, match="Nothing has been reported"):
        assembling.assemble(opened(held), by=held.coordinator, at=NOW)


def test_submitting_makes_claims_and_closes_the_round(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    report(held, TRAINING, "Half were trained.", kind=ClaimKind.PROGRESS, due_words="June 2027", reason="Too few.")
    edition = submitted(assembling.assemble(reporting, by=held.coordinator, at=NOW), held)
    claims = Claim.objects.order_by("commitment__pk")
    assert [(one.commitment.words, one.kind, one.words, one.recorded_by) for one in claims] == [
        (FORUM, "done", MET, held.coordinator),
        (TRAINING, "progress", "Half were trained.", held.coordinator),
    ]
    moved = TargetDate.objects.get(saying=2)
    assert (moved.words, moved.reason, made(TRAINING).moves) == ("June 2027", "Too few.", 1)
    assert (made(FORUM).settled, made(TRAINING).settled) == (Settled.CLAIMED, Settled.OPEN)
    assert not Update.objects.filter(entered_at=None).exists()
    reporting.refresh_from_db()
    assert reporting.closed_at is not None
    assert [ask.answered_at is not None for ask in reporting.asks.all()] == [True, False]
    round_ = edition.plan.rounds.get(edition=edition)
    assert round_.settled_at is not None
    assert [entry.words for entry in links.not_mentioned(edition.plan, round_)] == [FIGURES]


def test_whoever_wrote_at_the_round_had_a_hand_in_its_claims(held: Given) -> None:
    reporting, editor = opened(held), person(Role.PLAN_COORDINATOR, held.prison)
    report(held, FORUM)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    at = draft.links[0]["finding"]
    rounds = content_of(draft).findings[at].rounds
    [was] = rounds[-1].actions
    kept = {"owners": was.owners, "status": was.status_raw or "", "round": len(rounds) - 1, "action": 0}
    said = PutAction(at, "It met twice.", **kept)
    drafting.change(draft, said=said, version=draft.version, by=editor, at=NOW)
    submitted(draft, held)
    claim = made(FORUM).claims.latest("pk")
    assert (claim.words, set(claim.wrote.all())) == ("It met twice.", {held.coordinator, editor})
    assert editor.pk in reporters_of(made(FORUM))


def test_what_was_submitted_reads_back_the_same(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    report(held, TRAINING, "Half were trained.", kind=ClaimKind.PROGRESS, due_words="June 2027", reason="Too few.")
    edition = submitted(assembling.assemble(reporting, by=held.coordinator, at=NOW), held)
    content = content_of(edition.written_as)
    read = read_plan(write(content, "html"), "plan.html")
    assert [_told(one) for one in read.findings] == [_told(one) for one in content.findings]


def _told(found: object) -> list[tuple[object, ...]]:
    return [
        (said.label, said.date, said.kind, one.text.text, one.owners, [t.raw.text for t in one.targets], one.status_raw)
        for said in found.rounds  # type: ignore[attr-defined]
        for one in said.actions
    ]


def test_what_is_withdrawn_after_clearing_is_not_submitted(held: Given) -> None:
    reporting = opened(held)
    update = report(held, FORUM)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    withdraw_update(update, by=held.owner, at=NOW)
    with pytest.raises(RefusedError, match="was withdrawn since"):
        submitted(draft, held)
    assert not Claim.objects.exists()


def test_a_word_after_clearing_waits_for_the_next_round(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    later = report(held, FORUM, "And once more.")
    submitted(draft, held)
    assert [update.pk for update in queries.unsaid_of(held.plan)] == [later.pk]


def test_an_action_added_by_hand_waits_to_be_linked(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    by_hand = PutAction(finding=0, round=1, words="The kitchens are clean.", owners=("Head of Data",))
    drafting.change(draft, said=by_hand, version=draft.version, by=held.coordinator, at=NOW)
    edition = submitted(draft, held)
    relations = Entry.objects.filter(edition=edition).order_by("position").values_list("relation", flat=True)
    assert list(relations) == [Relation.PROGRESS, Relation.OPEN]
    assert (Claim.objects.get().words, edition.plan.rounds.get(edition=edition).settled_at) == (MET, None)


def test_one_commitment_of_two_plans_is_updated_once(held: Given) -> None:
    other_words = finding("9", "Listen to prisoners.", "Agreed", rounds=(commitments(action("A box for letters.")),))
    other = accepted(plan(other_words, title="Listening"), held.prison, held.coordinator)
    carried = Carried.objects.create(
        finding=other.findings.get(), commitment=made(FORUM), recorded_by=held.coordinator, recorded_at=NOW
    )
    report(held, FORUM)
    submitted(assembling.assemble(opened(held), by=held.coordinator, at=NOW), held)
    second = Given(held.prison, held.coordinator, held.governor, held.owner, other)
    edition = submitted(assembling.assemble(opened(second), by=held.coordinator, at=NOW), second)
    entry = Entry.objects.get(edition=edition)
    assert (entry.finding, entry.commitment, entry.words) == (carried.finding, made(FORUM), MET)
    assert Claim.objects.count() == 1
    assert queries.unsaid_of(other) == []


def test_an_update_between_rounds_says_only_what_is_chosen(held: Given) -> None:
    chosen, left = report(held, FORUM), report(held, TRAINING, "Half were trained.")
    label = f"Update ({TODAY.day} {TODAY:%B %Y})"
    draft = assembling.assemble_update(
        held.plan, updates=[chosen], label=label, date=TODAY, by=held.coordinator, at=NOW
    )
    assert draft.purpose == DraftPurpose.UPDATE
    submitted(draft, held)
    assert [claim.words for claim in Claim.objects.all()] == [MET]
    assert queries.unsaid_of(held.plan) == [left]
    assert links.settled_rounds(held.plan) == []
    with pytest.raises(RefusedError, match="has a round of that date"):
        assembling.assemble_update(held.plan, updates=[left], label=label, date=TODAY, by=held.coordinator, at=NOW)


def test_the_least_done_of_joint_owners_counts(held: Given) -> None:
    reporting = opened(held)
    report(held, FORUM)
    said = Reported(ClaimKind.PROGRESS, "Two wings had none.", TODAY)
    report_update(made(FORUM), said=said, by=held.governor, at=NOW)
    draft = assembling.assemble(reporting, by=held.coordinator, at=NOW)
    [told] = content_of(draft).findings[0].rounds[-1].actions
    assert (told.text.text, told.status_raw) == (f"{MET} Two wings had none.", "In progress")


def test_a_round_can_be_closed_and_the_words_wait(held: Given) -> None:
    reporting = opened(held)
    update = report(held, FORUM)
    asking.close_round(reporting, by=held.coordinator, at=NOW)
    with pytest.raises(RefusedError, match="closed"):
        asking.close_round(reporting, by=held.coordinator, at=NOW)
    assert queries.unsaid_of(held.plan) == [update]


def test_whoever_holds_the_post_now_is_asked(held: Given) -> None:
    reporting, successor = opened(held), person(Role.COMMITMENT_OWNER, held.prison)
    post = OwnerName.objects.get(words="Equality Lead").post
    assert post
    hand_over(post, to=successor, on=TOMORROW.date(), by=None, at=NOW)
    asking.chase(reporting, [held.ask], by=held.coordinator, at=TOMORROW)
    assert held.ask.person == successor


def test_assembling_asks_the_same_of_the_database_however_many_owners(prison: Place) -> None:
    counts = [_queries_to_assemble(prison, number) for number in (2, 12)]
    assert counts[0] == counts[1]


def _queries_to_assemble(prison: Place, number: int) -> int:
    coordinator = person(Role.PLAN_COORDINATOR, prison)
    actions = [action(f"Promise {number} {at} of its own kind {'xyzw' * at}", f"Owner {at}") for at in range(number)]
    said = plan(finding("1", "Do it.", "Agreed", rounds=(commitments(*actions),)), title=f"Plan of {number}")
    held = accepted(said, prison, coordinator)
    reporting = asking.open_round(held, label=LABEL, date=MONTH, answer_by=TODAY, by=coordinator, at=NOW)
    for commitment in queries.to_ask_about(held).values():
        told = Reported(ClaimKind.DONE, f"Done: {commitment.words}", TODAY)
        report_update(commitment, said=told, by=coordinator, at=NOW)
    with CaptureQueriesContext(connection) as captured:
        assembling.assemble(reporting, by=coordinator, at=NOW)
    return len(captured)
