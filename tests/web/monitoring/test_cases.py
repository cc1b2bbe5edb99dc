"""Cases open from the figures of a run, join, and open again by themselves; people answer them."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case, CaseEvent, Sighting
from answerable.web.monitoring.services import answering
from answerable.web.monitoring.services.cases import Seen, see
from answerable.web.monitoring.services.escalating import escalate
from answerable.web.notices.models import Notice
from tests.support.cases import LEVEL, UNCLEAR, WORSE, ashgate_case, next_run
from tests.support.monitoring import Monitored
from tests.web.monitoring.conftest import AT

ON = AT.date()
LATER = AT + dt.timedelta(days=30)


@pytest.fixture
def case(monitored: Monitored) -> Case:
    see(monitored.run, at=AT)
    return ashgate_case(monitored)


def explain(case: Case, monitored: Monitored, review_on: dt.date = dt.date(2027, 5, 1)) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The Head of Safety reads the records.", by=by, at=AT)
    said = {"words": "One wing.", "evidence": "Records of May.", "challenged_by": "Prisoner council"}
    answering.explain(case, **said, review_on=review_on, by=by, at=AT)


def acts(case: Case) -> list[str]:
    return list(case.events.values_list("act", flat=True))


def test_each_disparity_opens_one_case_where_the_group_fares_worse(monitored: Monitored) -> None:
    assert see(monitored.run, at=AT) == Seen(opened=3, joined=0, reopened=0)
    told = Case.objects.order_by("place__path").values_list("title", "group", "level", "place__name", "side", "state")
    assert list(told) == [
        ("Charges proved", "Caribbean", "nation", "Wexmoor Prison and Probation Service", "above", "new"),
        ("Charges proved", "Caribbean", "region", "North Wexmoor", "above", "new"),
        ("Charges proved", "Caribbean", "place", "Ashgate", "above", "new"),
    ]
    case = ashgate_case(monitored)
    assert (case.answer_by, case.comparator, case.severity) == (dt.date(2026, 12, 20), "white British", "very large")
    assert case.sentence.startswith("At Ashgate, from November 2025 to October 2026, charges proved: Caribbean 228 of")
    assert (case.flagged, case.within_band, case.people) == (True, False, 30)
    assert set(case.sightings.values_list("comparator", flat=True)) == {"white British", "all white", "everyone else"}
    assert {"k", "n", "rate", "low", "high", "rule", "comparator_k"} <= case.sightings.all()[0].figures.keys()
    assert Entry.objects.latest("pk").act == "disparities seen"


def test_a_run_seen_twice_changes_nothing_and_an_older_one_neither(monitored: Monitored, case: Case) -> None:
    before = (Case.objects.count(), CaseEvent.objects.count(), Sighting.objects.count())
    assert see(monitored.run, at=LATER) == Seen(opened=0, joined=3, reopened=0)
    assert (Case.objects.count(), CaseEvent.objects.count(), Sighting.objects.count()) == before
    see(next_run(monitored, LEVEL, at=LATER), at=LATER)
    assert see(monitored.run, at=LATER) == Seen(opened=0, joined=0, reopened=0)
    case.refresh_from_db()
    assert (case.flagged, case.within_band) == (False, True)


def test_the_same_disparity_next_month_joins_its_case(monitored: Monitored, case: Case) -> None:
    run = next_run(monitored, WORSE, at=LATER)
    assert see(run, at=LATER) == Seen(opened=0, joined=3, reopened=0)
    case.refresh_from_db()
    assert (case.ratio, case.shrunk, case.answer_by) == (3.4, 3.2, dt.date(2026, 12, 20))
    assert case.sightings.filter(run=run).count() == 3


def test_a_case_closes_only_once_it_is_shown_to_be_level(monitored: Monitored, case: Case) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)

    def refused() -> str:
        with pytest.raises(RefusedError) as told:
            answering.close(case, words="Rates met.", by=by, at=AT)
        return str(told.value)

    assert refused() == "Nobody has examined this yet. First record who examines it, and how."
    answering.examine(case, words="The governor.", by=by, at=AT)
    assert refused() == "The latest figures still flag this disparity, so it cannot be closed."
    see(next_run(monitored, UNCLEAR, at=AT), at=AT)
    assert refused() == (
        "It is no longer flagged, but the interval of the latest figures is not wholly inside the band. "
        "That a difference can no longer be shown does not show that there is none, so it cannot be closed yet."
    )
    see(next_run(monitored, LEVEL, at=LATER), at=LATER)
    answering.close(case, words="Rates met.", by=by, at=LATER)
    assert (case.state, case.answer_by, acts(case)) == ("closed", None, ["open", "examine", "close"])


def test_a_closed_case_opens_again_by_itself_once_a_run(monitored: Monitored, case: Case) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The governor.", by=by, at=AT)
    see(next_run(monitored, LEVEL, at=AT), at=AT)
    answering.close(case, words="Rates met.", by=by, at=AT)
    run = next_run(monitored, {}, at=LATER)
    assert [see(run, at=LATER).reopened, see(run, at=LATER).reopened] == [1, 0]
    case.refresh_from_db()
    assert (case.state, case.answer_by) == ("new", dt.date(2027, 1, 19))
    assert case.events.latest("pk").words == "It had been closed, and the latest figures flag it again."


def test_an_explanation_holds_until_it_is_much_worse_or_its_day_has_passed(monitored: Monitored, case: Case) -> None:
    explain(case, monitored)
    assert see(monitored.run, at=AT).reopened == 0
    run = next_run(monitored, WORSE, at=LATER)
    assert [see(run, at=LATER).reopened, see(run, at=LATER).reopened] == [1, 0]
    case.refresh_from_db()
    explain(case, monitored)
    assert see(run, at=LATER).reopened == 0
    escalate(on=dt.date(2027, 5, 1), at=AT)
    case.refresh_from_db()
    assert case.state == "explained"
    escalate(on=dt.date(2027, 5, 2), at=dt.datetime(2027, 5, 2, 9, tzinfo=dt.UTC))
    case.refresh_from_db()
    assert (case.state, case.review_on, case.answer_by) == ("new", None, dt.date(2027, 5, 30))
    assert acts(case) == ["open", *["examine", "explain", "reopen"] * 2]


def test_what_is_refused_of_an_explanation(monitored: Monitored, case: Case) -> None:
    estate = monitored.estate
    by = estate.person(Role.EQUALITY_LEAD)
    estate.post("Equality adviser", holder=by)
    answering.examine(case, words="The governor.", by=by, at=AT)
    refused = []
    for changed in (
        {"challenged_by": by.name},
        {"challenged_by": "equality adviser"},
        {"challenged_by": " "},
        {"evidence": " "},
        {"words": " "},
        {"review_on": ON},
        {"review_on": dt.date(2028, 1, 1)},
    ):
        said: dict[str, Any] = {"words": "One wing.", "evidence": "Records.", "challenged_by": "Council"}
        with transaction.atomic(), pytest.raises(RefusedError) as told:
            answering.explain(case, **({"review_on": dt.date(2027, 3, 1)} | said | changed), by=by, at=AT)
        refused.append(str(told.value))
    assert refused == [
        *["You cannot be the one who challenged your own explanation. Ask somebody else to."] * 2,
        "Enter who challenged the explanation.",
        "Enter the evidence.",
        "Enter the explanation.",
        "The day to look at it again must be after today.",
        "The day to look at it again must be within a year.",
    ]
    assert acts(case) == ["open", "examine"]


def test_somebody_else_challenges_an_explanation_and_it_is_examined_again(monitored: Monitored, case: Case) -> None:
    explain(case, monitored)
    with pytest.raises(RefusedError, match="somebody else must challenge it"):
        answering.challenge(case, words="No.", by=monitored.estate.person(Role.EQUALITY_LEAD), at=AT)
    answering.challenge(case, words="Every wing shows it.", by=monitored.estate.person(Role.INSPECTOR), at=LATER)
    assert (case.state, case.review_on, case.answer_by) == ("examined", None, dt.date(2027, 1, 19))


def test_a_reform_is_a_commitment_of_the_place_new_or_made_already(monitored: Monitored, case: Case) -> None:
    by = monitored.estate.person(Role.EQUALITY_LEAD)
    answering.examine(case, words="The governor.", by=by, at=AT)
    new: dict[str, Any] = {
        "words": "Two people decide each charge.",
        "owner": "Head of Safety",
        "due_on": dt.date(2027, 3, 31),
    }
    made = answering.promise_reform(case, **new, by=by, at=AT).commitment
    assert (made.place, made.words, made.said_on) == (case.place, "Two people decide each charge.", ON)
    made = Commitment.objects.get(pk=made.pk)
    assert (made.due_on, made.owner_words) == (dt.date(2027, 3, 31), "Head of Safety")
    assert (case.state, case.answer_by) == ("reform", None)
    with pytest.raises(RefusedError, match="answers the case already"):
        answering.link_reform(case, commitment=made, by=by, at=AT)
    region = Case.objects.get(level="region")
    answering.examine(region, words="The region.", by=by, at=AT)
    answering.link_reform(region, commitment=made, by=by, at=AT)
    assert list(made.cases.values_list("case", flat=True)) == [case.pk, region.pk]


def test_meetings_decide_and_notes_are_kept_in_any_state(monitored: Monitored, case: Case) -> None:
    by = monitored.estate.person(Role.GOVERNOR)
    answering.decide(case, words="Look at charges of May.", met_on=ON, by=by, at=AT)
    answering.note(case, words="Asked the wing.", by=by, at=AT)
    with transaction.atomic(), pytest.raises(RefusedError, match="still to come"):
        answering.decide(case, words="Later.", met_on=ON + dt.timedelta(days=1), by=by, at=AT)
    assert (case.state, acts(case)) == ("new", ["open", "decide", "note"])
    assert [entry.act for entry in Entry.objects.order_by("-pk")[:2]] == ["case: note", "case: decision of a meeting"]
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseEvent.objects.update(words="Nothing was said.")


def test_an_unanswered_case_is_told_weekly_and_after_two_weeks_to_those_above(monitored: Monitored, case: Case) -> None:
    estate = monitored.estate
    lead, above = estate.person(Role.EQUALITY_LEAD), estate.person(Role.EQUALITY_LEAD, estate.region)
    Case.objects.exclude(pk=case.pk).update(answer_by=None, state="reform")
    told = []
    for days in (-8, -7, -7, 1, 6, 7, 13, 14, 14):
        on = dt.date(2026, 12, 20) + dt.timedelta(days=days)
        told.append((days, escalate(on=on, at=AT)))
    assert told == [(-8, 0), (-7, 1), (-7, 0), (1, 1), (6, 0), (7, 1), (13, 0), (14, 2), (14, 0)]
    last = Notice.objects.filter(person=above).get()
    assert (last.kind, last.title) == ("escalated", "Explain or reform a disparity: Charges proved, Caribbean")
    assert last.words == "Due on 20 December 2026, 14 days ago, at Ashgate."
    assert Notice.objects.filter(person=lead).count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_turns_and_the_second_sees_the_first(monitored: Monitored) -> None:
    see(monitored.run, at=AT)
    case = ashgate_case(monitored)
    by = monitored.estate.person(Role.EQUALITY_LEAD)

    def examine(words: str) -> str:
        try:
            answering.examine(Case.objects.get(pk=case.pk), words=words, by=by, at=AT)
        except RefusedError as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(examine, ("The governor.", "The chaplain.")))
    assert told == [
        "This case is being examined, so that cannot be recorded now. Reload the page to see it.",
        "done",
    ]
    assert acts(case) == ["open", "examine"]
