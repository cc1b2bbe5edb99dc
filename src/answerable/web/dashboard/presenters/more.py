"""Every part of the register that a person may open, beyond those that stand above each page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

Part = tuple[Capability | None, str, str, str]
"""Who may open it (None: whoever is signed in), its name, what it is for, its route."""

GROUPS: Final[tuple[tuple[str, tuple[Part, ...]], ...]] = (
    (
        "Plans",
        (
            (Capability.BRING_PLANS, "Bring a plan", "Read a plan from a file and accept it.", "plans:imports"),
            (Capability.SEE_DRAFTS, "Drafts", "Write, clear and submit plans and corrections.", "plans:drafts"),
            (Capability.SEE_PLANS, "Programmes", "Workstreams, the gaps they leave, and pilots.", "plans:programmes"),
            (
                Capability.SEE_PLANS,
                "Findings offered to plans",
                "What other plans take in, or decline and why.",
                "plans:offers",
            ),
            (Capability.SEE_PLANS, "Regimes", "By whose rules each plan is written and judged.", "plans:regimes"),
        ),
    ),
    (
        "Commitments",
        (
            (Capability.REPORT_PROGRESS, "My updates", "What you reported so far.", "commitments:updates"),
            (Capability.SEE_PLANS, "Voices", "What people affected say, and who must answer.", "commitments:voices"),
            (Capability.SEE_PLANS, "Events", "What commitments wait for.", "commitments:events"),
            (Capability.CONFIRM_OWNERS, "Owners", "Say which post the words of a plan mean.", "commitments:owners"),
            (Capability.SEE_PLANS, "Tags", "Groups, characteristics and themes.", "commitments:tags"),
        ),
    ),
    (
        "Equality monitoring",
        (
            (
                Capability.SEE_PLANS,
                "Monitoring",
                "Where people of one group fare differently from others.",
                "monitoring:home",
            ),
            (
                Capability.SEE_PLANS,
                "Disparities",
                "What figures flag, and who explains or reforms it.",
                "monitoring:cases",
            ),
            (
                Capability.SEE_PLANS,
                "Equality analyses",
                "What the analysis of each policy says, and what figures say against it.",
                "consultations:analyses",
            ),
            (
                Capability.SEE_FIGURES,
                "What followed",
                "Promised, done, and followed by change or not.",
                "monitoring:effects",
            ),
            (
                Capability.SEE_FIGURES,
                "Groups not stated",
                "Where the group of many is not known, and how that moves.",
                "monitoring:not_stated",
            ),
            (
                Capability.KEEP_CORRECTIONS,
                "Identity",
                "What people told of their group, and corrections for the source system.",
                "monitoring:identity",
            ),
            (
                Capability.MANAGE_DATA,
                "Data sets",
                "What is counted, and the runs that count it.",
                "monitoring:data_sets",
            ),
            (
                Capability.SEE_FIGURES,
                "Releases of figures",
                "What everyone may see, cleared by another person.",
                "monitoring:releases",
            ),
        ),
    ),
    (
        "The estate",
        (
            (Capability.SEE_PLANS, "Posts", "Jobs at places, and who holds them.", "estate:posts"),
            (Capability.MANAGE_PEOPLE, "People", "Accounts and roles.", "estate:people"),
        ),
    ),
    (
        "The record",
        (
            (Capability.SEE_MESSAGES, "Messages sent", "What was sent to whom, and whether it left.", "notices:sent"),
            (Capability.SEE_AUDIT, "Audit", "Who did what, in a chain that shows any change.", "estate:audit_trail"),
            (Capability.REDACT, "Take out personal data", "By law, leaving that it was done.", "plans:redact"),
        ),
    ),
    (
        "Your own",
        (
            (Capability.SEE_PLANS, "Calendars", "Due dates in your own calendar.", "dashboard:calendars"),
            (None, "Tokens", "For programs that act for you.", "api:tokens"),
        ),
    ),
    (
        "For everyone",
        (
            (None, "Public pages", "What anyone can read without an account.", "public:home"),
            (None, "Open data and API", "The same for programs.", "api:about"),
        ),
    ),
)


@dataclass(frozen=True)
class Group:
    heading: str
    parts: tuple[tuple[str, str, str], ...]
    """Of each part its name, what it is for, its address."""


def groups(viewer: Viewer) -> list[Group]:
    """Those with at least one part that the viewer may open."""
    found = [Group(heading, tuple(_open(parts, viewer))) for heading, parts in GROUPS]
    return [group for group in found if group.parts]


def _open(parts: Iterable[Part], viewer: Viewer) -> Iterator[tuple[str, str, str]]:
    return ((name, what, reverse(route)) for who, name, what, route in parts if not who or viewer.may(who))
