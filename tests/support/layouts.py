"""The layouts that published action plans use, by the body and the years that use them."""

from tests.support import front
from tests.support.known import Decision
from tests.support.setting import Arrangement, Column, Layout
from tests.support.sheets import BULLET, Role

AGREED = {
    Decision.AGREED: "Agreed",
    Decision.PARTLY_AGREED: "Partly Agreed",
    Decision.NOT_AGREED: "Not Agreed",
}
ACCEPTED = {
    Decision.AGREED: "Accepted",
    Decision.PARTLY_AGREED: "Partially accepted",
    Decision.NOT_AGREED: "Rejected",
}
ACCEPTED_IN_PRINCIPLE = ACCEPTED | {Decision.PARTLY_AGREED: "Accepted in principle"}

OWNER_HEAD = "5. Responsible Owner (including named individuals and their functional role or department)"
SIX_COLUMNS = (
    Column(Role.NUMBER, "1. Rec No", 5),
    Column(Role.FINDING, "2. Recommendation", 22),
    Column(Role.DECISION, "3. Agreed/ Partly Agreed/ Not Agreed", 9),
    Column(Role.RESPONSE, "4. Response Action Taken/Planned", 36),
    Column(Role.OWNER, OWNER_HEAD, 17),
    Column(Role.TARGET, "6. Target Date", 11),
)
FIVE_COLUMNS = (
    Column(Role.NUMBER, "1. No.", 4),
    Column(Role.FINDING, "2. Concerns", 26),
    Column(Role.RESPONSE, "3. Response Action Taken/Planned", 40),
    Column(Role.OWNER, "4. Responsible Owner", 18),
    Column(Role.TARGET, "5. Target Date", 12),
)
EIGHT_COLUMNS = (
    Column(Role.NUMBER, "Ref", 5),
    Column(Role.FINDING, "Recommendation", 22),
    Column(Role.DECISION, "Accepted / Partially accepted / Rejected", 10),
    Column(Role.RESPONSE, "Actions", 27),
    Column(Role.OWNER, "Lead", 13),
    Column(Role.TARGET, "Deadline", 10),
    Column(Role.STATUS, "Status", 7),
    Column(Role.PERCENT, "% complete", 6),
)

PRISON_2020 = Layout(
    name="prison-2020",
    arrangement=Arrangement.STACKED,
    columns=SIX_COLUMNS,
    decision_words=AGREED,
    front=front.PRISON,
    number_end=".",
    action_mark=BULLET,
    lead_ins=True,
    totals=True,
)
PROBATION = Layout(
    name="probation",
    arrangement=Arrangement.BY_ACTION,
    columns=SIX_COLUMNS,
    decision_words=AGREED,
    front=front.PROBATION,
    number_end=".",
    directions=True,
    rounds=True,
    totals=True,
)
PROBATION_ROUNDS_IN_CELLS = Layout(
    name="probation-rounds-in-cells",
    arrangement=Arrangement.STACKED,
    columns=SIX_COLUMNS,
    decision_words=AGREED,
    front=front.PROBATION,
    number_end=".",
    directions=True,
    rounds=True,
    totals=True,
)
CONCERNS_2022 = Layout(
    name="concerns-2022",
    arrangement=Arrangement.STACKED,
    columns=FIVE_COLUMNS,
    decision_words={},
    front=front.CONCERNS,
    concerns=True,
)
OTHER_BODY = Layout(
    name="other-body",
    arrangement=Arrangement.BY_ACTION,
    columns=EIGHT_COLUMNS,
    decision_words=ACCEPTED,
    front=front.OTHER_BODY,
    number="5.{place:02}",
    references=True,
)
PROSE = Layout(
    name="prose",
    arrangement=Arrangement.PROSE,
    columns=(),
    decision_words=ACCEPTED_IN_PRINCIPLE,
    front=front.OTHER_BODY,
)
LINE_BY_LINE = Layout(
    name="line-by-line",
    arrangement=Arrangement.BY_ACTION,
    columns=SIX_COLUMNS,
    decision_words=AGREED,
    front=front.PRISON,
    number_end=".",
    totals=True,
    transcribed=True,
)
LAYOUTS = (
    PRISON_2020,
    PROBATION,
    PROBATION_ROUNDS_IN_CELLS,
    CONCERNS_2022,
    OTHER_BODY,
    PROSE,
    LINE_BY_LINE,
)
