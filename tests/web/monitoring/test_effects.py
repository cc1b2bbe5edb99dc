"""What a commitment is meant to change, what the figures say since, and who is told which of it."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from answerable.disparity.results_folder import read_results
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.services import confirm_owner, verify
from answerable.web.commitments.types import Outcome
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Aim, Case, EffectReading, Run, Sighting
from answerable.web.monitoring.queries.effects import effects_of, verdict_totals
from answerable.web.monitoring.queries.figures import folder_of
from answerable.web.monitoring.services.aims import Disparity, add_aim, end_aim
from answerable.web.monitoring.services.effects import read
from answerable.web.monitoring.services.placing import places_in, words_of
from answerable.web.monitoring.types import Side, Verdict
from answerable.web.notices.models import Notice
from tests.support.cases import SINCE, recounted
from tests.support.monitoring import CARIBBEAN, CHARGES, Monitored
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import promise
from tests.web.monitoring.conftest import AT

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

FLAGGED = (dt.date(2025, 9, 1), dt.date(2025, 9, 30))


@pytest.fixture
def made(monitored: Monitored) -> Commitment:
    """Owned by Ashgate's governor."""
    made = promise(monitored.estate, "Review each charge before it is heard.", owners=("Governor",))
    post = monitored.estate.post("Governor", holder=monitored.estate.person(Role.GOVERNOR))
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=made.recorded_by, at=AT)
    return made


def at(place: Place, *, measure: str = CHARGES, group: str = CARIBBEAN) -> Disparity:
    return Disparity(measure, "ethnicity", group, "white British", place)


def aim(made: Commitment, since: dt.date = SINCE) -> Aim:
    return add_aim(made, disparity=at(made.place), since=since, by=made.recorded_by, at=AT)


def counted_as(monitored: Monitored, *, before: float, since: float, places: tuple[str, ...] = ("AGX",)) -> None:
    """The shelf with other counts of Caribbean people."""
    folder = folder_of(monitored.run)
    results = read_results(folder / "results")
    tables = recounted(results.tables, before=before, since=since, places=places)
    places_held = places_in(words_of([results]), monitored.estate.service)
    shelve([replace(results, tables=tables)], places_held, folder / "shelf")


def checked(made: Commitment, monitored: Monitored) -> None:
    verifier = monitored.estate.person(Role.VERIFIER)
    verify(made, outcome=Outcome.DONE, words="Seen.", looked_on=dt.date(2026, 11, 1), by=verifier, at=AT)


def shown(monitored: Monitored, made: Commitment, role: Role) -> str:
    client = client_of(monitored.estate.person(role))
    return client.get(reverse("dashboard:commitment", args=(made.pk,))).content.decode()


def test_figures_are_read_once_a_run_with_before_and_since(monitored: Monitored, made: Commitment) -> None:
    counted_as(monitored, before=0.7, since=0.7)
    aim(made)
    assert [read(monitored.run, at=AT), read(monitored.run, at=AT)] == [1, 0]
    [reading] = EffectReading.objects.all()
    found = reading.facts["effect"]
    assert (reading.verdict, found["before"]["periods"], found["after"]["periods"]) == (Verdict.NO_SIGN, 7, 7)
    assert found["before"]["low"] > 1.25 < found["after"]["ratio"]
    assert (found["controls"], len(reading.facts["periods"]), reading.facts["band"]) == (None, 14, [0.8, 1.25])
    assert reading.why.endswith("The difference between the two could be chance.")


def test_a_ratio_that_came_down_is_followed_by_change(monitored: Monitored, made: Commitment) -> None:
    counted_as(monitored, before=0.7, since=0.28)
    aim(made)
    read(monitored.run, at=AT)
    [reading] = EffectReading.objects.all()
    assert reading.verdict == Verdict.CHANGED
    page = shown(monitored, made, Role.EQUALITY_LEAD)
    assert "Followed by change" in page
    assert "The whole interval lies inside 0.80 to 1.25" in page
    assert "<svg" in page
    assert "At A, 1 April 2026, the work could begin to show." in page
    assert "None that were flagged before then" in page


def test_a_place_adds_up_what_was_promised_done_and_followed_by_change(monitored: Monitored, made: Commitment) -> None:
    """Promises that name no figures count too; what followed is told to those who see figures."""
    counted_as(monitored, before=0.7, since=0.28)
    promise(monitored.estate, "Train those who hear charges.")
    checked(made, monitored)
    aim(made)
    read(monitored.run, at=AT)
    for role, followed in (
        (Role.EQUALITY_LEAD, "1, of 1 that says which figures it is meant to change"),
        (Role.READER, "Told once figures are released"),
    ):
        client = client_of(monitored.estate.person(role))
        page = html.document_fromstring(client.get(reverse("dashboard:place", args=(made.place_id,))).content)
        told = [" ".join(str(cell.xpath("string()")).split()) for cell in page.iter("dd")][:3]
        assert told == ["2", "1, checked by somebody else", followed]


def test_places_that_were_flagged_and_did_nothing_are_beside_it(monitored: Monitored, made: Commitment) -> None:
    """The same fall at Brackwater, where nothing was promised: it is no sign of the work."""
    counted_as(monitored, before=0.7, since=0.35, places=("AGX", "BWX"))
    flag(monitored, monitored.estate.brackwater)
    aim(made)
    read(monitored.run, at=AT)
    [reading] = EffectReading.objects.all()
    assert (reading.verdict, reading.facts["places"]) == (Verdict.NO_SIGN, [monitored.estate.brackwater.pk])
    assert reading.why.endswith("The ratio moved towards equal, but no more than where nothing was promised.")


def test_what_raised_the_flag_is_left_out_of_before(monitored: Monitored, made: Commitment) -> None:
    flag(monitored, made.place)
    new = aim(made)
    assert (new.flagged_from, new.flagged_to) == FLAGGED
    read(monitored.run, at=AT)
    [reading] = EffectReading.objects.all()
    assert reading.facts["effect"]["before"]["periods"] == 6
    page = shown(monitored, made, Role.GOVERNOR)
    assert "Before leaves out 1 September 2025 to 30 September 2025." in page


def test_commitments_on_one_disparity_share_one_verdict(monitored: Monitored, made: Commitment) -> None:
    other = promise(monitored.estate, "Train those who hear charges.")
    for commitment, since in ((made, SINCE), (other, dt.date(2026, 6, 1))):
        aim(commitment, since)
    assert read(monitored.run, at=AT) == 2
    facts = [reading.facts for reading in EffectReading.objects.all()]
    assert facts[0] == facts[1]
    assert (facts[0]["since"], sorted(facts[0]["commitments"])) == ("2026-04-01", [made.pk, other.pk])
    assert "Train those who hear charges." in shown(monitored, made, Role.EQUALITY_LEAD)


def test_a_checked_promise_whose_figures_got_worse_is_told_to_all_without_figures(
    monitored: Monitored, made: Commitment
) -> None:
    counted_as(monitored, before=0.35, since=0.7)
    aim(made)
    checked(made, monitored)
    Notice.objects.all().delete()
    read(monitored.run, at=AT)
    assert list(Notice.objects.values_list("person__name", "kind", "title", "words")) == [
        (
            "Ashgate Governor or director",
            "worse",
            "Checked as done, and the figures got worse",
            "Review each charge before it is heard.",
        )
    ]
    page, lead = shown(monitored, made, Role.READER), shown(monitored, made, Role.EQUALITY_LEAD)
    for told in (page, lead):
        assert "the figures since then show that the difference it was meant to close has grown" in told.replace(
            "The figures", "the figures"
        )
    assert "Figures and what followed are shown here once they are released." in page
    assert ("<svg" in page.split('id="changed"')[1], "further from equal" in page) == (False, False)
    assert "further from equal" in lead


def test_who_may_not_see_figures_reads_that_an_aim_is_there_and_no_verdict(
    monitored: Monitored, made: Commitment
) -> None:
    aim(made)
    read(monitored.run, at=AT)
    viewer = viewer_of(monitored.estate.person(Role.PLAN_COORDINATOR), on=AT.date())
    [seen] = effects_of(viewer, made)
    assert (seen.reading, seen.may_see_figures, seen.may_change, seen.worse) == (None, False, True, False)
    page = shown(monitored, made, Role.PLAN_COORDINATOR)
    assert f"Charges proved: {CARIBBEAN} compared with white British" in page
    assert ("Worse" in page, "Ratio" in page) == (False, False)


def test_an_aim_is_set_by_form_from_a_case(monitored: Monitored, made: Commitment) -> None:
    case = flag(monitored, made.place)
    client = client_of(monitored.estate.person(Role.EQUALITY_LEAD))
    address = reverse("monitoring:add_aim", args=(made.pk,), query={"case": case.pk})
    page = client.get(address).content.decode()
    assert [f'value="{value}" selected' in page for value in (CHARGES, f"ethnicity|{CARIBBEAN}", "white British")] == [
        True,
        True,
        True,
    ]
    sent = send(client, address, made.place)
    assert sent.redirect_chain == [(reverse("dashboard:commitment", args=(made.pk,)), 302)]
    [new] = Aim.objects.all()
    assert (str(new), new.since, new.by_when, new.level) == (f"Charges proved: {CARIBBEAN}", SINCE, None, "place")
    assert "This commitment is already meant to change this." in send(client, address, made.place).content.decode()


def test_what_the_figures_do_not_tell_of_is_refused(monitored: Monitored, made: Commitment) -> None:
    wrong = {
        "There are no figures of this measure. Choose another measure.": at(made.place, measure="kites"),
        "The figures of this measure do not tell of this group. Choose another.": at(made.place, group="Martian"),
        "Choose the place of the commitment, or one below it.": at(monitored.estate.brackwater),
    }
    for why, disparity in wrong.items():
        with pytest.raises(RefusedError, match=why):
            add_aim(made, disparity=disparity, since=SINCE, by=made.recorded_by, at=AT)
    with pytest.raises(RefusedError, match="before the work can show"):
        add_aim(made, disparity=at(made.place), since=SINCE, by_when=FLAGGED[0], by=made.recorded_by, at=AT)
    assert not Aim.objects.exists()


def test_an_aim_is_ended_and_never_deleted_and_may_be_set_again(monitored: Monitored, made: Commitment) -> None:
    old = aim(made)
    read(monitored.run, at=AT)
    client = client_of(monitored.estate.person(Role.PLAN_COORDINATOR))
    address = reverse("monitoring:end_aim", args=(old.pk,))
    client.post(address, {"because": "Another measure tells it better."})
    assert client.get(address).status_code == 404
    with pytest.raises(RefusedError, match="ended already"):
        end_aim(old, because="", by=made.recorded_by, at=AT)
    aim(made)
    assert (Aim.objects.count(), EffectReading.objects.count()) == (2, 1)
    assert list(Entry.objects.filter(act__startswith="aim").values_list("act", flat=True).order_by("pk")) == [
        "aim added",
        "aim ended",
        "aim added",
    ]
    assert "Ended on" in shown(monitored, made, Role.EQUALITY_LEAD)


def test_totals_count_promised_done_and_followed_by_change(monitored: Monitored, made: Commitment) -> None:
    counted_as(monitored, before=0.7, since=0.28)
    aim(made)
    checked(made, monitored)
    read(monitored.run, at=AT)
    reader, analyst = (
        viewer_of(who, on=AT.date()) for who in (monitored.estate.person(Role.READER), monitored.analyst)
    )
    whole, ashgate = verdict_totals(analyst)
    assert (whole.place, whole.promised, whole.done, whole.verdicts[Verdict.CHANGED]) == (None, 1, 1, 1)
    assert (ashgate.place, ashgate.promised, verdict_totals(reader)) == (made.place, 1, [])
    client = client_of(monitored.analyst)
    page = client.get(reverse("monitoring:effects")).content.decode()
    assert "Review each charge" in page
    assert "Review each charge" not in client.get(reverse("monitoring:effects"), {"verdict": "worse"}).content.decode()
    sheet = client.get(reverse("monitoring:effects"), {"format": "csv"})
    assert "Followed by change" in sheet.getvalue().decode()


def flag(monitored: Monitored, place: Place) -> Case:
    about = {"measure": CHARGES, "characteristic": "ethnicity", "group": CARIBBEAN, "level": "place", "place": place}
    case = Case.objects.create(
        **about,
        title="Charges proved",
        detail="fine",
        side=Side.ABOVE,
        opened_at=AT,
        first_from=FLAGGED[0],
        last_to=FLAGGED[1],
        comparator="white British",
    )
    Sighting.objects.create(
        case=case,
        run=Run.objects.get(pk=monitored.run.pk),
        first=FLAGGED[0],
        last=FLAGGED[1],
        pooled=False,
        comparator="white British",
        figures={},
        seen_at=AT,
    )
    return case


def send(client: Client, address: str, place: Place) -> "Page":
    answers = {"measure": CHARGES, "who": f"ethnicity|{CARIBBEAN}", "comparator": "white British", "place": place.pk}
    days = {"since-day": SINCE.day, "since-month": SINCE.month, "since-year": SINCE.year}
    return client.post(address, answers | days, follow=True)
