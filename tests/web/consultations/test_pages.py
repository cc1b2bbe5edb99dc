"""The pages of equality analyses: who sees what, and what people record on them."""

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.web.consultations.models import Analysis, Answer, Statement
from answerable.web.consultations.types import Characteristic, Impact
from answerable.web.estate.types import Role
from tests.support.monitoring import CHARGES, Monitored
from tests.support.web.signing_in import client_of
from tests.support.web.world_analyses import PUBLISHED, make_analyses
from tests.web.monitoring.conftest import AT

SAID = "The analysis of 22 November 2026 says no negative impact by ethnicity."
FLAGGED = "Charges proved: Caribbean, first flagged at Ashgate on 22 November 2026."
FIGURES = ("2.20", "1.89", "2.56", "63.3", "28.7")
"""What the disparity at Ashgate is told in."""


@pytest.fixture
def statement(flagged: Monitored, monkeypatch: pytest.MonkeyPatch) -> Statement:
    monkeypatch.setattr("answerable.web.consultations.views.now", lambda: AT + dt.timedelta(days=1))
    monkeypatch.setattr("answerable.web.consultations.views.today", lambda: AT.date() + dt.timedelta(days=1))
    return make_analyses(flagged)


@pytest.fixture
def lead(flagged: Monitored) -> Client:
    return client_of(flagged.estate.person(Role.EQUALITY_LEAD))


def read(client: Client, address: str) -> str:
    """Its words, without the tags around them."""
    response = client.get(address)
    assert response.status_code == 200, address
    text = (response.getvalue() if response.streaming else response.content).decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def address(name: str, *args: object) -> str:
    return reverse(f"consultations:{name}", args=args)


def sent(**changed: str) -> dict[str, Any]:
    """A form that says nothing of anything but ethnicity."""
    form: dict[str, Any] = {f"impact_{one.name.lower()}": Impact.NOT_CONSIDERED.value for one in Characteristic}
    form |= {"dated-day": "23", "dated-month": "11", "dated-year": "2026", "document": "Annex A"}
    form |= {"impact_ethnicity": Impact.NONE.value, "words_ethnicity": "None was found.", "measures": [CHARGES]}
    return form | changed


def test_what_is_challenged_comes_first_in_a_plain_sentence(statement: Statement, lead: Client) -> None:
    page = read(lead, address("analyses"))
    assert f"Challenged {SAID} {FLAGGED} Work Ashgate 22 November 2026 Version 1 Not challenged" in page
    rows = read(lead, address("analyses") + "?format=csv&standing=0").split("Policy,Place,")[1]
    assert rows == (
        "Version,Date,Document,Challenge,What figures say "
        f'Discipline,Ashgate,2,2026-11-22,{PUBLISHED},Challenged,"{SAID} {FLAGGED}"'
    )
    assert "No equality analyses found" in read(lead, address("analyses") + "?standing=1")
    assert lead.get(address("analyses") + "?format=ods").headers["Content-Type"].endswith("spreadsheet")
    place = f"?place={statement.analysis.policy.place_id}&standing=2"
    assert "Discipline" not in read(lead, address("analyses") + place)


def test_figures_stand_only_before_those_who_may_see_them(
    flagged: Monitored, statement: Statement, lead: Client
) -> None:
    reader = client_of(flagged.estate.person(Role.READER))
    page = address("analysis", statement.analysis.policy_id)
    told, untold = read(lead, page), read(reader, page)
    assert all(f"{SAID} {FLAGGED}" in words for words in (told, untold))
    assert "That is 2.20 times as often (95% interval 1.89 to 2.56)" in told
    assert [figure for figure in FIGURES if figure in untold] == []
    assert "Figures that are not released flag that this is higher for Caribbean" in untold
    assert ("Answer on ethnicity" in told, "Answer on ethnicity" in untold) == (True, False)
    assert "Version 2, of 22 November 2026" in told
    assert "Earlier versions Version 1, of 22 November 2026" in told


def test_it_is_found_only_by_those_who_see_its_place(flagged: Monitored, statement: Statement) -> None:
    estate, policy = flagged.estate, statement.analysis.policy_id
    elsewhere = client_of(estate.person(Role.EQUALITY_LEAD, estate.brackwater))
    assert "No equality analysis is recorded yet" in read(elsewhere, address("analyses"))
    named = {"analysis": policy, "new_version": policy, "answer_challenge": statement.pk}
    assert {elsewhere.get(address(name, pk)).status_code for name, pk in named.items()} == {404}
    reader = client_of(estate.person(Role.READER))
    assert reader.get(address("new_version", policy)).status_code == 403


def test_somebody_answers_and_home_no_longer_asks(statement: Statement, lead: Client) -> None:
    asks = "Equality analyses that figures challenge (1)"
    assert asks in read(lead, reverse("dashboard:home"))
    assert "Enter the answer" in lead.post(address("answer_challenge", statement.pk), {}).content.decode()
    lead.post(address("answer_challenge", statement.pk), {"words": "The forum looks in May."})
    assert Answer.objects.get().words == "The forum looks in May."
    page = read(lead, address("analysis", statement.analysis.policy_id))
    assert "Answered on 23 November 2026, Ashgate Equality lead: The forum looks in May." in page
    assert "Equality analysis, Ashgate Discipline Answered" in page
    home = read(lead, reverse("dashboard:home"))
    assert (asks in home, "No figures challenge an analysis that is yours to answer for." in home) == (False, True)


def test_a_first_version_is_recorded_on_its_page(statement: Statement, lead: Client) -> None:
    form = sent(title="Searches", place=str(statement.analysis.policy.place_id))
    silent = lead.post(address("record_analysis"), form | {"words_ethnicity": ""}).content.decode()
    assert "Enter what the analysis says of ethnicity, or choose “Not considered”." in silent
    held = lead.post(address("record_analysis"), form | {"title": "Work"}).content.decode()
    assert "An analysis of “Work” at Ashgate is held already." in held
    made = lead.post(address("record_analysis"), form)
    analysis = Analysis.objects.get(policy__title="Searches")
    assert made.headers["Location"] == address("analysis", analysis.policy_id)
    page = read(lead, made.headers["Location"])
    assert "The analysis of 23 November 2026 says no negative impact by ethnicity." in page
    assert "The analysis of 23 November 2026 does not consider" not in page, "No other characteristic is flagged"
    assert list(analysis.statements.exclude(impact=Impact.NOT_CONSIDERED).values_list("characteristic", "words")) == [
        ("ethnicity", "None was found."),
    ]


def test_a_new_version_begins_with_what_the_last_one_says(statement: Statement, lead: Client) -> None:
    policy = statement.analysis.policy_id
    shown = lead.get(address("new_version", policy)).content.decode()
    assert "All are treated alike." in shown
    lead.post(address("new_version", policy), sent(read="2", impact_ethnicity=Impact.NEGATIVE.value))
    assert "No disparity that you may see challenges what it says." in read(lead, address("analysis", policy))
    stale = lead.post(address("new_version", policy), sent(read="2")).content.decode()
    assert "Version 3 was recorded meanwhile." in stale
    assert list(Analysis.objects.filter(policy=policy).values_list("version", flat=True)) == [3, 2, 1]
