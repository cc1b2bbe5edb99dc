"""What a change makes of a plan that is being written, and how a draft moves on."""

import datetime as dt

import pytest

from answerable.documents.plan import FindingKind, Plan, RoundKind, SaidDate
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason, find_reasons
from answerable.web.estate.types import Capability
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.policies import MOVES, OPEN
from answerable.web.plans.types import DraftState
from answerable.web.plans.writing.actions import FIRST_ROUND, PutAction, RemoveAction
from answerable.web.plans.writing.changes import Change, Decide, MoveFinding, PutFinding, RemoveFinding, SetFront
from answerable.web.plans.writing.finishing import begun, opening_round, submitted
from answerable.web.plans.writing.reasons import with_reasons, without_reasons
from answerable.web.plans.writing.reporting import in_step, only_of, reported_round
from tests.support.plan_making import action, commitments, finding, plan, progress

DAY = dt.date(2026, 6, 1)
PRISONS = "HM Inspectorate of Prisons"
OWNED = action("Train all 40 officers.", "Governor", "March 2027")
FRONT = SetFront("A plan", "A report", PRISONS, "4 May 2022", body="HMPPS", caveats=("Dates may move.",))


def written(*changes: Change) -> Plan:
    value = begun(FRONT)
    for change in changes:
        value = change.apply(value)
    return value


FIRST = PutFinding("1", FindingKind.RECOMMENDATION, "Say why.", ("for release",), ("4.2",), "HMPPS should", "May 2027")
SECOND = PutFinding("2", FindingKind.RECOMMENDATION, "Publish figures.")


def test_a_front_and_findings_are_put() -> None:
    value = written(FIRST, SECOND)
    [first, second] = value.findings
    assert (value.inspectorate, value.report_published) == (
        PRISONS,
        SaidDate(raw="4 May 2022", date=dt.date(2022, 5, 4)),
    )
    assert first.directed_to is not None
    assert first.directed_to.due is not None
    assert (first.directed_to.text.text, first.directed_to.due.date) == (
        "Directed to: HMPPS should, by May 2027:",
        dt.date(2027, 5, 31),
    )
    anew = PutFinding(
        "1", FIRST.kind, "Say why.", directed_to=first.directed_to.text.text, directed_due="by May 2027", at=0
    )
    assert anew.apply(value).findings[0].directed_to == first.directed_to
    assert (second.number, second.directed_to, second.rounds) == ("2", None, ())


def test_findings_are_moved_and_removed() -> None:
    assert [one.number for one in written(FIRST, SECOND, MoveFinding(1, -1)).findings] == ["2", "1"]
    assert [one.number for one in written(FIRST, SECOND, RemoveFinding(0)).findings] == ["2"]


@pytest.mark.parametrize(
    "change",
    [
        MoveFinding(2, -1),
        RemoveFinding(-1),
        Decide(2, Decision.AGREED),
        PutFinding("3", FindingKind.OTHER, "x", at=2),
        PutAction(2, "x"),
        PutAction(0, "x", round=5),
        PutAction(0, "x", round=0, action=0),
        RemoveAction(0, 0, 0),
    ],
)
def test_a_part_that_is_not_there_is_refused(change: Change) -> None:
    with pytest.raises(DraftingError):
        written(FIRST, SECOND, change)


def test_reasons_are_given_in_the_words_of_the_answer() -> None:
    both = (Reason.POLICY, Reason.AFFORDABILITY)
    decided = Decide(0, Decision.PARTLY_AGREED, both, ("Only in writing, for policy reasons.",))
    [said] = written(FIRST, decided).findings
    assert [one.text for one in said.response] == ["Only in writing, for policy reasons.", "For affordability reasons."]
    assert (said.decision_raw, said.reasons) == ("Partly Agreed", both)
    [agreed] = written(FIRST, decided, Decide(0, Decision.AGREED, both, ("Yes.",))).findings
    assert (agreed.reasons, [one.text for one in agreed.response]) == ((), ["Yes."])


@pytest.mark.parametrize("count", range(5))
def test_every_reason_that_is_added_is_read_again(count: int) -> None:
    given = tuple(Reason)[:count]
    said = with_reasons(("Only in part.",), given)
    assert find_reasons(" ".join(said)) == given
    assert without_reasons(said) == ("Only in part.",)


def test_actions_are_put_said_anew_and_removed() -> None:
    value = written(FIRST, PutAction(0, "Train.", ("Governor",), ("March 2027",)), PutAction(0, "Publish."))
    assert [one.text.text for one in value.findings[0].rounds[0].actions] == ["Train.", "Publish."]
    anew = PutAction(0, "Train all.", ("Governor", "Head of Safety"), ("March 2027",), round=0, action=0).apply(value)
    first = anew.findings[0].rounds[0].actions[0]
    assert (first.text.text, first.owners, first.targets[0].date) == (
        "Train all.",
        ("Governor", "Head of Safety"),
        dt.date(2027, 3, 31),
    )
    assert RemoveAction(0, 0, 0).apply(RemoveAction(0, 0, 1).apply(value)).findings[0].rounds == ()


def test_a_plan_that_is_submitted_has_its_day_its_rounds_and_its_totals() -> None:
    value = written(FIRST, Decide(0, Decision.AGREED), PutAction(0, "Train.", ("Governor",), ("March 2027",)))
    said = submitted(value, name="Original", on=DAY)
    assert [(one.round, one.raw, one.date) for one in said.submitted] == [("Original", "1 June 2026", DAY)]
    assert [(one.label, one.date, one.kind) for one in said.findings[0].rounds] == [("", DAY, RoundKind.COMMITMENTS)]
    assert (said.totals.stated, said.totals.agree) == (said.totals.counted, True)
    assert submitted(said, name="Revised", on=dt.date(2026, 7, 1)).findings == said.findings
    assert submitted(written(FIRST), name="Original", on=DAY).totals.stated is None


def test_one_more_action_stands_in_the_first_round() -> None:
    held = plan(finding("1", "Say why.", "Agreed", rounds=(commitments(OWNED), progress(OWNED))), finding("2", "More."))
    opens = opening_round(held)
    after = PutAction(1, "Publish.", opens=opens).apply(held)
    assert [one.label for one in after.findings[1].rounds] == [commitments().label]
    assert opening_round(plan()) == FIRST_ROUND


ROUND = reported_round("Progress (May 2026)", dt.date(2026, 5, 31))


def test_a_report_of_progress_changes_only_its_round() -> None:
    own = ROUND.model_copy(update={"actions": (OWNED,)})
    held = plan(finding("1", "Say why.", "Agreed", rounds=(commitments(OWNED), own)))
    for change in (PutAction(0, "x", round=1, action=0), PutAction(0, "x", opens=ROUND), RemoveAction(0, 1, 0)):
        only_of(change, held, ROUND.label, dt.date(2026, 5, 31))
    elsewhere: tuple[Change, ...] = (FRONT, PutAction(0, "x", round=0), PutAction(0, "x"), RemoveAction(0, 0, 0))
    for other in elsewhere:
        with pytest.raises(DraftingError):
            only_of(other, held, ROUND.label, dt.date(2026, 5, 31))


def test_links_keep_step_with_the_actions() -> None:
    links = [{"finding": f, "action": a, "commitment": 10 * f + a} for f, a in ((0, 0), (0, 1), (0, 2), (1, 1))]
    assert in_step(links, PutAction(0, "x")) == links
    assert [(one["finding"], one["action"], one["commitment"]) for one in in_step(links, RemoveAction(0, 1, 1))] == [
        (0, 0, 0),
        (0, 1, 2),
        (1, 1, 11),
    ]


def test_every_move_begins_where_a_draft_is_open_and_ends_in_a_state() -> None:
    assert {state for move in MOVES for state in move.frm} == set(OPEN)
    assert {move.to for move in MOVES} == set(DraftState)
    clearing = {move.name for move in MOVES if move.who is Capability.CLEAR_PLANS}
    assert clearing == {"clear", "send-back"}
