"""Plans made by hand, in our own words, one for each kind that services publish and for what readers leave open."""

from datetime import date

from answerable.documents.plan import (
    Action,
    DirectedTo,
    Finding,
    FindingKind,
    Leftover,
    LeftoverCode,
    Plan,
    Submission,
    Totals,
)
from tests.support.plan_making import (
    CERTAIN,
    INHERITED,
    SHARED,
    UNCERTAIN,
    action,
    answered,
    commitments,
    count,
    finding,
    only_round,
    plan,
    progress,
    target,
    text,
    texts,
)


def six_columns() -> Plan:
    """The form of prisons before 2022: six columns, one round, a caveat, totals."""
    first = finding(
        "1",
        "Show that every prisoner is asked about housing early enough. Leaders should know:",
        "Agreed",
        parts=texts("who is asked, and when;", "what was arranged & with whom."),
        rounds=(
            only_round(
                action("Staff will ask every prisoner in the first week.", "Head of Resettlement", "May 2024"),
                action(
                    "A list of homes will be kept with the council.",
                    "Head of Resettlement",
                    "Draft list April 2024\nJuly 2024",
                ),
            ),
        ),
    )
    second = finding(
        "2",
        "Offer every prisoner a phone in the cell.",
        "Partly Agreed",
        reasons=("affordability",),
        response=texts(
            "Phones will be put into the cells of two wings.", "The rest is not possible for reasons of affordability."
        ),
        rounds=(only_round(action("Wings A and B will be fitted first.", "Head of Operations", "Ongoing")),),
    )
    third = finding(
        "3",
        "Open the gym at night.",
        "Not Agreed",
        reasons=("operational",),
        response=texts("For operational reasons this will not be done."),
    )
    findings = (first, second, third)
    counted = count(findings)
    return plan(
        *findings,
        caveats=texts("Dates may be affected by building work."),
        totals=Totals(stated=counted, counted=counted, agree=True),
    )


def probation() -> Plan:
    """The form of probation: bands that say whom a finding is directed to, parts, rounds, three submissions."""
    offices = DirectedTo(
        text=text("Directed to: Probation offices should, by 31 March 2024:"), due=target("by 31 March 2024")
    )
    ministry = DirectedTo(text=text("Directed to: The ministry should:"), due=None)
    return plan(
        finding(
            "1",
            "Listen to people on probation.",
            "Agreed",
            directed_to=offices,
            rounds=(
                commitments(
                    action("Panels will meet in every region.", "Head of Engagement", "Quarterly from July 2023"),
                    action("Letters will be written in plain words.", "Head of Engagement", "December 2023"),
                ),
                progress(action("Panels met in ten of twelve regions.", "Head of Engagement", "Completed and ongoing")),
            ),
        ),
        finding("2", "Train new staff.", "Agreed", directed_to=offices, rounds=(commitments(), progress())),
        finding(
            "3",
            "Publish the figures:",
            "Agreed",
            directed_to=ministry,
            parts=texts("on breach;", "on recall."),
            rounds=(commitments(action("Tables will be published.", "Head of Data", "Annually from May 2024")),),
        ),
        title="A fair hearing: equality in probation",
        responds_to="A fair hearing: equality in probation",
        inspectorate="Inspectorate of Fair Treatment",
        place="Northmoor region",
        body="Northmoor Probation Service",
        submitted=(
            Submission(round="Original", raw="19 May 2023", date=date(2023, 5, 19)),
            Submission(round="Updated", raw="20 October 2023", date=date(2023, 10, 20)),
            Submission(round="Final", raw="6 February 2024", date=date(2024, 2, 6)),
        ),
    )


def five_columns() -> Plan:
    """The form of inspections since 2022: concerns in two bands, and no decisions."""

    def concern(number: str, kind: FindingKind, words: str, *actions: Action) -> Finding:
        return finding(number, words, kind=kind, rounds=(only_round(*actions),))

    return plan(
        concern(
            "1",
            FindingKind.PRIORITY_CONCERN,
            "Men spent too long in their cells.",
            action("A new day began on 8 January.", "Governor", "Completed"),
            action("Work places will rise to 300.", "Governor\nHead of Industries", "September 2024"),
        ),
        concern(
            "2",
            FindingKind.PRIORITY_CONCERN,
            "Complaints were answered late.",
            action("Answers will be checked each week.", "Deputy Governor", "Commencing March 2024"),
        ),
        concern(
            "3",
            FindingKind.KEY_CONCERN,
            "Few men had a key worker.",
            action("Every man will have one.", "Head of Offender Management", "June 2024 (Subject to staffing)"),
        ),
    )


def with_progress() -> Plan:
    """Extra columns: references, status and percentage; numbers such as 5.01."""

    def step(words: str, due: str, *told: str | float | None) -> Action:
        status, percent = told
        assert status is None or isinstance(status, str)
        assert percent is None or isinstance(percent, float)
        return action(words, "Head of Safety", due, progress=(status, percent))

    return plan(
        finding(
            "5.01",
            "Reviews of force should happen within a week.",
            "Agreed",
            references=("paragraph 2.14", "paragraph 2.15"),
            rounds=(
                only_round(
                    step("A panel will meet on Mondays.", "15 March 2024", "Complete", 100.0),
                    step("Its findings will be shared with staff.", "30 June 2024", "In progress", 37.5),
                    step("Its findings will be shared with prisoners.", "31 July 2024", "Not started", 0.0),
                ),
            ),
        ),
        finding(
            "5.02",
            "Cameras should be worn by all officers.",
            "Agreed",
            references=("paragraph 3.1",),
            rounds=(only_round(step("Cameras were bought.", "1 February 2024", None, None)),),
        ),
    )


def unsettled() -> Plan:
    """Owners and targets that are shared, uncertain, inherited or absent."""
    shared = ("Head of Learning", "March 2024")
    candidates = "Head of Learning\nHead of Health"
    open_to_all = (f"{candidates}\nGovernor", "May 2024\nJune 2024\nOngoing", (UNCERTAIN, UNCERTAIN))
    return plan(
        answered(
            "1",
            "One owner and one date serve all.",
            action("A tutor will be hired.", *shared, (SHARED, SHARED)),
            action("Books will be bought.", *shared, (SHARED, SHARED)),
            action("A class will begin.", *shared, (SHARED, SHARED)),
        ),
        answered(
            "2",
            "One owner, a date for each.",
            action("A nurse will be hired.", "Head of Health", "April 2024", (SHARED, CERTAIN)),
            action("Teeth will be checked.", "Head of Health", "May 2024", (SHARED, CERTAIN)),
        ),
        answered(
            "3",
            "Two owners for three.",
            action("Rooms will be painted.", candidates, "June 2024", (UNCERTAIN, CERTAIN)),
            action("Doors will be mended.", candidates, "July 2024", (UNCERTAIN, CERTAIN)),
            action("Lights will be changed.", candidates, "August 2024", (UNCERTAIN, CERTAIN)),
        ),
        answered(
            "4",
            "Nothing fits.",
            action("Meals will be warm.", *open_to_all),
            action("Meals will be on time.", *open_to_all),
        ),
        answered(
            "5",
            "Some take what stands above.",
            action("Visits will be longer.", "Head of Families", "May 2024"),
            action("A play area will be built.", "Head of Families", "May 2024", (INHERITED, INHERITED)),
            action("Toys will be bought.", "Head of Families", "June 2024", (INHERITED, CERTAIN)),
        ),
        answered(
            "6",
            "Some have nobody and no date.",
            action("Windows will be cleaned."),
            action("Gutters will be cleared."),
        ),
        answered(
            "7",
            "Some have an owner and no date.",
            action("Paths will be swept.", "Head of Estates"),
            action("Staff will do the following:", "Head of Estates", "Ongoing"),
        ),
        finding("8", "Nothing was answered.", "Agreed"),
    )


def spoken() -> Plan:
    """No lines before the table, and definitions that stood in no table."""
    words = "Agreed means that it will be done."
    definition = Leftover(code=LeftoverCode.DEFINITION, text=text(words))
    agreed = finding("1", "Open up.", "Agreed")
    return plan(agreed, responds_to="", report_published=None, submitted=(), leftovers=(definition,))


def every_plan() -> dict[str, Plan]:
    """All of them, by name."""
    makers = (six_columns, probation, five_columns, with_progress, unsettled)
    return {make.__name__: make() for make in makers}
