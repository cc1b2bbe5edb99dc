"""What the words on the public pages mean."""

from answerable.vocabulary.decisions import DEFINITIONS, Decision
from answerable.web.commitments.types import Standing
from answerable.web.plans.presenters.plans import DECISION_NAMES

_STANDINGS = {
    Standing.OVERDUE: "Its day has passed, and the service has not said that it is done.",
    Standing.DUE_SOON: "Its day comes in the next 30 days.",
    Standing.DUE_LATER: "Its day is more than 30 days away.",
    Standing.CONTINUING: "It goes on, or comes again and again: no one day ends it.",
    Standing.NO_DATE: "No date was given.",
    Standing.WAITING: "It waits for something outside the service’s hands, which is named on its page.",
    Standing.CLAIMED_DONE: "The service says that it is done. Nobody else has checked that here.",
    Standing.VERIFIED: "Someone who never reported on it looked for themselves, and found it done.",
    Standing.OVERTAKEN: "Something else took its place, which is named on its page.",
}


def decisions() -> list[tuple[str, str]]:
    return [(DECISION_NAMES[decision], DEFINITIONS[decision]) for decision in Decision]


def standings() -> list[tuple[str, str]]:
    return [(standing.label, _STANDINGS[standing]) for standing in Standing]
