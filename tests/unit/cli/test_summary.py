import pytest
from rich.cells import cell_len

from answerable.cli.summary import summarise
from answerable.documents.plan import Count, Doubt, Plan, Target, Totals
from answerable.documents.text import Span
from answerable.vocabulary.due_dates import TargetKind
from tests.unit.cli.plans import BY_MARCH, PLAN, action, finding, target

SUMMARY = """\
Action plan: lost property
Inspectorate  Inspectorate of Stores
Place         Moor Lane
Responds to   Lost and found: an inspection
Published     30 April 2021
Answered by   The Stores Service
Submitted     Original 19 May 2021; last week
File          plan.pdf, 2 pages

Directed to the stores → by 31 March 2022

1  Recommendation · agreed
   Managers should show residents what became of every complaint about lost
   property.
   May 2021 (commitments)
   • Publish a booklet on lost property.
       Head of Stores · March 2022 → by 31 March 2022
   • Ask visitors each quarter whether it helps.
       Head of Stores, Chaplain (shared) · Quarterly from June 2021 → quarterly
       from 30 June 2021 (uncertain) · Begun · 40% done

2  Recommendation · partly agreed
   The library should open at weekends.
   • Recruit a librarian.
       no owner given · no date given

Findings      2 recommendations
Totals        1 agreed, 1 partly agreed, 0 not agreed, 2 in all, as the document
              states

1 doubt
 ? Two actions stand beside three dates. [target_count, p1.t1.r2.c5,
   p1.t1.r2.c6]

2 leftovers
 heading          1 piece     14 characters
 orphan           1 piece      5 characters
 3.9% of the document's characters are in leftovers that nothing explains.
"""


def changed(**fields: object) -> Plan:
    return PLAN.model_copy(update=fields)


def test_it_shows_the_whole_plan() -> None:
    assert summarise(PLAN) == SUMMARY


@pytest.mark.parametrize("width", [20, 40, 61, 80, 100, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, summarise(PLAN, width=width).splitlines())) <= max(40, min(width, 100))


def test_every_word_is_there_in_colour_too() -> None:
    coloured = summarise(PLAN, colour=True)
    assert "\x1b[1mAction plan: lost property\x1b[0m" in coloured
    assert "\x1b[33mno owner given\x1b[0m" in coloured


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    plan = changed(title="[bold]Plan[/bold] :smile: \\[x]")
    assert summarise(plan).splitlines()[0] == "[bold]Plan[/bold] :smile: \\[x]"


def test_a_document_cannot_command_the_terminal() -> None:
    plan = changed(title="A plan \x1b]0;owned\x07 \x9b31m", findings=())
    assert summarise(plan).splitlines()[0] == "A plan \N{REPLACEMENT CHARACTER}]0;owned� �31m"


def test_of_many_places_of_a_doubt_the_first_are_shown() -> None:
    spans = tuple(Span(f"p1.b{number}", 0, 1) for number in range(1, 6))
    plan = changed(doubts=(Doubt(code="number_repeated", message="Look again.", spans=spans),))
    assert " ? Look again. [number_repeated, p1.b1, p1.b2, p1.b3 and 2 more]" in summarise(plan).splitlines()


def test_doubts_of_one_kind_stand_together_each_with_its_first_place() -> None:
    places = [tuple(Span(f"p{page}.b{block}", 0, 1) for block in (1, 2)) for page in (1, 2)]
    alike = tuple(Doubt(code="no_owner", message="No owner.", spans=spans) for spans in places)
    assert " ? No owner. (2 times) [no_owner, p1.b1, p2.b1]" in summarise(changed(doubts=alike)).splitlines()


def test_what_a_plan_does_not_say_takes_no_line() -> None:
    empty = Count(agreed=0, partly_agreed=0, not_agreed=0, total=1)
    plan = changed(
        title="",
        inspectorate=None,
        place=None,
        responds_to="",
        body=None,
        report_published=None,
        submitted=(),
        file=PLAN.file.model_copy(update={"pages": None}),
        findings=(finding("4", "The roof leaks.", kind="key_concern", decision=None, decision_raw=None),),
        totals=Totals(stated=None, counted=empty, agree=None),
        leftovers=(),
        doubts=(),
    )
    assert summarise(plan) == (
        "plan.pdf\n"
        "File          plan.pdf\n"
        "\n"
        "4  Key concern\n"
        "   The roof leaks.\n"
        "\n"
        "Findings      1 key concern\n"
        "\n"
        "0 doubts\n"
        "\n"
        "0 leftovers\n"
        " 0.0% of the document's characters are in leftovers that nothing explains.\n"
    )


@pytest.mark.parametrize(
    ("stated", "agree", "line"),
    [
        (None, None, "counted 1 agreed, 1 partly agreed, 0 not agreed, 2 in all; the"),
        (
            Count(agreed=2, partly_agreed=0, not_agreed=0, total=2),
            False,
            "the document states 2 agreed, 0 partly agreed, 0 not agreed, 2 in",
        ),
    ],
)
def test_totals_say_what_was_counted_and_what_is_stated(stated: Count | None, agree: bool | None, line: str) -> None:
    plan = changed(totals=PLAN.totals.model_copy(update={"stated": stated, "agree": agree}))
    (totals,) = [row for row in summarise(plan).splitlines() if row.startswith("Totals")]
    assert totals == f"Totals        {line}"


@pytest.mark.parametrize(
    ("due", "line"),
    [
        (BY_MARCH, "March 2022 → by 31 March 2022"),
        (target("By then", TargetKind.BY), "By then → by a day not told"),
        (target("Completed", TargetKind.DONE), "Completed → done"),
        (target("Done March 2022", TargetKind.DONE, BY_MARCH.date), "Done March 2022 → done 31 March 2022"),
        (target("Ongoing", TargetKind.CONTINUING), "Ongoing → continuing"),
        (
            target("Complete and ongoing", TargetKind.DONE_AND_CONTINUING),
            "Complete and ongoing → done and continuing",
        ),
        (
            target("From March 2022", TargetKind.STARTS, BY_MARCH.date),
            "From March 2022 → starts 31 March 2022",
        ),
        (target("Often", TargetKind.RECURRING), "Often → again and again"),
        (target("0011101", TargetKind.UNREADABLE), "0011101 → not understood"),
        (
            target(
                "Draft March 2022 (if funded)",
                TargetKind.BY,
                BY_MARCH.date,
                condition="funded",
                milestone="Draft",
            ),
            "Draft March 2022 (if funded) → by 31 March 2022",
        ),
    ],
)
def test_a_date_is_shown_as_said_and_as_understood(due: Target, line: str) -> None:
    plan = changed(
        findings=(
            finding(
                "1",
                "The roof leaks.",
                rounds=(
                    {
                        "label": "",
                        "date": None,
                        "kind": "commitments",
                        "actions": (action("Mend it.", ("Head",), (due,)),),
                    },
                ),
            ),
        )
    )
    assert f"       Head · {line}" in summarise(plan, width=100).splitlines()


def test_long_texts_are_cut_after_a_word() -> None:
    plan = changed(findings=(finding("1", "The roof leaks. " * 40),))
    lines = summarise(plan).splitlines()
    start = lines.index("1  Recommendation · agreed") + 1
    assert " ".join(line.strip() for line in lines[start : start + 4]) == "The roof leaks. " * 18 + "The roof …"
