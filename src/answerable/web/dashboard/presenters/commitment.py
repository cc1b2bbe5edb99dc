"""The parts of a commitment's page."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse

from answerable.web.commitments.models import Commitment, OwnerName, Tagging
from answerable.web.commitments.types import NameState, OwnerNature, TagState
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Entry
from answerable.web.plans.presenters.faces import REGISTER, Face
from answerable.web.plans.presenters.sources import where_is
from answerable.web.plans.types import Relation


def owners(commitment: Commitment, *, viewer: Viewer) -> list[tuple[str, Cell]]:
    """Each present owner as named, and the post it means."""
    present = [line.owner for line in commitment.ownerships.all() if line.present]
    return [(name.words, _post(name, viewer)) for name in present]


def _post(name: OwnerName, viewer: Viewer) -> Cell:
    if name.post is None:
        return _without_post(name)
    link = Link(name.post.title, reverse("dashboard:post", args=(name.post.pk,)))
    if name.state != NameState.CONFIRMED:
        return Lines((link, "Proposed from the words. Nobody has confirmed it yet."))
    return Lines((link, holder(name.post, viewer)))


def _without_post(name: OwnerName) -> str:
    match name.nature:
        case OwnerNature.NOBODY:
            return "These words name no owner."
        case OwnerNature.DEPARTMENT if name.state == NameState.NEEDS_POST:
            return "Only a department or body is named. A post in it is to be named."
        case OwnerNature.DEPARTMENT:
            return "A department or body."
        case OwnerNature.PERSON:
            return "A person is named; the post held is to be matched."
        case _:
            return "No post has been matched to these words yet."


def holder(post: Any, viewer: Viewer) -> str:  # noqa: ANN401
    """Who holds the post now, or only whether someone does."""
    held = post.holding_now
    if not held:
        return "Nobody holds this post today"
    if not viewer.may_know_holders_at(post.place.path):
        return "The post is filled"
    return f"Held by {held[0].person.name} since {date(held[0].since)}"


def past_owners(commitment: Commitment) -> list[tuple[str, str]]:
    """Owners that were named before: when, and who."""
    past = [line for line in commitment.ownerships.all() if not line.present]
    return [
        (date(lines[0].said_on) or "Day not known", "; ".join(line.owner.words for line in lines))
        for lines in (list(group) for _, group in groupby(past, key=lambda line: line.saying))
    ]


def caveats(commitment: Commitment) -> list[str]:
    """Sentences of its plans that stand beside every date."""
    plans = (entry.finding.plan for entry in commitment.entries.all())
    return list(dict.fromkeys(str(sentence) for plan in plans for sentence in plan.caveats))


def made_by(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.relation == Relation.MADE]


def said_again(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.relation != Relation.MADE]


ENTRIES = (
    Column("round", "Round"),
    Column("finding", "Under"),
    Column("about", "What it is"),
    Column("words", "Words"),
)


def entries_listing(entries: Sequence[Entry], *, face: Face = REGISTER) -> Listing:
    return Listing("Said about it since", ENTRIES, [_entry(entry, face) for entry in entries])


def _entry(entry: Entry, face: Face) -> Row:
    under = Link(f"{entry.finding.get_kind_display()} {entry.finding.number}", face.to_finding(entry.finding_id))
    words = Lines(tuple(part for part in (entry.words, entry.status_words) if part))
    return round_name(entry), under, entry.get_relation_display(), words


def round_name(entry: Entry) -> str:
    return str(entry.round) if entry.round.label else f"{entry.round} {date(entry.round.date)}".strip()


def made_rows(entry: Entry, *, face: Face = REGISTER) -> list[tuple[str, Cell]]:
    """The finding, plan and report that made the commitment."""
    finding, plan = entry.finding, entry.finding.plan
    report = plan.report
    published = date(report.published_on) or report.published_words if report else ""
    return [
        (f"{finding.get_kind_display()} {finding.number}", Link(finding.words, face.to_finding(finding.pk))),
        ("Action plan", Link(plan.title, face.to_plan(plan.pk))),
        *([("Report", f"{report.title}, {published}" if published else report.title)] if report else []),
        *([("Inspectorate", str(plan.inspectorate))] if plan.inspectorate else []),
        ("Said on", date(entry.round.date) or "Day not known"),
    ]


def source_rows(entry: Entry) -> list[tuple[str, Cell]]:
    """The words that the document has, and where in it they stand."""
    document = entry.edition.document
    cells = dict.fromkeys(span[0] for span in entry.source.get("spans", ()))
    where = tuple(where_is(cell, paged=document.pages is not None) for cell in cells)
    dates = "; ".join(_raw(target) for target in entry.targets)
    return [
        ("Action, as written", entry.words),
        ("Owner, as written", entry.owner_words or "No owner is written"),
        ("Date, as written", dates or "No date is written"),
        *([("Where it stands", Lines(where))] if where else []),
        ("Original file", Link(document.name, reverse("plans:original", args=(document.pk,)))),
    ]


def _raw(target: dict[str, Any]) -> str:
    raw = target.get("raw", "")
    return str(raw["text"] if isinstance(raw, dict) else raw)


def tags_to_decide(taggings: Iterable[Tagging]) -> list[Tagging]:
    return [tagging for tagging in taggings if tagging.state == TagState.PROPOSED]


def tags_confirmed(taggings: Iterable[Tagging]) -> list[Tagging]:
    return [tagging for tagging in taggings if tagging.state == TagState.CONFIRMED]
