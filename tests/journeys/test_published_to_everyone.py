"""A real plan of three rounds, published by its coordinator and read by somebody without an account."""

import os
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from answerable.documents.plan import Plan
from answerable.documents.reading import read_plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import load_tags
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.queries.imports import review_of
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.services.bringing import bring
from answerable.web.plans.services.linking import Choice, settle_links
from answerable.web.plans.services.publishing import publish
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.essence import essence
from tests.support.web.journeys import Journey
from tests.support.web.links_of_004 import ABOUT
from tests.support.web.places import Estate, make_estate
from tests.support.web.tasks import do_tasks
from tests.web.public.publishing import page

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
pytestmark = [
    pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder"),
    pytest.mark.django_db(transaction=True),
]
FORMATS = ("html", "odt", "docx", "pdf", "csv")


def in_register(number: str, estate: Estate) -> ActionPlan:
    """Brought, read and accepted as the source has it."""
    [path] = Path(CORPUS or "").glob(f"{number}_*")
    by, at = estate.person(Role.PLAN_COORDINATOR, estate.service), estate.now
    brought = bring(content=ContentFile(path.read_bytes()), name=path.name, place=estate.service, by=by, at=at).brought
    do_tasks()
    brought.refresh_from_db()
    version = review_of(brought).brought.version
    return accept(brought=brought, by=by, at=at, version=version, next_round_of=None)


def settle(plan: ActionPlan, by: Person) -> None:
    """Each entry of progress is about the first commitment that a careful reader names, or about none."""
    entries = Entry.objects.filter(finding__plan=plan).select_related("finding", "round", "commitment")
    made = {
        f"{one.finding.position}.{one.position - 1}": one.commitment for one in entries if one.relation == Relation.MADE
    }
    choices = [_choice(entry, made) for entry in entries if entry.relation == Relation.OPEN]
    settle_links(choices, by=by, at=timezone.now())
    for round_ in plan.rounds.filter(position__gt=1):
        settle_round(round_, by=by, at=timezone.now())


def _choice(entry: Entry, made: dict[str, Commitment | None]) -> Choice:
    rights = ABOUT.get((f"{entry.round.date:%Y-%m}", entry.finding.position), [])
    named = rights[entry.position - 1].split() if entry.position <= len(rights) else []
    about = made.get(named[0]) if named else None
    return Choice(entry, Relation.PROGRESS, about) if about else Choice(entry, Relation.NARRATIVE)


@pytest.mark.parametrize("journey", [True], indirect=True, ids=["with JavaScript"])
def test_everyone_reads_what_became_of_a_published_plan(journey: Journey) -> None:
    estate = make_estate(timezone.now())
    load_tags()
    coordinator = estate.person(Role.PLAN_COORDINATOR, estate.service)
    plan = in_register("004", estate)
    settle(plan, coordinator)
    when_the_coordinator_publishes_it(journey, plan, coordinator)
    then_anyone_reads_its_rounds(journey, plan)
    then_its_dates_are_seen_to_move(journey, plan)
    then_it_is_found_under_its_place(journey, estate)


def when_the_coordinator_publishes_it(journey: Journey, plan: ActionPlan, coordinator: Person) -> None:
    journey.sign_in(coordinator)
    journey.visit(f"/plans/{plan.pk}/")
    journey.click("Publication")
    journey.click("Check and publish edition 1")
    journey.sees("Words about people")
    journey.screenshot("publish")
    journey.click("Publish edition 1")
    journey.sees("Everyone can read it")
    journey.screenshot("publication")
    journey.click("Sign out")


def then_anyone_reads_its_rounds(journey: Journey, plan: ActionPlan) -> None:
    journey.visit("/public/")
    journey.screenshot("public-home")
    journey.visit(f"/public/plans/{plan.pk}/")
    anchor = plan.editions.get().anchor
    journey.sees(
        "May 2021", "October 2021", "March 2022", anchor, "being targeted for Quarter One of 2022", "June 2022"
    )
    journey.page.get_by_text(re.compile(r"March 2022\) does not mention \d+ commitments?")).click()
    journey.sees("not spoken of in this round")
    journey.screenshot("public-plan")


def then_its_dates_are_seen_to_move(journey: Journey, plan: ActionPlan) -> None:
    promised = plan.findings.get(number="3").entries.filter(relation=Relation.MADE).earliest("position")
    journey.visit(f"/public/commitments/{promised.commitment_id}/")
    journey.sees("January 2022", "September2022", "March 2023", "14 months later", "The service says")
    journey.screenshot("public-commitment")


def then_it_is_found_under_its_place(journey: Journey, estate: Estate) -> None:
    journey.visit(f"/public/places/{estate.service.pk}/")
    journey.sees("What was promised about this place", "Race Equality in Probation")
    journey.screenshot("public-place")
    for path, name in (("changes/", "changes"), ("slippage/", "slippage"), ("search/?words=Roma", "search")):
        journey.visit(f"/public/{path}")
        journey.screenshot(f"public-{name}")


@pytest.mark.parametrize("number", ["001", "002", "004"])
def test_every_download_reads_back_as_the_plan_that_was_accepted(number: str) -> None:
    estate = make_estate(timezone.now())
    plan = in_register(number, estate)
    edition = publish(plan.editions.get(), by=estate.person(Role.PLAN_COORDINATOR, estate.service), at=timezone.now())
    meant = essence(content_of(edition))
    differing = [one for one in FORMATS if essence(downloaded(plan, one)) != meant]
    assert differing == []
    assert essence(Plan.model_validate_json(page(f"/public/plans/{plan.pk}/json").content)) == meant


def downloaded(plan: ActionPlan, file_format: str) -> Plan:
    return read_plan(page(f"/public/plans/{plan.pk}/{file_format}").content, f"plan.{file_format}")
