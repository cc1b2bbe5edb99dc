"""What the register holds in these tests, and how its pages are read."""

import datetime as dt
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from answerable.documents.plan import Action, Plan, Round, RoundKind, Submission
from answerable.web.commitments.models import Commitment, OwnerName, Tag
from answerable.web.commitments.services import confirm_owner, load_tags
from answerable.web.design.words import date
from answerable.web.estate.models import Place, Post
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry, Finding
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, finding, plan, text
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of

ROMA = "Places will be offered fairly to Roma prisoners."
FORUM = "A forum will meet."
PROGRESS = "Places are offered by a new rule."
TITLE = "Fair treatment at Ashgate"
TABLES = "The first tables will be published."


@dataclass(frozen=True)
class Ashgate:
    """A governor holds a post there, to whom the first commitment belongs."""

    estate: Estate
    plan: ActionPlan

    @property
    def place(self) -> Place:
        return self.estate.ashgate

    @property
    def post(self) -> Post:
        return Post.objects.get(title="Governor")

    def client(self, role: Role = Role.PLAN_COORDINATOR, at: Place | None = None) -> Client:
        return client_of(self.estate.person(role, at))

    def commitment(self, words: str = ROMA) -> Commitment:
        return Commitment.objects.get(words=words)

    def finding(self, number: str = "1") -> Finding:
        return Finding.objects.get(number=number)

    def tag(self) -> Tag:
        return Tag.objects.get(name="Roma")

    def add(self, words: str = "Doors will be mended") -> ActionPlan:
        """One plan more, of one commitment."""
        by = self.estate.person(Role.PLAN_COORDINATOR)
        title = f"Plan {ActionPlan.objects.count() + 1}"
        said = plan(
            answered(
                "1", f"Mend doors for Roma people, {title}.", action(f"{words}, {title}.", "Governor", "May 2024")
            ),
            title=title,
        )
        return accepted(said, self.place, by)


def said_plan(today: dt.date) -> Plan:
    """A round of commitments and two of progress, the dates past, near, and far."""
    first = finding(
        "1",
        "Find out why fewer Roma and Black prisoners are in work.",
        "Agreed",
        rounds=(
            _round(
                today,
                0,
                action(ROMA, "Governor", _in(today, -60)),
                action(FORUM, "Head of Kites\nEducation department", _in(today, 14)),
            ),
            _round(today, 1, action(PROGRESS, "Governor", "Completed and ongoing")),
            _round(today, 2, action("The forum has met twice.", "Head of Kites", "Ongoing")),
        ),
    )
    second = finding(
        "2",
        "Publish figures by ethnicity.",
        "Partly Agreed",
        reasons=("policy",),
        response=(text("For policy reasons figures will be published once a year."),),
        rounds=(_round(today, 0, action(TABLES, "HMPPS", _in(today, 200))),),
    )
    third = finding("3", "Open the gym at night.", "Not Agreed", reasons=("operational",))
    sent = today - dt.timedelta(days=400)
    submitted = (Submission(round="Original", raw=date(sent), date=sent),)
    return plan(
        *(first, second, third),
        title=TITLE,
        responds_to=TITLE,
        inspectorate="HM Inspectorate of Prisons",
        submitted=submitted,
    )


def _round(today: dt.date, number: int, *actions: Action) -> Round:
    day = (today - dt.timedelta(days=400 - 120 * number)).replace(day=28)
    kind, words = (RoundKind.PROGRESS, "Progress") if number else (RoundKind.COMMITMENTS, "Commitments")
    return Round(label=f"{words} ({day:%B %Y})", date=day, kind=kind, actions=actions)


def _in(today: dt.date, days: int) -> str:
    return date(today + dt.timedelta(days=days))


def hold_plan(estate: Estate) -> ActionPlan:
    """With a caveat; the Governor is confirmed as an owner, and the first round of progress is settled."""
    load_tags()
    by = estate.person(Role.PLAN_COORDINATOR)
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    held = accepted(said_plan(estate.now.date()), estate.ashgate, by)
    held.caveats = ["Building works may delay any date."]
    held.save()
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=by, at=estate.now)
    progress = Entry.objects.get(words=PROGRESS)
    settle_link(progress, Commitment.objects.get(words=ROMA), Relation.PROGRESS, by=by, at=estate.now)
    settle_round(progress.round, by=by, at=estate.now)
    return held


def lines(response: HttpResponseBase, part: str = "main") -> list[str]:
    """The words of a part of the page, line by line."""
    found = _read(response).select_one(part)
    assert found is not None
    return [" ".join(text.split()) for text in found.stripped_strings]


def rows(response: HttpResponseBase, caption: str) -> list[list[str]]:
    """The cells of the table of this name."""
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for table in _read(response).select("table")
        if table.select_one("caption") and table.caption.get_text(strip=True) == caption  # type: ignore[union-attr]
        for row in table.select("tbody tr")
    ]


def links(response: HttpResponseBase, part: str = "main") -> dict[str, str]:
    return {link.get_text(" ", strip=True): str(link["href"]) for link in _read(response).select(f"{part} a[href]")}


def _read(response: HttpResponseBase) -> BeautifulSoup:
    assert isinstance(response, HttpResponse)
    return BeautifulSoup(response.content, "lxml")
