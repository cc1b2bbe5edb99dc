"""What is invented of each service: how many people, what happens to them, and what of it may be planted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from answerable.simulation.happenings import Happening, chance, fixed, lasting, levels, some, stay
from answerable.simulation.people import TEXTS

Ratios = dict[str, tuple[float, ...]]
_ALL_WAYS = (2.0, 1.5, 1.2, 0.6)
_WOMEN = TEXTS["sex"].index("F")


@dataclass(frozen=True, slots=True)
class Service:
    """People of one service, and their records. A rate is of a month, or of a year where records are of years."""

    happenings: tuple[Happening, ...]
    ages: tuple[int, float]
    """The least age, and how far above it the average lies."""
    leave: float
    """The share that leaves in a month, or in a year."""
    planted: Ratios = field(default_factory=dict)
    """By what the rate of a group is multiplied somewhere, by measure."""
    yearly: bool = False
    silent: tuple[float, float] = (0.03, 0.08)
    """The least and the largest share at a place that has not told its ethnicity."""


def _decided(scheme: str, each: float, measure: str, share: float) -> Happening:
    decision = {"scheme": fixed(scheme), "decision": chance(measure, share, "granted", "refused")}
    return Happening("release_decisions", decision, each=each)


def _session(activity: str, each: float, measure: str, share: float) -> Happening:
    fields = {"activity": fixed(activity), "attended": chance(measure, share)}
    return Happening("sessions", fields, "activity-allocated", each)


def _complaint(kind: str, each: float, measure: str, share: float) -> Happening:
    fields = {"kind": fixed(kind), "decision": chance(f"{measure}-upheld", share, "upheld", "rejected")}
    return Happening("complaints", fields, f"{measure}-submitted", each)


def _staff_case(kind: str, share: float) -> Happening:
    fields = {"kind": fixed(kind), "decision": chance(f"{kind}-upheld", share, "upheld", "not upheld")}
    return Happening("staff_cases", fields, f"{kind}-cases", 0.02)


_INCENTIVES = levels(("Basic", 0.06, "incentives-basic"), ("Enhanced", 0.45, "incentives-enhanced"), middle="Standard")
PRISONS = Service(
    happenings=(
        Happening("prison_population", {"held_months": stay()}),
        Happening("prison_roll", {"incentive_level": _INCENTIVES}),
        Happening(
            "adjudications",
            {"outcome": chance("adjudications-proved", 0.65, "proved", "dismissed")},
            "adjudications-charges",
            0.18,
            young=0.4,
        ),
        Happening("uses_of_force", {}, "use-of-force-incidents", 0.045, young=0.5),
        Happening(
            "segregation", {"kind": fixed("segregation"), "days": lasting(9)}, "segregation-episodes", 0.02, young=0.3
        ),
        Happening(
            "segregation", {"kind": fixed("self-isolation"), "days": lasting(12)}, "self-isolation-episodes", 0.006
        ),
        _decided("temporary licence", 0.03, "temporary-licence-granted", 0.75),
        _decided("home detention curfew", 0.03, "home-detention-curfew-granted", 0.6),
        _decided("early release", 0.02, "early-release-granted", 0.7),
        _decided("parole", 0.008, "parole-granted", 0.3),
        Happening(
            "programme_places",
            {
                "started": chance("programmes-started", 0.5),
                "completed": chance("programmes-completed", 0.8, given="started"),
            },
            each=0.02,
        ),
        _session("education", 0.5, "education-attended", 0.7),
        _session("work", 0.5, "work-attended", 0.8),
        _session("rehabilitative work", 0.2, "rehabilitative-work-attended", 0.65),
        Happening("courses", {"result": chance("courses-passed", 0.6, "qualification", "none")}, each=0.04),
        Happening(
            "releases",
            {
                "plan_ready": chance("release-plans-ready", 0.75),
                "needs_met": chance("release-plan-needs-met", 0.6, given="plan_ready"),
            },
            each=0.04,
        ),
        _complaint("complaint", 0.08, "complaints", 0.3),
        _complaint("discrimination", 0.005, "discrimination-reports", 0.12),
        Happening(
            "mother_and_baby_units",
            {"decision": chance("mother-and-baby-unit-places", 0.7, "granted", "refused")},
            each=0.006,
            whom=lambda people: people.fields["sex"] == _WOMEN,
        ),
    ),
    ages=(18, 18.0),
    leave=0.05,
    planted={
        "use-of-force-incidents": _ALL_WAYS,
        "segregation-episodes": _ALL_WAYS,
        "adjudications-charges": _ALL_WAYS,
        "complaints-submitted": _ALL_WAYS,
        "incentives-basic": _ALL_WAYS,
        "incentives-enhanced": (0.6, 1.2),
        "education-attended": (0.6,),
        "home-detention-curfew-granted": (0.6, 1.2),
    },
)
CHILDREN = Service(
    happenings=(
        Happening("children_in_custody", {"held_months": stay()}),
        Happening(
            "children_separated",
            {"kind": fixed("separated"), "days": lasting(8)},
            "children-separation-episodes",
            0.25,
        ),
        Happening(
            "children_separated",
            {"kind": fixed("self-isolation"), "days": lasting(6)},
            "children-self-isolation",
            0.06,
        ),
        Happening(
            "childrens_survey",
            {
                "separated_as_punishment": chance("survey-separated-as-punishment", 0.6, "yes", "no"),
                "treated_with_respect": chance("survey-treated-with-respect", 0.6, "yes", "no"),
            },
            each=0.04,
        ),
    ),
    ages=(15, 1.5),
    leave=0.08,
    planted={"children-separation-episodes": (2.0,)},
)
PROBATION = Service(
    happenings=(
        Happening("supervision", {"breached": chance("breach", 0.012), "recalled": chance("recall", 0.008)}),
        Happening(
            "supervision_ended",
            {
                "ended_as": chance("supervision-completed", 0.75, "completed", "ended early"),
                "housing": chance("settled-housing", 0.75, "settled", "not settled"),
                "work": chance("in-work", 0.4, "employed", "not employed"),
            },
            each=0.04,
        ),
        Happening("review_engagement", each=0.002),
    ),
    ages=(18, 18.0),
    leave=0.04,
    planted={"settled-housing": (0.6,), "supervision-completed": (0.6, 1.2)},
)
COURTS = Service(
    happenings=(
        Happening(
            "sentences",
            {
                "disposal": chance("custody-given", 0.3, "custody", "community"),
                "sentence_months": lasting(14),
                "report": some(standard=0.15, short=0.35, oral=0.2, none=0.25),
                "adjourned_for_report": chance("reports-on-adjournment", 0.3),
                "equality_form": chance("equality-form-completed", 0.6, "completed", "not completed"),
            },
            each=0.06,
        ),
    ),
    ages=(18, 16.0),
    leave=0.06,
    planted={"custody-given": (1.5, 1.2)},
)
STAFF = Service(
    happenings=(
        Happening(
            "staff_in_post",
            {
                "promoted": chance("promoted", 0.06),
                "promoted_to_management": chance("promoted-to-management", 0.6, given="promoted"),
                "posts_held": stay(),
            },
        ),
        Happening(
            "applications",
            {
                "campaign": some(internal=0.3, external=0.7),
                "passed_sift": chance("recruitment-sift", 0.5),
                "passed_assessment": chance("recruitment-assessment", 0.6, given="passed_sift"),
                "passed_interview": chance("recruitment-interview", 0.6, given="passed_assessment"),
                "offered": chance("recruitment-offer", 0.85, given="passed_interview"),
            },
            each=0.4,
        ),
        _staff_case("grievance", 0.25),
        _staff_case("discipline", 0.5),
        Happening("staff_survey", {"felt_fair": chance("grievance-felt-fair", 0.4, "yes", "no")}, each=0.05),
    ),
    ages=(18, 22.0),
    leave=0.12,
    planted={"recruitment-sift": (0.6, 1.5), "discipline-cases": (2.0,)},
    yearly=True,
    silent=(0.05, 0.5),
)
BOARDS = Service(happenings=(Happening("board_members"),), ages=(30, 28.0), leave=0.25, yearly=True)
SERVICES: Mapping[str, Service] = {
    "prisons": PRISONS,
    "children": CHILDREN,
    "probation": PROBATION,
    "courts": COURTS,
    "staff": STAFF,
    "boards": BOARDS,
}
