"""What to try in the demonstration, in order, for whoever is signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


@dataclass(frozen=True)
class Try:
    heading: str
    text: str
    link: str
    href: str


_READING: Final = (
    (
        "See what waits for you",
        "The home page shows what is overdue and what is due soon, at the posts you hold and at your places.",
        "Open the home page",
        "dashboard:home",
        "",
    ),
    (
        "Be reminded",
        (
            "Whoever holds the post that owns a commitment is told before it is due, and the post above when it is "
            "late. Read your messages, and put the dates into your own calendar."
        ),
        "Open your messages",
        "notices:messages",
        "",
    ),
    (
        "Find every promise about Roma people",
        (
            "Search for Roma. Commitments and findings are tagged with the groups that they concern, "
            "so that nothing is missed because a plan used other words."
        ),
        "Search for Roma",
        "dashboard:search",
        "?words=Roma",
    ),
    (
        "Follow one commitment",
        (
            "Open any commitment: what was promised and by whom, how often the date was moved, what the service "
            "claims, and the page of the document that says so."
        ),
        "See overdue commitments",
        "dashboard:commitments",
        "?standing=overdue",
    ),
    (
        "See what slips",
        (
            "Dates that moved and how far, what a round no longer mentions, claims against their own words, and "
            "findings that come back."
        ),
        "See what slips",
        "dashboard:what_slips",
        "",
    ),
    (
        "Read a plan as the official table",
        "Open a plan to see its rounds side by side, and download it as a document or a spreadsheet.",
        "See action plans",
        "plans:plans",
        "",
    ),
)
"""To what it invites whoever sees plans: three texts, the route and its query."""
_ACTS: Final = (
    (
        Capability.BRING_PLANS,
        "Bring a plan",
        (
            "Upload the plan file that the demonstration wrote beside the database. Watch it being read, settle what "
            "the reader was not sure of, and accept it."
        ),
        "Bring a plan",
        "plans:bring",
    ),
    (
        Capability.BRING_PLANS,
        "Write a plan",
        "Write a plan here instead of bringing one. You are told what is missing, and what would be clearer.",
        "Write a plan",
        "plans:begin_draft",
    ),
    (
        Capability.CLEAR_PLANS,
        "Clear a plan that somebody wrote",
        "Nobody clears what they wrote themselves. Read a plan that waits for you, then clear it or send it back.",
        "See plans being written",
        "plans:drafts",
    ),
    (
        Capability.BRING_PLANS,
        "Gather a round of progress",
        "Open a plan, then its round: see who has answered, chase the others, and assemble what they said.",
        "See action plans",
        "plans:plans",
    ),
    (
        Capability.REPORT_PROGRESS,
        "Say what was done",
        "Open a commitment of yours and report on it. It counts once the coordinator submits the round.",
        "See commitments",
        "dashboard:commitments",
    ),
    (
        Capability.VERIFY,
        "Check what is said to be done",
        "The home page lists it. Open a commitment and say what you looked at and what you found.",
        "Open the home page",
        "dashboard:home",
    ),
    (
        Capability.JUDGE,
        "Judge a finding",
        "Open a finding and record the judgement of a review. For a visit, each place has a pack on paper.",
        "See findings",
        "dashboard:findings",
    ),
    (
        Capability.SPEAK,
        "Say how it is for people affected",
        "Open a published commitment and say whether it is so. A named post must answer.",
        "See published commitments",
        "public:commitments",
    ),
    (
        Capability.ANSWER_VOICES,
        "Answer what people affected say",
        "Read what they say, and say what you will do about it, or why not.",
        "See what people say",
        "commitments:voices",
    ),
    (
        Capability.CONFIRM_OWNERS,
        "Say which post an owner is",
        "Plans name owners in many words. Confirm which post is meant: one answer serves every commitment there.",
        "Match owners",
        "commitments:owners",
    ),
    (
        Capability.CONFIRM_TAGS,
        "Decide what a commitment concerns",
        "Tags are proposed from the words of a plan. A person confirms or declines each, and can edit the words.",
        "See the tags",
        "commitments:tags",
    ),
    (
        Capability.MANAGE_POSTS,
        "Hand over a post",
        "A post outlives its holder. Say who holds it from which day; its commitments go with it.",
        "See posts",
        "estate:posts",
    ),
    (
        Capability.MANAGE_PEOPLE,
        "Give somebody a role",
        "A role is held at a place and reaches the places below it. Nobody sees anything without one.",
        "See people",
        "estate:people",
    ),
    (
        Capability.SEE_MESSAGES,
        "See what was sent to whom",
        "People are reminded of what is due in one mail a day. Here the mails are only shown, and go nowhere.",
        "Open the messages that were sent",
        "notices:sent",
    ),
    (
        Capability.SEE_AUDIT,
        "Check who did what",
        "Every act is in a chain that shows if anyone has changed it.",
        "Open the audit trail",
        "estate:audit_trail",
    ),
)
"""What the demonstration invites to, for whoever may do it: the capability, three texts and the route."""


def tries(viewer: Viewer) -> list[Try]:
    return [*_reading(viewer), *_doing(viewer), _public()]


def _reading(viewer: Viewer) -> Iterator[Try]:
    if viewer.may(Capability.SEE_PLANS):
        for heading, text, link, route, query in _READING:
            yield Try(heading, text, link, reverse(route) + query)


def _public() -> Try:
    return Try(
        "Read what everyone can read",
        "Anyone can see published plans and what became of them, without an account.",
        "Open the public pages",
        reverse("public:home"),
    )


def _doing(viewer: Viewer) -> Iterator[Try]:
    for capability, heading, text, link, route in _ACTS:
        if viewer.may(capability):
            yield Try(heading, text, link, reverse(route))
