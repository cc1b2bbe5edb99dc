"""From a flag to a case, from a case to a promise, from a promise to what followed, and to a case that is closed."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from answerable.web.commitments import services as commitments
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import Outcome, Speaker, Telling
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.services.cases import see
from answerable.web.monitoring.services.effects import read
from tests.support.cases import LEVEL, SINCE, ashgate_case, next_run
from tests.support.monitoring import Monitored, installed
from tests.support.web.journeys import Journey
from tests.support.web.places import make_estate

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(transaction=True)
PROMISE = "Two people will decide each charge."


@pytest.mark.parametrize("journey", [True], indirect=True, ids=["with JavaScript"])
def test_from_a_flag_to_a_closed_case(journey: Journey, settings: "Settings", tmp_path: Path) -> None:
    settings.ANSWERABLE_FIGURES = tmp_path
    monitored = given_figures_that_flag_a_disparity()
    case = when_the_equality_lead_opens_the_case(journey, monitored)
    when_it_is_examined_and_a_reform_is_promised(journey)
    when_it_is_said_what_the_promise_is_meant_to_change(journey)
    given_the_others_speak(monitored)
    given_later_figures(monitored)
    then_the_commitment_shows_four_voices_and_that_change_followed(journey)
    then_the_case_can_be_closed(journey, case)
    then_the_place_adds_it_up(journey, case)


def given_figures_that_flag_a_disparity() -> Monitored:
    """They flagged it first in a month long before."""
    monitored = installed(make_estate(timezone.now()))
    see(monitored.run, at=monitored.estate.now)
    seen = ashgate_case(monitored).sightings.earliest("pk")
    seen.pk, seen.first, seen.last = None, dt.date(2025, 9, 1), dt.date(2025, 9, 30)
    seen.save(force_insert=True)
    return monitored


def when_the_equality_lead_opens_the_case(journey: Journey, monitored: Monitored) -> Case:
    case = ashgate_case(monitored)
    journey.sign_in(monitored.estate.person(Role.EQUALITY_LEAD))
    journey.visit("/monitoring/")
    journey.sees("The worst", "That is 2.20 times as often")
    journey.screenshot("change-1-flagged")
    journey.click("Charges proved: Caribbean, Ashgate")
    journey.sees("Caribbean, over time", "Every period of the chart")
    journey.screenshot("change-2-case")
    return case


def when_it_is_examined_and_a_reform_is_promised(journey: Journey) -> None:
    journey.click("Examine it")
    journey.fill("Who examines it, and how", "The Head of Safety reads every charge of the last six months.")
    journey.click("Save")
    journey.sees("The latest figures still flag this disparity, so it cannot be closed.")
    journey.click("Promise a reform")
    journey.fill("What will be done", PROMISE)
    journey.fill("Owner", "Head of Safety")
    due = timezone.localdate() + dt.timedelta(days=90)
    for name, part in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        journey.fill(name, str(part))
    journey.click("Promise")
    journey.sees("Being reformed", PROMISE)
    journey.screenshot("change-3-reform")


def when_it_is_said_what_the_promise_is_meant_to_change(journey: Journey) -> None:
    journey.click(PROMISE)
    journey.sees("Disparity it answers")
    journey.click("Say what this is meant to change: Charges proved: Caribbean")
    since = journey.page.get_by_role("group", name="From when can the work show?")
    for name, part in (("Day", SINCE.day), ("Month", SINCE.month), ("Year", SINCE.year)):
        since.get_by_label(name, exact=True).fill(str(part))
    journey.select("Compared with", "White British")
    journey.screenshot("change-4-aim")
    journey.page.locator("main button").last.click()
    journey.sees("When the next figures come, this page says what followed.", "Nothing is read yet")


def given_the_others_speak(monitored: Monitored) -> None:
    made, estate = Commitment.objects.get(words=PROMISE), monitored.estate
    on, at = timezone.localdate(), estate.now
    verifier, lead = estate.person(Role.VERIFIER), estate.person(Role.EQUALITY_LEAD)
    seen = "I read 40 charges. Two people had signed each."
    commitments.verify(made, outcome=Outcome.DONE, words=seen, looked_on=on, by=verifier, at=at)
    inspector = estate.person(Role.INSPECTOR)
    commitments.judge([made], scale="hmi_prisons_progress", grade="reasonable", judged_on=on, by=inspector, at=at)
    heard = "On our wing it is fairer than it was."
    commitments.add_voice(made, speaker=Speaker.GROUP, telling=Telling.PARTLY, words=heard, said_on=on, by=lead, at=at)


def given_later_figures(monitored: Monitored) -> None:
    run = next_run(monitored, LEVEL, at=timezone.now(), recount=(0.7, 0.28))
    see(run, at=timezone.now())
    read(run, at=timezone.now())


def then_the_commitment_shows_four_voices_and_that_change_followed(journey: Journey) -> None:
    journey.visit(f"/commitments/{Commitment.objects.get(words=PROMISE).pk}/")
    journey.sees("What became of it: four voices", "Two people had signed each.")
    journey.sees("On our wing it is fairer than it was.", "Checked as done on", "Followed by change")
    journey.sees("Before leaves out 1 September 2025 to 30 September 2025.")
    journey.screenshot("change-5-followed")


def then_the_case_can_be_closed(journey: Journey, case: Case) -> None:
    journey.visit(f"/cases/{case.pk}/")
    journey.sees("the whole interval lies inside the band")
    journey.screenshot("change-6-level")
    journey.click("Close it")
    journey.fill("What was learnt", "Two people see what one does not. Go on.")
    journey.click("Close")
    journey.sees("The case is closed.", "Closed")
    journey.screenshot("change-7-closed")


def then_the_place_adds_it_up(journey: Journey, case: Case) -> None:
    journey.visit(f"/places/{case.place_id}/")
    journey.sees("1, of 1 that says which figures it is meant to change")
    journey.screenshot("change-8-place")
    journey.visit("/monitoring/effects/")
    journey.sees("Followed by change")
    journey.screenshot("change-9-totals")
