"""Real published plans through the browser: brought, reviewed, accepted, linked, found again."""

import os
import re
from pathlib import Path

import pytest
from django.utils import timezone

from answerable.web.commitments.services import load_tags
from answerable.web.estate.types import Role
from tests.support.web.journeys import Journey
from tests.support.web.places import make_estate
from tests.support.web.tasks import do_tasks

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
pytestmark = [
    pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder"),
    pytest.mark.django_db(transaction=True),
]

TITLES = {"001": "A thematic review", "002": "Separation Centres", "004": "Race Equality in Probation"}
MADE = {
    "001": "38 actions",
    "002": "26 actions",
    "004": "79 actions in 3 rounds",
}


def documents() -> list[Path]:
    return [found for number in MADE for found in Path(CORPUS or "").glob(f"{number}_*")]


@pytest.mark.parametrize("journey", [True], indirect=True, ids=["with JavaScript"])
def test_published_plans_become_part_of_the_register(journey: Journey) -> None:
    given_a_coordinator_of_the_whole_service(journey)
    when_the_documents_are_brought(journey)
    for number, made in MADE.items():
        then_the_review_says_what_was_read(journey, number, made)
        when_all_doubts_of_a_kind_are_left_together(journey, number)
        when_the_plan_is_accepted(journey, number)
    when_the_links_of_the_later_rounds_are_settled(journey)
    then_silence_is_told(journey)
    then_every_promise_about_roma_people_is_found(journey)


def given_a_coordinator_of_the_whole_service(journey: Journey) -> None:
    estate = make_estate(timezone.now())
    load_tags()
    journey.sign_in(estate.person(Role.PLAN_COORDINATOR, estate.service))


def when_the_documents_are_brought(journey: Journey) -> None:
    journey.visit("/imports/new/")
    journey.screenshot("bring")
    journey.page.locator("input[type=file]").set_input_files(documents())
    journey.select("Which place does the plan belong to?", "Wexmoor Prison and Probation Service")
    journey.click("Bring")
    do_tasks()
    journey.visit("/imports/")
    journey.screenshot("imports")


def _open_review(journey: Journey, number: str) -> None:
    journey.visit("/imports/")
    journey.page.get_by_role("link", name=re.compile(f"^{TITLES[number]}")).first.click()


def then_the_review_says_what_was_read(journey: Journey, number: str, made: str) -> None:
    _open_review(journey, number)
    journey.sees(made)
    journey.screenshot(f"review-{number}")


def when_all_doubts_of_a_kind_are_left_together(journey: Journey, number: str) -> None:
    kinds = journey.page.locator("table").first.get_by_role("link")
    if not re.search(r"/doubts/", kinds.first.get_attribute("href") or ""):
        return
    kinds.first.click()
    journey.page.get_by_role("heading", level=1, name=re.compile("[?]$")).wait_for()
    journey.screenshot(f"doubt-{number}")
    journey.page.locator("button[value=leave-all], button[value=leave]").last.click()
    _open_review(journey, number)


def when_the_plan_is_accepted(journey: Journey, number: str) -> None:
    tick = journey.page.get_by_label(re.compile("open doubts? as the source has"))
    if tick.count():
        tick.check()
    journey.click("Accept into the register")
    assert journey.path.startswith("/plans/")
    journey.screenshot(f"plan-{number}")


def when_the_links_of_the_later_rounds_are_settled(journey: Journey) -> None:
    plan = journey.path
    for position in (2, 3):
        journey.visit(f"{plan}rounds/{position}/links/")
        journey.screenshot(f"links-{position}")
        likely = journey.page.locator("button", has_text=re.compile("^Confirm .* very alike"))
        if likely.count():
            likely.click()
            journey.visit(f"{plan}rounds/{position}/links/")
        while journey.page.get_by_role("button", name="Save these links").count():
            for entry in journey.page.locator("section.plan-links__entry").all():
                entry.get_by_role("radio").first.check()
            journey.click("Save these links")
        journey.click("Settle this round")
    journey.visit(plan)


def then_silence_is_told(journey: Journey) -> None:
    journey.visit(f"{journey.path}not-mentioned/")
    assert journey.heading == "Not mentioned again"
    journey.sees("says nothing")
    journey.screenshot("not-mentioned")


def then_every_promise_about_roma_people_is_found(journey: Journey) -> None:
    journey.visit("/search/?words=Roma")
    journey.screenshot("search-roma")
    journey.sees("Roma")
    journey.click("Roma", within="main")
    journey.screenshot("tag-roma")
    assert journey.heading == "Roma"
