"""Nobody in particular sees what is published, all of it, and nothing else."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from answerable.web.commitments.models import Commitment, OwnerName, Update
from answerable.web.commitments.services import name_owner
from answerable.web.commitments.types import ClaimKind, OwnerNature, Settled
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.publishing import restrict, withdraw_publication
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, plan, progress, texts
from tests.support.web.accepted import accepted, in_review
from tests.support.web.queries import counts_at_one_and_three
from tests.web.dashboard.held import FORUM, PROGRESS, ROMA, TABLES, Ashgate, rows, said_plan
from tests.web.public.publishing import AT, coordinator, page, publish_last, words

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def lists() -> list[str]:
    routes = ("home", "plans", "commitments", "places", "changes", "slippage", "method", "feed")
    exports = ("/public/plans/?format=csv", "/public/commitments/?format=csv", "/public/changes/?format=csv")
    return [*(reverse(f"public:{route}") for route in routes), "/public/search/?words=Roma", *exports]


def pages_of(held: ActionPlan) -> list[str]:
    finding, commitment = held.findings.earliest("position"), Commitment.objects.get(words=ROMA)
    formats = ("html", "odt", "docx", "pdf", "csv", "json", "csv-metadata.json", "original")
    return [
        *(f"/public/plans/{held.pk}/{name}" for name in ("", *formats)),
        f"/public/findings/{finding.pk}/",
        f"/public/commitments/{commitment.pk}/",
    ]


def text(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return (b"".join(response) if response.streaming else response.content).decode(errors="replace")


def test_nothing_of_a_plan_is_found_before_it_is_published_or_after_it_is_withdrawn(ashgate: Ashgate) -> None:
    for address in pages_of(ashgate.plan):
        page(address, 404)
    publish_last(ashgate.plan, by=ashgate.estate)
    assert "Roma" in text("/public/search/?words=Roma")
    withdraw_publication(ashgate.plan, because="Too early.", by=coordinator(ashgate.estate), at=AT)
    for address in pages_of(ashgate.plan):
        page(address, 404)
    for address in (*lists(), reverse("public:place", kwargs={"pk": ashgate.place.pk})):
        assert not {ROMA, FORUM, ashgate.plan.title} & set(text(address).split("\n")), address
        assert ROMA not in text(address), address


def test_all_of_a_published_plan_is_there(ashgate: Ashgate, published: ActionPlan) -> None:
    shown = words(f"/public/plans/{published.pk}/")
    for said in (
        published.title,
        ROMA,
        "Partly agreed",
        "Building works may delay any date.",
        "Commitment 1.1",
        published.editions.get().anchor,
        "does not mention",
        "Counted here",
    ):
        assert said in shown, said
    commitment = ashgate.commitment()
    for address in (*pages_of(published), *lists(), f"/public/commitments/{commitment.pk}/"):
        if not address.endswith("original"):
            assert text(address), address


def test_a_commitment_shows_what_was_promised_and_the_four_voices(ashgate: Ashgate, published: ActionPlan) -> None:
    shown = words(f"/public/commitments/{ashgate.commitment().pk}/")
    for said in (
        ROMA,
        "Governor, Ashgate",
        "Every date it was given",
        "The service says",
        PROGRESS,
        "Someone else checked",
        "The inspector judged",
        "People affected say",
        "Say how it is for you",
        "No evidence has been released",
        published.title,
    ):
        assert said in shown, said


def test_no_person_is_named(ashgate: Ashgate, published: ActionPlan) -> None:
    people = [person.name for person in ashgate.estate.people.values()]
    name, by = OwnerName.objects.get(words="Head of Kites"), coordinator(ashgate.estate)
    name_owner(name=name, nature=OwnerNature.PERSON, by=by, at=AT)
    forum = f"/public/commitments/{ashgate.commitment(FORUM).pk}/"
    for address in (*lists(), *pages_of(published)[:-4], forum, f"/public/places/{ashgate.place.pk}/"):
        shown = text(address)
        assert [name for name in [*people, "Head of Kites"] if name in shown] == [], address
    assert "A named person" in text(forum)
    assert "A forum will meet" not in text("/public/search/?words=Kites")
    assert "A forum will meet" in text("/public/search/?words=forum+-Kites")
    page(f"/public/plans/{published.pk}/original", 404)


@pytest.mark.usefixtures("published")
def test_reports_that_are_not_submitted_stay_inside(ashgate: Ashgate) -> None:
    Update.objects.create(
        commitment=ashgate.commitment(),
        kind=ClaimKind.DONE,
        words="All of it is done, we think.",
        effective_on=dt.date(2026, 1, 1),
        recorded_by=ashgate.estate.person(Role.GOVERNOR),
        recorded_at=AT,
    )
    assert "we think" not in words(f"/public/commitments/{ashgate.commitment().pk}/")


def test_a_later_edition_is_not_seen_before_it_is_published(ashgate: Ashgate, published: ActionPlan) -> None:
    first = said_plan(ashgate.estate.now.date())
    new = answered("4", "Paint the walls.", action("Walls will be painted.", "Governor", "May 2025"))
    caveats = texts("All may be late while it is painted.")
    said = first.model_copy(update={"findings": (*first.findings, new), "caveats": caveats})
    accepted(said, ashgate.place, coordinator(ashgate.estate), published)
    wall = Commitment.objects.get(words="Walls will be painted.")
    hidden = [f"/public/findings/{published.findings.get(number='4').pk}/", f"/public/commitments/{wall.pk}/"]
    for address in hidden:
        page(address, 404)
    for address in (*lists(), *pages_of(published)[:-3]):
        if not address.endswith(("original", "odt", "docx", "pdf")):
            assert "painted" not in text(address), address
    publish_last(published, by=ashgate.estate)
    for address in hidden:
        page(address, 200)
    assert "painted" in words(f"/public/plans/{published.pk}/")


def test_what_a_round_moved_is_not_seen_before_it_is_published(ashgate: Ashgate, published: ActionPlan) -> None:
    first = said_plan(ashgate.estate.now.date())
    under, *others = first.findings
    later = progress(action("The forum meets.", "Head of Hope", "May 2031", progress=("Completed", None)))
    longer = under.model_copy(update={"rounds": (*under.rounds, later.model_copy(update={"label": "Last word"}))})
    said, by = first.model_copy(update={"findings": (longer, *others)}), coordinator(ashgate.estate)
    brought = in_review(said, ashgate.place, by)
    accept(brought=brought, by=by, at=AT, version=0, next_round_of=published)
    forum, round_ = ashgate.commitment(FORUM), published.rounds.get(label="Last word")
    settle_link(round_.entries.get(), forum, Relation.PROGRESS, by=by, at=AT)
    settle_round(round_, by=by, at=AT)
    forum.refresh_from_db()
    assert (forum.settled, forum.due_words, forum.owner_words) == (Settled.CLAIMED, "May 2031", "Head of Hope")
    addresses = [
        *lists(),
        f"/public/commitments/{forum.pk}/",
        f"/public/changes/?since={AT:%Y-%m-%d}",
        "/api/v1/commitments",
    ]
    for address in addresses:
        told = text(address)
        assert [word for word in ("May 2031", "Head of Hope", "2031-05-31") if word in told] == [], address
    assert "Said to be done" not in words(f"/public/commitments/{forum.pk}/")
    publish_last(published, by=ashgate.estate)
    told = words(f"/public/commitments/{forum.pk}/")
    assert all(word in told for word in ("May 2031", "Head of Hope", "Said to be done"))


def test_a_restricted_plan_is_a_title_and_a_reason(ashgate: Ashgate, published: ActionPlan) -> None:
    restrict(published, because="A trial is to be held.", by=coordinator(ashgate.estate), at=AT)
    shown = words(f"/public/plans/{published.pk}/")
    assert published.title in shown
    assert "A trial is to be held." in shown
    assert ROMA not in shown
    for address in pages_of(published)[1:]:
        page(address, 404)
    for address in (*lists(), f"/public/places/{ashgate.place.pk}/"):
        assert ROMA not in text(address), address
    assert rows(page("/public/plans/"), "Plans")[0][:3] == [published.title, "Ashgate", "–"]


def test_a_restricted_finding_is_a_number_and_a_reason(ashgate: Ashgate, published: ActionPlan) -> None:
    finding = published.findings.get(number="2")
    restrict(finding, because="It would name a victim.", by=coordinator(ashgate.estate), at=AT)
    for address in (f"/public/plans/{published.pk}/", f"/public/findings/{finding.pk}/"):
        assert "Not published: It would name a victim." in words(address)
    page(f"/public/commitments/{ashgate.commitment(TABLES).pk}/", 404)
    page(f"/public/plans/{published.pk}/original", 404)
    files = [f"/public/plans/{published.pk}/{name}" for name in ("html", "csv", "json")]
    for address in (*lists(), *files, f"/public/plans/{published.pk}/"):
        shown = text(address)
        assert [said for said in (TABLES, "Publish figures", "policy reasons") if said in shown] == [], address
    assert "The totals that the plan states" not in words(f"/public/plans/{published.pk}/")


def test_html_in_any_text_stays_text(ashgate: Ashgate) -> None:
    said = plan(
        answered("1", f"Finding {EVIL}", action(f"Action {EVIL}", f"Owner {EVIL}", "May 2024")),
        title=f"Title {EVIL}",
    )
    held = accepted(said, ashgate.place, coordinator(ashgate.estate))
    publish_last(held, by=ashgate.estate)
    commitment = Commitment.objects.get(words__startswith="Action <script")
    finding = held.findings.get()
    for address in (
        *(address for address in lists() if "format" not in address),
        f"/public/plans/{held.pk}/",
        f"/public/plans/{held.pk}/html",
        f"/public/findings/{finding.pk}/",
        f"/public/commitments/{commitment.pk}/",
        f"/public/places/{ashgate.place.pk}/",
        "/public/search/?words=%3Cscript%3Ealert",
    ):
        shown = text(address)
        assert "<script>alert" not in shown, address
        assert "<img src=x" not in shown, address


def test_lists_are_narrowed_and_exported(published: ActionPlan) -> None:
    overdue = rows(page("/public/commitments/?standing=due_soon"), "Commitments")
    assert [row[0] for row in overdue] == [FORUM]
    heading, *lines = text("/public/commitments/?format=csv").splitlines()
    assert (heading.split(",")[0], len(lines)) == ("Commitment", 3)
    assert text("/public/plans/?format=csv").splitlines()[1].startswith(published.title)
    assert "No published plan is like that" in words("/public/plans/?words=zeppelin")


def test_a_place_shows_what_was_promised_about_it(ashgate: Ashgate, published: ActionPlan) -> None:
    here = page(f"/public/places/{ashgate.place.pk}/").content.decode()
    for said in ("What was promised about this prison", published.title, "Due in 30 days"):
        assert said in here, said
    assert published.title not in words(f"/public/places/{ashgate.estate.brackwater.pk}/")
    assert "Due in 30 days" in words(f"/public/places/{ashgate.estate.service.pk}/")
    page("/public/places/999999999/", 404)


def test_lists_take_as_many_queries_for_one_plan_as_for_three(ashgate: Ashgate) -> None:
    for address in ("/public/", "/public/plans/", "/public/commitments/", f"/public/places/{ashgate.place.pk}/"):
        one, three = counts_at_one_and_three(Client(), address, lambda: publish_last(ashgate.add(), by=ashgate.estate))
        assert three <= one + 1, address


@pytest.mark.usefixtures("published")
def test_pages_may_be_kept_a_while_but_never_those_of_somebody(ashgate: Ashgate) -> None:
    first = page("/public/plans/")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in first.headers["Vary"]
    again = Client().get("/public/plans/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    signed_in = ashgate.client().get("/public/plans/")
    assert "no-store" in signed_in.headers["Cache-Control"]
    assert "ETag" not in signed_in.headers
