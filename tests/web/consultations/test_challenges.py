"""What figures challenge in an equality analysis, what may be recorded, and what becomes of a challenge."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from answerable.web.audit.models import Entry
from answerable.web.consultations import services
from answerable.web.consultations.models import Analysis, Answer, Policy, Statement
from answerable.web.consultations.queries import analyses, unanswered
from answerable.web.consultations.types import Characteristic, Impact, Standing
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.types import Role
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.services.cases import reopen
from answerable.web.monitoring.types import CaseAct
from tests.support.cases import ashgate_case
from tests.support.monitoring import WORK, Monitored
from tests.support.web.world_analyses import DATED, content, statements_challenged
from tests.web.monitoring.conftest import AT

DAY = dt.timedelta(days=1)
SAID_NONE = {Characteristic.ETHNICITY: Impact.NONE}


def recorded(flagged: Monitored, *, place: Place | None = None, **said: Any) -> Analysis:  # noqa: ANN401
    by, said = flagged.estate.person(Role.POLICY_AUTHOR), {"said": SAID_NONE} | said
    place = place or flagged.estate.ashgate
    return services.record_analysis(title="Discipline", place=place, content=content(**said), by=by, at=AT)


def standings(flagged: Monitored, at: Place | None = None) -> list[Standing]:
    """Of every analysis that a reader there sees."""
    viewer = viewer_of(flagged.estate.person(Role.READER, at or flagged.estate.ashgate), on=AT.date())
    return [Standing(one.standing) for one in analyses(viewer)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({"said": SAID_NONE}, Standing.UNANSWERED),
        ({"said": {Characteristic.ETHNICITY: Impact.NOT_CONSIDERED}}, Standing.UNANSWERED),
        ({"said": {Characteristic.ETHNICITY: Impact.NEGATIVE}}, Standing.UNCHALLENGED),
        ({"said": {Characteristic.ETHNICITY: Impact.POSITIVE}}, Standing.UNCHALLENGED),
        ({"said": {Characteristic.RELIGION: Impact.NONE}}, Standing.UNCHALLENGED),
        ({"said": SAID_NONE, "measures": (WORK,)}, Standing.UNCHALLENGED),
    ],
    ids=["no impact", "not considered", "negative", "positive", "of another characteristic", "of another measure"],
)
def test_figures_challenge_what_they_contradict(flagged: Monitored, said: dict[str, Any], standing: Standing) -> None:
    recorded(flagged, **said)
    assert standings(flagged) == [standing]


def test_an_analysis_of_the_service_is_challenged_by_places_below_that_the_viewer_sees(flagged: Monitored) -> None:
    estate = flagged.estate
    recorded(flagged, place=estate.service)
    Case.objects.exclude(place=estate.ashgate).update(flagged=False)
    assert (standings(flagged), standings(flagged, estate.brackwater)) == (
        [Standing.UNANSWERED],
        [Standing.UNCHALLENGED],
    )


def test_an_analysis_of_one_prison_is_not_challenged_by_another(flagged: Monitored) -> None:
    recorded(flagged, place=flagged.estate.brackwater)
    assert (standings(flagged), standings(flagged, flagged.estate.brackwater)) == ([], [Standing.UNCHALLENGED])


def test_a_challenge_ends_by_itself_once_nothing_is_flagged(flagged: Monitored) -> None:
    recorded(flagged)
    Case.objects.filter(place=flagged.estate.ashgate).update(flagged=False)
    assert standings(flagged) == [Standing.UNCHALLENGED]


def test_an_answer_holds_until_more_is_flagged(flagged: Monitored) -> None:
    analysis, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    [statement] = statements_challenged(analysis)
    lead = viewer_of(by, on=AT.date())
    assert list(unanswered(lead)) == [analysis]
    given = services.answer(statement, words=" It is looked at in May. ", by=by, at=AT + DAY)
    assert (given.words, standings(flagged), list(unanswered(lead))) == (
        *("It is looked at in May.", [Standing.ANSWERED]),
        [],
    )
    later = ashgate_case(flagged)
    later.pk, later.group = None, "African"
    later.save()
    later.events.create(act=CaseAct.OPEN, at=AT + 2 * DAY)
    assert standings(flagged) == [Standing.UNANSWERED]
    acts = Entry.objects.filter(act__startswith="equality").order_by("number").values_list("act", flat=True)
    assert list(acts) == ["equality analysis recorded", "equality analysis: challenge answered"]


def test_an_answer_does_not_hold_for_what_was_closed_and_opened_again(flagged: Monitored) -> None:
    analysis, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    [statement] = statements_challenged(analysis)
    services.answer(statement, words="It is looked at in May.", by=by, at=AT + DAY)
    reopen(ashgate_case(flagged), "It is flagged again.", run=None, at=AT + 2 * DAY)
    assert standings(flagged) == [Standing.UNANSWERED]


def test_a_new_version_replaces_the_earlier_which_stays(flagged: Monitored) -> None:
    first, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    [statement] = statements_challenged(first)
    said = content({Characteristic.ETHNICITY: Impact.NEGATIVE}, dated=DATED + DAY)
    second = services.record_version(first.policy, read=1, content=said, by=by, at=AT + DAY)
    assert (second.version, standings(flagged)) == (2, [Standing.UNCHALLENGED])
    assert [one.version for one in first.policy.analyses.all()] == [2, 1]
    with pytest.raises(RefusedError, match="A later version has replaced this one"):
        services.answer(statement, words="It stands.", by=by, at=AT + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(impact=Impact.NEGATIVE)


def test_of_two_versions_at_once_the_second_is_refused(flagged: Monitored) -> None:
    first, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    services.record_version(first.policy, read=1, content=content(SAID_NONE), by=by, at=AT)
    with pytest.raises(RefusedError, match="Version 2 was recorded meanwhile"):
        services.record_version(first.policy, read=1, content=content(SAID_NONE), by=by, at=AT)
    assert Analysis.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"dated": AT.date() + DAY}, "The day of the analysis is still to come. Enter today or a day before it."),
        ({"document": " "}, "Enter where the analysis is published."),
        ({"measures": ()}, "Choose at least one measure that tells of what the policy does."),
        ({"measures": ("zeal",)}, "No figures of “zeal” are shown. Choose another measure."),
        ({"said": dict.fromkeys(Characteristic, Impact.NOT_CONSIDERED) | SAID_NONE, "words": " "}, "ethnicity"),
    ],
    ids=["of tomorrow", "published nowhere", "of no measure", "of an unknown measure", "without words"],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    flagged: Monitored, wrong: dict[str, Any], why: str
) -> None:
    with pytest.raises(RefusedError, match=why):
        recorded(flagged, **wrong)
    assert (Policy.objects.count(), Analysis.objects.count()) == (0, 0)


def test_a_version_older_than_the_one_before_is_refused(flagged: Monitored) -> None:
    first, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    older = content(SAID_NONE, dated=DATED - DAY)
    with pytest.raises(RefusedError, match="The version before it is of 2 March 2026"):
        services.record_version(first.policy, read=1, content=older, by=by, at=AT)


def test_a_policy_is_held_once_a_place(flagged: Monitored) -> None:
    recorded(flagged)
    by, place = flagged.estate.person(Role.POLICY_AUTHOR), flagged.estate.ashgate
    for title, why in (("DISCIPLINE ", "is held already"), (" ", "Enter the title of the policy")):
        with pytest.raises(RefusedError, match=why):
            services.record_analysis(title=title, place=place, content=content(SAID_NONE), by=by, at=AT)
    assert Policy.objects.count() == 1


def test_an_answer_needs_a_challenge_and_words(flagged: Monitored) -> None:
    analysis, by = recorded(flagged), flagged.estate.person(Role.EQUALITY_LEAD)
    [challenged] = statements_challenged(analysis)
    other = analysis.statements.get(characteristic=Characteristic.SEX)
    for statement, words, why in (
        (challenged, " ", "Enter the answer"),
        (other, "No.", "No figures challenge this now"),
    ):
        with pytest.raises(RefusedError, match=why):
            services.answer(statement, words=words, by=by, at=AT)
    assert Answer.objects.count() == 0
