"""What the register holds in these tests, and how its pages are read."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from lxml import html

from answerable.web.commitments.models import Commitment, OwnerName, Tag
from answerable.web.commitments.services import confirm_owner, load_tags
from answerable.web.estate.models import Place, Post
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry, Finding
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate
from tests.support.web.signing_in import client_of
from tests.support.web.world_plans import accepted_plan

ROMA = "Places will be offered fairly to Roma prisoners."
FORUM = "A forum will meet."
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
            answered("1", f"Mend doors for Roma people, {title}.", action(f"{words}, {title}.", "Governor", "May 2024")),
            title=title,
        )
        return accepted(said, self.place, by)


def hold_plan(estate: Estate) -> ActionPlan:
    """With a caveat; the Governor is confirmed as an owner, and the first report of progress is linked."""
    load_tags()
    by = estate.person(Role.PLAN_COORDINATOR)
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    held = accepted(accepted_plan(estate.now.date()), estate.ashgate, by)
    held.caveats = ["Building works may delay any date."]
    held.save()
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=by, at=estate.now)
    progress = Entry.objects.filter(round__position=1).earliest("position")
    settle_link(progress, Commitment.objects.get(words=ROMA), Relation.PROGRESS, by=by, at=estate.now)
    return held


def lines(response: HttpResponse, part: str = "//main") -> list[str]:
    """The words of a part of the page, line by line."""
    [found] = html.fromstring(response.content).xpath(part)
    return [" ".join(text.split()) for text in found.itertext() if text.strip()]


def rows(response: HttpResponse, caption: str) -> list[list[str]]:
    """The cells of the table of this name."""
    found = html.fromstring(response.content).xpath("//table[normalize-space(caption)=$caption]/tbody/tr", caption=caption)
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]
