"""What each kind of doubt asks of the person who settles it."""

from dataclasses import dataclass

from answerable.documents.plan import Plan
from answerable.vocabulary.due_dates import DOUBTS as DATE_DOUBTS
from answerable.web.plans.queries.imports import OpenDoubt, Review


@dataclass(frozen=True)
class Kind:
    name: str
    """What it is called in a list."""
    question: str
    """The heading of the page that settles one."""
    help: str
    leave: str = "Leave it as the source has it"
    """The button that changes nothing."""
    leave_all: str = "Leave all of this kind as the source has them"


_DATE = Kind(
    "Dates read with a doubt",
    "Was this date read right?",
    "Check the words of the source and what was made of them. If it was read wrongly, write the date as you know it.",
    "The date was read right",
    "All dates of this kind were read right",
)
_CHOOSE = (
    "The source has more or fewer entries than actions, so it cannot be told which belongs to which. "
    "What is ticked follows the order of the source. Change it where you know better."
)
_BOTH = "Which owners and dates belong to which action?"
_ALONE = "Are all of these this action’s own?"
_ALONE_HELP = (
    "The source has several owners, or several dates, beside what was read as one action. Untick what is not its own. "
    "If the action is really several, correct it first: split it, then choose for each."
)
_LEAVE_OPEN = "Leave open: every action keeps every entry"

KINDS = {
    "owners_uncertain": Kind(
        "Owners to choose", "Which owners belong to which action?", _CHOOSE, _LEAVE_OPEN, "Leave all of these open"
    ),
    "targets_uncertain": Kind(
        "Dates to choose", "Which dates belong to which action?", _CHOOSE, _LEAVE_OPEN, "Leave all of these open"
    ),
    "dates_torn_off": Kind(
        "Dates that stand apart",
        "Which of these dates belong here?",
        "These dates stand outside the table. Tick those that belong to the action; the others are set aside.",
        _LEAVE_OPEN,
        "Leave all of these open",
    ),
    "owners_run_together": Kind(
        "Owners that run together",
        "Are these owners told apart rightly?",
        "The source writes several owners with nothing between them. Check where one ends and the next begins.",
        "They are told apart rightly",
        "All are told apart rightly",
    ),
    "joint_or_single": Kind(
        "One post, or two joined by “and”",
        "Is this one post or two?",
        "“And” can be part of the title of one post, or join two. If there are two, put each on a line of its own.",
        "It is one post",
        "Keep each of these as one post",
    ),
    "bullets_lost": Kind(
        "Lists that lost their bullets",
        "Is this one action?",
        "The source lost the bullets of this list. An action was begun at each sentence that promises something.",
        "It is one action",
        "All of these are actions as they stand",
    ),
    "quarter_in_words": Kind(
        "Quarters named in an action",
        "Does the date say what the quarter means?",
        "Quarter 1 is taken as April to June. See that the date beside the action agrees; change it if it does not.",
        "The date is right",
        "The dates beside all of these are right",
    ),
    "begins_mid_sentence": Kind(
        "Actions that begin in the middle of a sentence",
        "Where does this action begin?",
        "The words before it are missing, or belong to the action above.",
        "It begins here",
        "All of these begin where they stand",
    ),
    "decision_unread": Kind(
        "Decisions that could not be read",
        "What was decided?",
        "The words are not a decision that is known. Choose what they mean.",
    ),
    "no_decision": Kind(
        "No decision given",
        "What was decided?",
        "The source gives no decision here, though it does elsewhere.",
        "The source gives none",
        "The source gives none for any of these",
    ),
    "no_action": Kind(
        "Nothing promised",
        "Is nothing promised here?",
        "No action was found in answer to this. See whether one stands in the source.",
        "Nothing is promised",
        "Nothing is promised in any of these",
    ),
    "no_owner": Kind(
        "No owner given",
        "Who owns this action?",
        "The source names nobody. Write an owner only if you know it; leave it if you do not.",
        "The source names nobody",
        "The source names nobody for any of these",
    ),
    "no_target": Kind(
        "No date given",
        "When is this action due?",
        "The source gives no date. Write one only if you know it; leave it if you do not.",
        "The source gives no date",
        "The source gives no date for any of these",
    ),
    "unnumbered": Kind(
        "No number given",
        "What number does this have?",
        "The source gives no number here, so it was counted.",
        "The number is right",
        "All of these numbers are right",
    ),
    "number_repeated": Kind(
        "The same number twice",
        "What number does this have?",
        "The number stands on more than one finding.",
        "The number is right",
        "All of these numbers are right",
    ),
    "totals_disagree": Kind(
        "Totals that do not agree",
        "The totals do not agree",
        "The source states other totals than were read. Check the decisions, then say that it stands.",
    ),
    "columns_inferred": Kind(
        "Columns without headings",
        "Were the columns told apart rightly?",
        "These rows have no headings, as when a page cuts a table in two. Check that nothing was mixed up.",
        "They are told apart rightly",
        "All of these are told apart rightly",
    ),
    "orphan": Kind(
        "Words that stand in no finding",
        "Do these words belong to a finding?",
        "Nothing in the plan holds these words. Add them to a finding, or leave them out; they are kept either way.",
        "They are no part of the plan",
        "None of these is part of the plan",
    ),
    "claimed_twice": Kind(
        "Words taken for two things", "What are these words?", "These words were read as two things. Check both."
    ),
}
"""By the code of the doubt; codes of dates that do not stand here are all of one kind."""


def kind_of(code: str) -> Kind:
    if code in KINDS:
        return KINDS[code]
    return _DATE if code in DATE_DOUBTS else Kind("Other doubts", "Is this right?", "")


def finding_name(plan: Plan, at: int) -> str:
    """As “Recommendation 4”."""
    finding = plan.findings[at]
    kind = finding.kind.value.replace("_", " ").capitalize().replace("Other", "Finding")
    return f"{kind} {finding.number}".strip()


def place_of(review: Review, one: OpenDoubt) -> str:
    """What a doubt is about, in a line above the question."""
    where = one.where
    if where.finding is None:
        return "The plan as a whole" if where.leftover is None else "Outside every finding"
    name = finding_name(review.plan, where.finding)
    if where.round is None:
        return name
    label = review.plan.findings[where.finding].rounds[where.round].label
    numbers = [str(action + 1) for action in where.actions]
    joined = f"{', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else "".join(numbers)
    acts = f"action{'s' if len(numbers) > 1 else ''} {joined}"
    return ", ".join(filter(None, (name, label, acts)))


def asked(code: str, *, choices: int, both: bool) -> tuple[str, str]:
    """The question of a doubt and the help beneath it; `choices` is for how many actions a person chooses."""
    kind = kind_of(code)
    if not choices or code == "dates_torn_off":
        return kind.question, kind.help
    if choices == 1:
        return _ALONE, _ALONE_HELP
    return (_BOTH if both else kind.question), kind.help
