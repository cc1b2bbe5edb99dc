"""What waits for the viewer, section by section."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from answerable.web.commitments.models import OwnerName, Voice
from answerable.web.commitments.types import Standing
from answerable.web.commitments.voice_presenters import telling_tag
from answerable.web.dashboard.presenters import rows
from answerable.web.dashboard.queries.home import Few, Waiting
from answerable.web.design.tables import Column, Link, Listing, Row
from answerable.web.design.words import when
from answerable.web.plans.models import Draft, Import, Reporting, Round
from answerable.web.plans.queries.drafts import title_of
from answerable.web.plans.types import DraftState

IMPORTS = (Column("title", "Plan"), Column("place", "Place"), Column("doubts", "Doubts"), Column("brought", "Brought"))
DRAFTS = (Column("title", "Plan"), Column("purpose", "What it will be"), Column("place", "Place"))
GATHERING = (Column("plan", "Action plan"), Column("round", "Round"), Column("by", "Answer by"))
ROUNDS = (Column("plan", "Action plan"), Column("round", "Round"))
VOICES = (Column("telling", "How it is"), Column("about", "Commitment"), Column("by", "Answer by"))
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
    if waiting.voices:
        yield Section(
            "Voices to answer",
            waiting.voices,
            Listing("The first to be answered", VOICES, [_voice(voice) for voice in waiting.voices.first]),
            f"{reverse('commitments:voices')}?state=mine",
            "voice",
            "Nothing that people affected say waits for an answer of yours.",
        )
    if waiting.drafts:
        yield Section(
            "Plans to clear",
            waiting.drafts,
            Listing("Sent first", DRAFTS, [_draft(draft) for draft in waiting.drafts.first]),
            f"{reverse('plans:drafts')}?state={DraftState.WAITING}",
            "plan",
            "No plan that somebody else wrote waits to be cleared by you.",
        )
    if waiting.gathering:
        yield Section(
            "Open rounds",
            waiting.gathering,
            Listing("The first to be answered", GATHERING, [_gathered(one) for one in waiting.gathering.first]),
            reverse("plans:plans"),
            "round",
            "No round is open. Open one from the page of its plan.",
        )
    if waiting.imports:
        yield Section(
            "Plans waiting for review",
            waiting.imports,
            Listing("Brought first", IMPORTS, [_import(brought) for brought in waiting.imports.first]),
            reverse("plans:imports"),
            "plan",
            "Nothing waits for review. Bring a plan when a service publishes one.",
        )
    if waiting.rounds:
        yield Section(
            "Links to settle",
            waiting.rounds,
            Listing("Newest rounds", ROUNDS, [_round(found) for found in waiting.rounds.first]),
            reverse("plans:plans"),
            "round",
            "Every entry of every round is linked. A later version of a plan brings new links to settle.",
        )
    if waiting.owners:
        yield Section(
            "Owners to match to posts",
            waiting.owners,
            Listing("By name", OWNERS, [_owner(name) for name in waiting.owners.first]),
            reverse("commitments:owners"),
            "owner",
            "Every owner that a plan names is matched to a post.",
        )


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


def _owner(name: OwnerName) -> Row:
    href = reverse("commitments:owner_name", args=(name.pk,))
    return Link(name.words, href), str(name.place), name.post.title if name.post else name.get_state_display()
