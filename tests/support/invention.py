"""Plans in invented words, as many as are wanted: for property tests and for benchmarks."""

from dataclasses import replace
from random import Random

from hypothesis import strategies

from tests.support.known import (
    Decision,
    KnownAction,
    KnownDirection,
    KnownFinding,
    KnownPlan,
    KnownRound,
    KnownSubmission,
    counted,
)

POSTS = (
    "Head of Learning",
    "Chief Operating Officer",
    "Director of Housing and Care",
    "Deputy Director, Courts & Hearings",
    "Head of Strategy",
    "Regional Director (North)",
    "Governors’ Lead, Open Sites",
    "Deputy Director Digital Records",
    "Senior Responsible Officer, Fair Start Programme",
    "Head of Assurance, Risk & Audit",
    "Director, People – Recruitment",
    "Deputy Director for Family Ties and Resettlement, Long Stay Sites North and South (with the Islands)",
    "Chief Nurse",
    "Employment Board",
)
JOINT_POSTS = ("Head of Learning and Chief Nurse", "Chief Operating Officer and Head of Strategy")
TARGETS = (
    "June 2021",
    "September 2021",
    "31 March 2022",
    "30/09/2024",
    "2022",
    "Spring 2022",
    "Quarter One 2022",
    "By December 2022",
    "Complete",
    "Completed",
    "Completed May 2021",
    "Complete and ongoing",
    "Completed and ongoing",
    "Ongoing",
    "Commenced",
    "Commencing 2022",
    "Commencing July 2022",
    "From April 2022",
    "Annually from March 2022",
    "Quarterly forums from June 2021",
    "June 2022 (subject to funding)",
    "Draft guide October 2021",
    "Trial complete by January 2022",
    "To be confirmed",
)
ACTORS = ("The service", "Each site", "The Fair Start team", "Regional leads", "The records unit (RU)", "We")
VERBS = (
    "publish",
    "rewrite",
    "test with residents",
    "share with every site",
    "bring together",
    "review",
    "translate",
    "set a standard for",
)
OBJECTS = (
    "the first-night booklet",
    "guidance for 18–25s",
    "the staff & visitors’ charter",
    "the figures on lost property",
    "people's induction packs",
    "the list of interpreters",
    "a plan for quiet rooms",
    "training on kitchen hygiene",
    "the 'open door' survey",
    "its record of late buses",
    "a register of mentors",
    "the complaints form",
    "the library timetable",
    "rules on pets & plants",
)
TAILS = (
    "so that new arrivals know whom to ask",
    "and report to the board each month",
    "with help from local charities",
    "before the summer rota begins",
    "in all twelve regions",
    "and check after six months what has changed",
    "using the lessons of the coastal pilot",
    "where at least 60% of people reply",
)
SECOND_SENTENCES = (
    "Managers will be told how to use it and whom to ring with questions.",
    "A short note will explain what was learnt, site by site.",
    "Feedback from the pilot – gathered by Wing & Co. – will shape the next step.",
    "Work on this has begun and the people it serves are being asked what they think.",
    "Where a site cannot do so it will say why, and its region will help.",
)
LISTED = ("by asking residents first; and", "by telling staff why.")
PROBLEMS = (
    "People waited too long to see a doctor",
    "Too few staff knew what the induction was for",
    "Visits were cut short and families were not told why",
    "The library was open for less than an hour a day",
    "Complaints about food were not answered",
    "New arrivals were given little to read",
    "Records of lost property could not be trusted",
    "Some people had no one to help them plan their release",
)
REMEDIES = (
    "the service should make sure that every site has a named lead",
    "managers should find out what residents need and act on it",
    "leaders should show, with figures, what has changed",
    "the cause should be found and put right",
)
PARTS = (
    "see that every shift has a trained member of staff",
    "ask families what would help",
    "check that notices can be understood",
    "report what was found to the regional board",
)
ADDRESSEES = ("The National Care Service", "Regional care directors")
REASONS = ("commissioning", "policy", "operational", "affordability")
ROUND_LABELS = (
    "Action Plan commitments (May 2021)",
    "Progress against commitments (October 2021)",
    "Progress against commitments (March 2022)",
)


def invent_plan(random: Random, findings: int | None = None, *, longest: int = 6) -> KnownPlan:
    """A plan with every feature a layout may show, even actions of a recommendation that is not agreed.

    A layout drops what it has no place for.

    `findings` is their number (one to eight by chance), `longest` the most actions of one round.
    """
    number = findings or random.randint(1, 8)
    invented = tuple(_finding(random, place, number, longest) for place in range(1, number + 1))
    return KnownPlan(
        title="Quiet rooms and open doors: how residents’ days are spent",
        responds_to="Quiet rooms and open doors: how residents’ days are spent",
        body="HM Prison & Probation Service",
        report_published="October 2020",
        submitted=(
            KnownSubmission("Original", "19 May 2021"),
            KnownSubmission("Updated", "20 October 2021"),
            KnownSubmission("Final", "06 May 2022"),
        ),
        findings=invented,
        caveat="Dates in this plan may move where building works are delayed by winter weather.",
        totals=counted(invented),
    )


def known_plans(findings: int | None = None, *, longest: int = 6) -> strategies.SearchStrategy[KnownPlan]:
    """Plans to try a layout with; pass each through `Layout.shows` (or `make`) before comparing."""
    randoms = strategies.randoms(use_true_random=False)
    return randoms.map(lambda random: invent_plan(random, findings, longest=longest))


def _finding(random: Random, place: int, of: int, longest: int) -> KnownFinding:
    decision = random.choices(tuple(Decision), weights=(6, 2, 1))[0]
    parts = tuple(random.sample(PARTS, random.choice((0, 0, 2, 3))))
    text = f"{random.choice(PROBLEMS)} at site {place}: {random.choice(REMEDIES)}"
    direction = KnownDirection(ADDRESSEES[0 if place * 2 <= of + 1 else 1], "31 March 2022")
    finding = KnownFinding(
        number=str(place),
        text=f"{text}, and should:" if parts else f"{text}.",
        directed_to=direction,
        parts=parts,
        references=tuple(f"{place}.{random.randint(1, 60)}" for _ in range(random.randint(1, 2))),
        decision=decision,
    )
    return _answered(random, finding, longest)


def _answered(random: Random, finding: KnownFinding, longest: int) -> KnownFinding:
    if finding.decision is Decision.AGREED:
        lead_in = (f"To put this right at site {finding.number}, the service will take these steps:",)
        return replace(finding, response=lead_in, rounds=_rounds(random, longest))
    reason = random.choice(REASONS)
    if finding.decision is Decision.NOT_AGREED:
        why = f"This recommendation is not agreed for {reason} reasons: the sites have no room to build on."
    else:
        why = f"This recommendation is partly agreed. For {reason} reasons only the open sites can take part."
    return replace(finding, response=(why,), reasons=(reason,), rounds=_rounds(random, longest))


def _rounds(random: Random, longest: int) -> tuple[KnownRound, ...]:
    labels = random.choice((ROUND_LABELS[::2], ROUND_LABELS[::2], ROUND_LABELS))
    sizes = [random.randint(1, longest) for _ in labels]
    objects = iter(random.sample(OBJECTS, len(OBJECTS)) * (1 + sum(sizes) // len(OBJECTS)))
    return tuple(
        KnownRound(label, tuple(_action(random, next(objects)) for _ in range(size)))
        for label, size in zip(labels, sizes, strict=True)
    )


def _action(random: Random, thing: str) -> KnownAction:
    listed = random.random() < 0.05
    text = f"{random.choice(ACTORS)} will {random.choice(VERBS)} {thing} {random.choice(TAILS)}"
    if not listed:
        text = f"{text}. {random.choice(SECOND_SENTENCES)}" if random.random() < 0.5 else f"{text}."
    percent = random.choice((0, 10, 50, 75, 100))
    status = {0: "Not started", 100: "Complete"}.get(percent, "On track")
    return KnownAction(
        text=f"{text}:" if listed else text,
        items=LISTED if listed else (),
        owners=(random.choice(JOINT_POSTS if random.random() < 0.1 else POSTS),),
        targets=(random.choice(TARGETS),),
        status=status,
        percent=percent,
    )
