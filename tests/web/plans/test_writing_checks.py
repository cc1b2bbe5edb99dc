"""By whose rules a plan is written, what blocks it, and what is advised."""

import datetime as dt

import pytest

from answerable.documents.plan import Action, Finding, FindingKind, SaidDate
from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.scales import SCALES
from answerable.web.plans.regimes import Regime, read, regime, regime_for, regimes
from answerable.web.plans.types import PlanKind
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.checks import Block, blocks
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
        "Add the first recommendation",
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
