"""Releases, and with whom sheets were shared, in the words of a page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count, date
from answerable.web.monitoring.models import Release, Sharing
from answerable.web.monitoring.services.releases import POLICIES
from answerable.web.monitoring.types import ReleaseState

_COLOURS = {
    ReleaseState.QUEUED: "grey",
    ReleaseState.MAKING: "blue",
    ReleaseState.REFUSED: "red",
    ReleaseState.READY: "yellow",
    ReleaseState.PUBLISHED: "green",
}
RELEASES = (
    Column("title", "Title"),
    Column("state", "State"),
    Column("asked", "Asked for", sort="-asked"),
    Column("on", "Not before", sort="-on"),
    Column("hidden", "Counts hidden"),
)
RELEASE_ORDERS = {"-asked": ("-id",), "asked": ("id",), "-on": ("-publish_on", "-id"), "on": ("publish_on", "id")}
RELEASES_EXPORT = ("Title", "Name", "State", "Asked for by", "Asked for on", "Not before", "Cleared by", "Published")
SHARINGS = (
    Column("on", "Shared on"),
    Column("audience", "With"),
    Column("how", "How"),
    Column("people", "About how many", numeric=True),
    Column("said", "What people said"),
    Column("release", "Figures"),
)


def state_tag(release: Release) -> Tag:
    state = ReleaseState(release.state)
    if state is ReleaseState.READY and release.cleared_by_id:
        return Tag(f"Cleared, to be published from {date(release.publish_on)}", "turquoise")
    return Tag(state.label, _COLOURS[state])


def releases(found: Iterable[Release]) -> Listing:
    rows = [
        (
            Link(release.title, reverse("monitoring:release", args=(release.pk,))),
            state_tag(release),
            release.asked_at.date(),
            release.publish_on,
            _hidden(release),
        )
        for release in found
    ]
    return Listing("Releases", RELEASES, rows, sort="-asked")


def releases_export(found: Iterable[Release]) -> Iterator[Row]:
    for release in found:
        yield (
            *(release.title, release.name, release.get_state_display(), str(release.asked_by), release.asked_at.date()),
            *(release.publish_on, str(release.cleared_by or ""), release.published_at),
        )


def facts(release: Release, titles: Iterable[str]) -> list[tuple[str, Cell]]:
    return [
        ("State", state_tag(release)),
        ("Measures", Lines(tuple(titles))),
        ("Policy", POLICIES[release.policy]),
        ("Asked for", f"{release.asked_by}, {date(release.asked_at.date())}"),
        ("Not before", date(release.publish_on)),
        *([("Cleared by", str(release.cleared_by))] if release.cleared_by else []),
        *([("Published", date(release.published_at.date()))] if release.published_at else []),
        *([("Name in the ledger", release.name)] if release.name else []),
        *_report(release),
    ]


def _report(release: Release) -> Iterator[tuple[str, Cell]]:
    report = release.report
    if not report:
        return
    yield "Counts hidden", _hidden(release)
    yield "Attack", f"It tried {report['tried']:,} hidden counts and worked out {report['recovered'] or 'none'}."
    if report.get("rounds"):
        yield "Rounds of hiding", str(report["rounds"])
    if report.get("given_away"):
        yield "Known from earlier releases", count(report["given_away"], "count")
    if report.get("revised"):
        yield "Revised since an earlier release", count(report["revised"], "figure")


def _hidden(release: Release) -> str:
    return f"{release.report['hidden']:,} of {release.report['counts']:,}" if release.report else ""


def sharings(found: Iterable[Sharing]) -> Listing:
    return Listing("Shared and discussed", SHARINGS, [_sharing(one) for one in found])


def _sharing(one: Sharing) -> Row:
    said = one.said or ("It was discussed." if one.discussed else None)
    return one.shared_on, one.get_audience_display(), one.how, one.people, said, one.release.title
