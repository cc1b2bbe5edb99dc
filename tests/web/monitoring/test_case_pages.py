"""The pages of cases: who sees what, and what people do on them."""

import datetime as dt
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from odfdo import Document

from answerable.web.commitments.models import Commitment
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.services import answering
from answerable.web.monitoring.services.cases import see
from tests.support.cases import LEVEL, WORSE, ashgate_case, next_run
from tests.support.monitoring import Monitored
from tests.support.monitoring_data import CHARGES
from tests.support.plan_making import action, answered
from tests.support.plan_making import plan as written_plan
from tests.support.web.accepted import accepted
from tests.support.web.signing_in import client_of

FIGURES = ("2.20", "1.89", "2.56", "2.13", "63.3", "228", "28.7", "very large", "Very large")
"""What the disparity at Ashgate is told in."""
NOW = timezone.now()
SOON = NOW.date() + dt.timedelta(days=90)
DAY = {"day": SOON.day, "month": SOON.month, "year": SOON.year}


@pytest.fixture
def case(monitored: Monitored) -> Case:
    see(monitored.run, at=NOW)
    return ashgate_case(monitored)


@pytest.fixture
def lead(monitored: Monitored) -> Client:
    return client_of(monitored.estate.person(Role.EQUALITY_LEAD))


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return (response.getvalue() if response.streaming else response.content).decode("utf-8", "replace")


def address(name: str, *args: object) -> str:
    return reverse(f"monitoring:{name}", args=args)


def test_a_reader_sees_that_there_is_a_case_and_no_figure_anywhere(monitored: Monitored, case: Case) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="Ratio 2.20 was read by the governor.", by=by, at=NOW)
    reader = client_of(monitored.estate.person(Role.READER))
    pages = [
        read(reader, address("cases")),
        read(reader, address("cases") + "?sort=size"),
        read(reader, address("cases") + "?format=csv"),
        read(reader, address("case", case.pk)),
        read(reader, reverse("dashboard:place", args=(case.place_id,))),
        read(reader, reverse("dashboard:home")),
    ]
    assert [figure for page in pages for figure in FIGURES if figure in page] == []
    assert "Being examined" in pages[0]
    assert "Your role does not show figures that are not published" in pages[3]
    assert "Charges proved: Caribbean" not in read(reader, address("cases") + "?severity=very+large&state=closed")
    for name in ("meeting_pack", "meeting_pack_pdf", "meeting_pack_odt"):
        assert reader.get(address(name, case.place_id)).status_code == 403


def test_a_case_of_another_prison_is_not_found(monitored: Monitored, case: Case) -> None:
    estate = monitored.estate
    lead = client_of(estate.person(Role.EQUALITY_LEAD, estate.brackwater))
    shown = read(lead, address("cases"))
    assert ("Ashgate" in shown, "North Wexmoor" in shown, "1.37" in shown) == (False, True, False)
    for name in ("case", "examine_case", "explain_case", "decide_case", "challenge_case", "close_case"):
        assert lead.get(address(name, case.pk)).status_code == 404
    assert lead.get(address("meeting_pack", case.place_id)).status_code == 404


def test_the_list_is_narrowed_sorted_and_exported(monitored: Monitored, case: Case) -> None:
    analyst = client_of(monitored.analyst)
    rows = read(analyst, address("cases") + "?format=csv&sort=size").splitlines()
    assert [row.split(",")[2] for row in rows[1:]] == ["Ashgate", "North Wexmoor", monitored.estate.service.name]
    opened, due = case.opened_at.date(), case.answer_by
    assert rows[1].startswith(f"Charges proved,Caribbean,Ashgate,Higher,New,{opened},{due},,Yes,very large,")
    narrowed = read(analyst, address("cases") + f"?place={case.place_id}&severity=very+large&state=new&format=csv")
    assert len(narrowed.splitlines()) == 2
    assert "No disparities found" in read(analyst, address("cases") + "?state=unanswered")
    assert analyst.get(address("cases") + "?format=ods").headers["Content-Type"].endswith("spreadsheet")


def test_from_flag_to_closed_on_the_pages(monitored: Monitored, case: Case, lead: Client) -> None:
    page = read(lead, address("case", case.pk))
    assert "That is 2.20 times as often (95% interval 1.89 to 2.56)" in page
    assert "Ratio, or that of the complement, outside 0.80 to 1.25" in page
    sent = {
        "examine_case": {"words": "The Head of Safety."},
        "explain_case": {
            "words": "One wing.",
            "evidence": "Records.",
            "challenged_by": "Prisoner council",
            **{f"review_on-{part}": value for part, value in DAY.items()},
        },
    }
    for name, form in sent.items():
        assert lead.post(address(name, case.pk), form).headers["Location"] == address("case", case.pk)
    inspector = client_of(monitored.estate.person(Role.INSPECTOR))
    inspector.post(address("challenge_case", case.pk), {"words": "Every wing shows it."})
    promise = {"words": "Two people decide.", "owner": "Head of Safety"}
    lead.post(address("reform_case", case.pk), promise | {f"due_on-{part}": value for part, value in DAY.items()})
    page = read(lead, address("case", case.pk))
    assert (address("close_case", case.pk) in page, "so it cannot be closed" in page) == (False, True)
    assert ("Caribbean, over time" in page, "Every period of the chart" in page) == (True, True)
    refused = lead.post(address("close_case", case.pk), {"words": "All is well."})
    assert "The latest figures still flag this disparity" in refused.content.decode()
    see(next_run(monitored, LEVEL, at=NOW), at=NOW)
    assert address("close_case", case.pk) in read(lead, address("case", case.pk))
    lead.post(address("close_case", case.pk), {"words": "Two people decide."})
    page = read(lead, address("case", case.pk))
    for words in ("Closed", "Every wing shows it.", "Prisoner council", "Two people decide.", "whole interval lies"):
        assert words in page
    assert list(case.events.values_list("act", flat=True)) == [
        *("open", "examine", "explain", "challenge", "reform", "close"),
    ]


def test_an_existing_commitment_is_linked_and_a_note_and_a_decision_kept(
    monitored: Monitored, case: Case, lead: Client
) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The governor.", by=by, at=NOW)
    region = Case.objects.get(level="region")
    answering.examine(region, words="The region.", by=by, at=NOW)
    made = answering.promise_reform(region, words="Train.", owner="Governor", due_on=SOON, by=by, at=NOW)
    lead.post(address("link_case", case.pk), {"commitment": made.commitment_id})
    lead.post(address("note_case", case.pk), {"words": "Asked the wing."})
    met = {"met_on-day": "1", "met_on-month": "11", "met_on-year": "2025"}
    lead.post(address("decide_case", case.pk), {"words": "Look again."} | met)
    page = read(lead, address("case", case.pk))
    for words in ("Train.", "Asked the wing.", "Look again.", "1 November 2025"):
        assert words in page


def test_the_pack_of_the_meeting(monitored: Monitored, case: Case, lead: Client) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The governor.", by=by, at=NOW)
    answering.promise_reform(case, words="Train.", owner="Governor", due_on=SOON, by=by, at=NOW)
    see(next_run(monitored, WORSE, at=NOW), at=NOW)
    page = read(lead, address("meeting_pack", case.place_id))
    for words in ("Worse (1)", "Better (0)", "Nothing became better", "Reforms and how they stand (1)", "Train."):
        assert words in page
    assert address("decide_case", case.pk) in page
    odt = lead.get(address("meeting_pack_odt", case.place_id))
    written = Document(io.BytesIO(odt.content)).get_formatted_text()
    for words in ("Equality meeting at Ashgate", "Worse (1)", "Train.", "To be filled in"):
        assert words in written
    pdf = lead.get(address("meeting_pack_pdf", case.place_id))
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["Content-Disposition"].startswith('attachment; filename="equality-meeting-at-ashgate-')


def test_home_and_place_lead_to_the_cases_that_wait(case: Case, lead: Client) -> None:
    for page in (reverse("dashboard:home"), reverse("dashboard:place", args=(case.place_id,))):
        assert address("case", case.pk) in read(lead, page)


def test_a_plan_of_the_region_takes_in_its_cases_and_cites_their_figures(monitored: Monitored, case: Case) -> None:
    estate = monitored.estate
    written = written_plan(answered("1", "Train staff.", action("Train.", "Governor")))
    plan = accepted(written, estate.region, estate.person(Role.PLAN_COORDINATOR))
    by = estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The governor.", by=by, at=NOW)
    answering.link_reform(case, commitment=Commitment.objects.get(words="Train."), by=by, at=NOW)
    address_of_plan = reverse("dashboard:plan_cases", args=(plan.pk,))
    page = read(client_of(by), address_of_plan)
    cited = reverse("monitoring:figure", args=(monitored.run.pk, CHARGES, case.place_id))
    assert (cited in page, "Train." in page, "Nothing yet" in page) == (True, True, True)
    page = read(client_of(estate.person(Role.READER)), address_of_plan)
    assert (cited in page, "Train." in page, "Not shown to you" in page) == (False, True, True)
