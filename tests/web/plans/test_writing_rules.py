"""The rules by which a plan is written: regimes, what blocks, what is advised, what a change makes of a plan."""

import datetime as dt

import pytest

from answerable.documents.plan import Action, Finding, FindingKind, Plan, RoundKind, SaidDate
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason, find_reasons
from answerable.web.commitments.scales import SCALES
from answerable.web.estate.types import Capability
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.policies import MOVES, OPEN
from answerable.web.plans.regimes import Regime, read, regime, regime_for, regimes
from answerable.web.plans.types import DraftState, PlanKind
from answerable.web.plans.writing.actions import FIRST_ROUND, PutAction, RemoveAction
from answerable.web.plans.writing.changes import Change, Decide, MoveFinding, PutFinding, RemoveFinding, SetFront
from answerable.web.plans.writing.checks import Block, blocks
from answerable.web.plans.writing.finishing import begun, opening_round, submitted
from answerable.web.plans.writing.reasons import with_reasons, without_reasons
from answerable.web.plans.writing.reporting import in_step, only_of, reported_round
from answerable.web.plans.writing.smart import advice
from tests.support.plan_making import action, answered, commitments, finding, plan, progress, texts

DAY = dt.date(2026, 6, 1)
DECIDES = regime("hmi_prisons_recommendations")
CONCERNS = regime("hmi_prisons_concerns")
PRISONS, PROBATION = "HM Inspectorate of Prisons", "HM Inspectorate of Probation"
OWNED = action("Train all 40 officers.", "Governor", "March 2027")
OWNED_ANSWER = answered("1", "Say why.", OWNED)


@pytest.mark.parametrize(
    ("inspectorate", "reported", "kind", "code"),
    [
        (PRISONS, dt.date(2022, 5, 2), PlanKind.INSPECTION, "hmi_prisons_recommendations"),
        (PRISONS, dt.date(2022, 5, 3), PlanKind.INSPECTION, "hmi_prisons_concerns"),
        (PRISONS, None, PlanKind.INSPECTION, "hmi_prisons_concerns"),
        (PROBATION, dt.date(2021, 3, 16), PlanKind.INSPECTION, "hmi_probation_thematic"),
        ("Ofsted", dt.date(2021, 3, 16), PlanKind.INSPECTION, "another_inspectorate"),
        (None, None, PlanKind.INSPECTION, "another_inspectorate"),
        (PRISONS, dt.date(2024, 1, 1), PlanKind.LOCAL_EQUALITY, "own_plan"),
        (None, None, PlanKind.PROGRAMME, "own_plan"),
    ],
)
def test_the_regime_follows_from_inspectorate_day_and_kind(
    inspectorate: str | None, reported: dt.date | None, kind: PlanKind, code: str
) -> None:
    assert regime_for(inspectorate, reported, kind).code == code


def test_every_kind_of_plan_has_a_regime_and_codes_are_unique() -> None:
    assert {kind for one in regimes() for kind in one.kinds} == set(PlanKind)
    assert len({one.code for one in regimes()}) == len(regimes())
    assert {one.scale for one in regimes()} - {""} <= SCALES.keys()
    assert regime("no longer there") == regimes()[-1]


def test_a_service_may_keep_regimes_of_its_own() -> None:
    [own] = read(
        """
        [[regime]]
        code = "own"
        name = "Ours"
        inspectorate = "HM Inspectorate of Prisons"
        kinds = ["inspection"]
        begins = 2024-01-01
        ends = 2024-12-31
        term = "recommendation"
        decides = true
        bands = ["recommendation"]
        scale = ""
        days = 28
        rules = []
        """
    )
    assert own == Regime(
        code="own",
        name="Ours",
        kinds=frozenset({PlanKind.INSPECTION}),
        term="recommendation",
        decides=True,
        bands=(FindingKind.RECOMMENDATION,),
        scale="",
        rules=(),
        inspectorate=PRISONS,
        begins=dt.date(2024, 1, 1),
        ends=dt.date(2024, 12, 31),
        days=28,
    )
    assert (own.due_on(dt.date(2024, 2, 1)), own.due_on(None)) == (dt.date(2024, 2, 29), None)


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (finding("1", "Say why."), ["Say whether it is agreed, partly agreed or not agreed.", "Add an action, with"]),
        (finding("1", "Say why.", "Agreed"), ["Add an action, with an owner and a date."]),
        (answered("1", "Say why.", OWNED), []),
        (
            answered("1", "Say why.", OWNED, decision=Decision.PARTLY_AGREED),
            ["Give the reason", "Say which part is agreed, and why the rest is not."],
        ),
        (
            answered(
                "1",
                "Say why.",
                OWNED,
                decision=Decision.PARTLY_AGREED,
                reasons=("policy",),
                response=texts("Only in writing."),
            ),
            [],
        ),
        (finding("1", "Say why.", "Not agreed"), ["Give the reason"]),
        (finding("1", "Say why.", "Not agreed", reasons=("affordability",)), []),
        (
            answered("1", "Say why.", OWNED, decision=Decision.NOT_AGREED, reasons=("policy",)),
            ["It is not agreed, so it takes no action."],
        ),
    ],
)
def test_what_an_answer_lacks(said: Finding, sentences: list[str]) -> None:
    found = [block.sentence for block in blocks(plan(said), DECIDES, on=DAY)]
    assert len(found) == len(sentences)
    assert all(sentence.startswith(start) for sentence, start in zip(found, sentences, strict=True))


OWNER, DATE, CHECK = (
    "Name the owner of this action.",
    "Say by when this action will be done.",
    "This action goes on. Say when it is next checked.",
)


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (action("Train."), [OWNER, DATE]),
        (action("Train.", "Governor", "soon"), [DATE]),
        (action("Train.", "Governor", "Ongoing"), [CHECK]),
        (action("Train.", "Governor", "Completed and ongoing"), [CHECK]),
        (action("Train.", "Governor", "Quarterly"), [CHECK]),
        (action("Train.", "Governor", "Ongoing\nReview March 2027"), []),
        (action("Train.", "Governor", "Quarterly from March 2027"), []),
        (action("Train.", "Governor", "Completed"), []),
        (action("Train.", "Governor", "(Subject to Census)"), []),
        (action("Train.", "", "March 2027"), [OWNER]),
    ],
)
def test_what_an_action_lacks(said: Action, sentences: list[str]) -> None:
    found = blocks(plan(answered("1", "Say why.", said)), DECIDES, on=DAY)
    assert found == [Block(sentence, 0, 0, 0) for sentence in sentences]


def test_a_concern_is_not_decided_but_answered() -> None:
    bare = finding("1", "Reasons are not given.", kind=FindingKind.KEY_CONCERN)
    assert blocks(plan(bare), CONCERNS, on=DAY) == [Block("Add an action, with an owner and a date.", 0)]


def test_progress_needs_an_owner_and_no_date() -> None:
    said = finding("1", "Say why.", "Agreed", rounds=(commitments(OWNED), progress(action("Done so far."))))
    assert blocks(plan(said), DECIDES, on=DAY) == [Block(OWNER, 0, 1, 0)]


def test_the_front_needs_a_title_findings_and_a_report_before_the_plan() -> None:
    bare = plan(title="", report_published=SaidDate(raw="2 June 2026", date=dt.date(2026, 6, 2)))
    assert [block.sentence.partition(".")[0] for block in blocks(bare, DECIDES, on=DAY)] == [
        "Give the plan a title",
        "The report is dated 2 June 2026, which is after the plan",
        "Add what the plan answers",
    ]
    assert len(blocks(bare, DECIDES, on=dt.date(2026, 6, 2))) == 2
    of_the_month = plan(OWNED_ANSWER, report_published=SaidDate(raw="June 2026", date=dt.date(2026, 6, 30)))
    assert blocks(of_the_month, DECIDES, on=DAY) == []


def test_what_an_edition_said_already_is_not_asked_about() -> None:
    held = plan(finding("1", "Say why."), answered("2", "Publish figures.", action("Publish.")))
    assert blocks(held, DECIDES, on=DAY, since=held) == []
    changed = PutAction(1, "Publish every year.", round=0, action=0).apply(held)
    assert [block.finding for block in blocks(changed, DECIDES, on=DAY, since=held)] == [1, 1]


CLEAR = "Train all 40 officers to explain a refusal."


@pytest.mark.parametrize(
    ("words", "advised"),
    [
        (CLEAR, []),
        ("Publish the figures by ethnicity.", []),
        ("Explore options for staff.", ["vague", "unseen"]),
        ("Continue to promote the scheme where possible.", ["vague", "unseen"]),
        ("The Governor will train 40 officers and publish the results.", ["several"]),
        ("The team will train 40 officers. Leaflets will be issued to all.", ["several"]),
        ("A new form for complaints.", ["unseen"]),
        ("Introduce a new form for complaints and appeals.", []),
    ],
)
def test_advice_is_given_in_words(words: str, advised: list[str]) -> None:
    starts = {"can mean": "vague", "does not say": "unseen", "more than one": "several"}
    found = [
        name
        for sentence in advice(action(words, "Governor", "March 2027"))
        for part, name in starts.items()
        if part in sentence
    ]
    assert found == advised


def test_a_date_that_can_be_read_two_ways_is_said() -> None:
    [sentence] = advice(action(CLEAR, "Governor", "Quarter One of 2027"))
    assert sentence == (
        "Of the date “Quarter One of 2027”: The quarter is taken as one of the financial year, which begins in April."
    )


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
    assert (first.directed_to.text.text, first.directed_to.due.date) == ("HMPPS should", dt.date(2027, 5, 31))
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
