"""What waits for the viewer, section by section."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from answerable.web.commitments.models import OwnerName, Voice
from answerable.web.commitments.types import Standing
from answerable.web.commitments.voice_presenters import telling_tag
from answerable.web.consultations.models import Analysis
from answerable.web.dashboard.presenters import rows
from answerable.web.dashboard.queries.home import Few, Waiting
from answerable.web.design.tables import Column, Link, Listing, Row
from answerable.web.design.words import when
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.cases import name_of
from answerable.web.plans.models import Draft, Import, Reporting, Round
from answerable.web.plans.queries.drafts import title_of
from answerable.web.plans.types import DraftState

IMPORTS = (Column("title", "Plan"), Column("place", "Place"), Column("doubts", "Doubts"), Column("brought", "Brought"))
DRAFTS = (Column("title", "Plan"), Column("purpose", "What it will be"), Column("place", "Place"))
GATHERING = (Column("plan", "Action plan"), Column("round", "Round"), Column("by", "Answer by"))
ROUNDS = (Column("plan", "Action plan"), Column("round", "Round"))
VOICES = (Column("telling", "How it is"), Column("about", "Commitment"), Column("by", "Answer by"))
DISPARITIES = (Column("case", "Disparity"), Column("place", "Place"), Column("by", "Answer by"))
ANALYSES = (Column("policy", "Policy"), Column("place", "Place"), Column("dated", "Analysis of"))
OWNERS = (Column("words", "Owner, as named"), Column("place", "Place"), Column("post", "Post proposed"))


@dataclass(frozen=True)
class Section:
    heading: str
    found: Few
    listing: Listing
    href: str
    """The whole list."""
    noun: str
    nothing: str
    """What it means, and what to do next, where nothing waits."""


def sections(waiting: Waiting, *, on: dt.date) -> list[Section]:
    return [*_commitments(waiting, on), *_to_verify(waiting, on), *_work(waiting)]


def _commitments(waiting: Waiting, on: dt.date) -> Iterator[Section]:
    overdue, soon, posts, places = Standing.OVERDUE, Standing.DUE_SOON, "posts", "places"
    for found, whose, standing, nothing in (
        (waiting.mine_overdue, posts, overdue, "Nothing that your posts own is overdue."),
        (waiting.mine_due_soon, posts, soon, "Nothing that your posts own is due in the next 30 days."),
        (waiting.overdue, places, overdue, "Nothing at your places is overdue."),
        (waiting.due_soon, places, soon, "Nothing at your places is due in the next 30 days."),
    ):
        if found:
            href = f"{reverse('dashboard:commitments')}?{urlencode({'whose': whose, 'standing': standing.value})}"
            heading = f"{standing.label} at my {whose}"
            yield Section(
                heading, found, rows.commitments("The first due", found.first, on=on), href, "commitment", nothing
            )


def _to_verify(waiting: Waiting, on: dt.date) -> Iterator[Section]:
    if waiting.to_verify:
        yield Section(
            "Said to be done, for someone to check",
            waiting.to_verify,
            rows.commitments("The first due", waiting.to_verify.first, on=on),
            f"{reverse('dashboard:commitments')}?standing={Standing.CLAIMED_DONE}",
            "commitment",
            "Nothing that is said to be done waits to be checked.",
        )


def _work(waiting: Waiting) -> Iterator[Section]:
    found: tuple[tuple[Few | None, _Kind], ...] = (
        (waiting.disparities, _DISPARITIES),
        (waiting.analyses, _ANALYSES),
        (waiting.voices, _VOICES),
        (waiting.drafts, _DRAFTS),
        (waiting.gathering, _GATHERING),
        (waiting.imports, _IMPORTS),
        (waiting.rounds, _ROUNDS),
        (waiting.owners, _OWNERS),
    )
    return (kind.section(few) for few, kind in found if few)


def _draft(draft: Draft) -> Row:
    title = Link(title_of(draft), reverse("plans:draft", args=(draft.pk,)))
    return title, draft.get_purpose_display(), draft.place.name


def _gathered(reporting: Reporting) -> Row:
    return str(reporting.plan), Link(reporting.label, reverse("plans:round", args=(reporting.pk,))), reporting.answer_by


def _import(brought: Import) -> Row:
    href = reverse("plans:import", args=(brought.pk,))
    return Link(str(brought), href), str(brought.place), brought.doubts_open, when(brought.brought_at)


def _round(found: Round) -> Row:
    links = reverse("plans:links", args=(found.plan_id, found.position))
    return str(found.plan), Link(str(found), links)


def _voice(voice: Voice) -> Row:
    href = reverse("commitments:voice", args=(voice.pk,))
    return telling_tag(voice), Link(rows.short(str(voice.commitment)), href), voice.answer_by or "Name who must answer"


def _disparity(case: Case) -> Row:
    return Link(name_of(case), reverse("monitoring:case", args=(case.pk,))), case.place.name, case.answer_by


def _analysis(analysis: Analysis) -> Row:
    href = reverse("consultations:analysis", args=(analysis.policy_id,))
    return Link(analysis.policy.title, href), analysis.policy.place.name, analysis.dated


def _owner(name: OwnerName) -> Row:
    href = reverse("commitments:owner_name", args=(name.pk,))
    return Link(name.words, href), str(name.place), name.post.title if name.post else name.get_state_display()


@dataclass(frozen=True)
class _Kind:
    """A kind of work that waits, as a section of the page."""

    heading: str
    caption: str
    columns: Sequence[Column]
    row: Callable[[Any], Row]
    route: str
    noun: str
    nothing: str
    query: str = ""

    def section(self, found: Few) -> Section:
        listing = Listing(self.caption, self.columns, [self.row(one) for one in found.first])
        return Section(self.heading, found, listing, reverse(self.route) + self.query, self.noun, self.nothing)


_VOICES = _Kind(
    *("Voices to answer", "The first to be answered", VOICES, _voice, "commitments:voices", "voice"),
    "Nothing that people affected say waits for an answer of yours.",
    query="?state=mine",
)
_DISPARITIES = _Kind(
    *("Disparities to explain or reform", "The first to be answered", DISPARITIES, _disparity),
    *("monitoring:cases", "open case"),
    "No disparity at your places waits for an answer.",
    query="?state=open",
)
_ANALYSES = _Kind(
    *("Equality analyses that figures challenge", "The oldest first", ANALYSES, _analysis),
    *("consultations:analyses", "challenge"),
    "No figures challenge an analysis that is yours to answer for.",
    query="?standing=0",
)
_DRAFTS = _Kind(
    *("Plans to clear", "Sent first", DRAFTS, _draft, "plans:drafts", "plan"),
    "No plan that somebody else wrote waits to be cleared by you.",
    query=f"?state={DraftState.WAITING}",
)
_GATHERING = _Kind(
    *("Open rounds", "The first to be answered", GATHERING, _gathered, "plans:plans", "round"),
    "No round is open. Open one from the page of its plan.",
)
_IMPORTS = _Kind(
    *("Plans waiting for review", "Brought first", IMPORTS, _import, "plans:imports", "plan"),
    "Nothing waits for review. Bring a plan when a service publishes one.",
)
_ROUNDS = _Kind(
    *("Links to settle", "Newest rounds", ROUNDS, _round, "plans:plans", "round"),
    "Every entry of every round is linked. A later version of a plan brings new links to settle.",
)
_OWNERS = _Kind(
    *("Owners to match to posts", "By name", OWNERS, _owner, "commitments:owners", "owner"),
    "Every owner that a plan names is matched to a post.",
)
