"""Promises made and spoken of again; the columns say what the ledgers say."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.vocabulary.due_dates import TargetKind
from answerable.web.commitments.models import Claim, Commitment, Ownership, TargetDate
from answerable.web.commitments.policies import Slippage, history, promised, standing
from answerable.web.commitments.queries import standing_q
from answerable.web.commitments.services import (
    NewCommitment,
    Saying,
    append,
    make_commitments,
    refresh,
)
from answerable.web.commitments.types import ClaimKind, Settled, Standing
from answerable.web.estate.types import Role
from tests.support.plan_making import target
from tests.support.web.places import Estate
from tests.web.commitments.promises import AT, ON, promise


def columns(commitment: Commitment) -> dict[str, object]:
    commitment.refresh_from_db()
    names = ("due_on", "due_precision", "due_kind", "due_words", "first_due_on", "moves", "claim", "owner_words")
    return {name: getattr(commitment, name) for name in names}


def test_a_promise_has_the_first_line_of_each_ledger(estate: Estate) -> None:
    made = promise(estate, owners=("Governor", "HMPPS"), due=("January 2027",))
    assert columns(made) == {
        "due_on": dt.date(2027, 1, 31),
        "due_precision": "month",
        "due_kind": "by",
        "due_words": "January 2027",
        "first_due_on": dt.date(2027, 1, 31),
        "moves": 0,
        "claim": "",
        "owner_words": "Governor; HMPPS",
    }
    assert list(made.target_dates.values_list("saying", "position", "words", "said_on")) == [
        (1, 0, "January 2027", dt.date(2026, 1, 5))
    ]


def test_completed_in_a_document_is_the_claim_of_the_service(estate: Estate) -> None:
    made = promise(estate, due=("Completed and ongoing",))
    assert list(made.claims.values_list("kind", "words")) == [("done_and_continuing", "Completed and ongoing")]
    assert standing(made, on=ON) == Standing.CLAIMED_DONE


def test_what_is_said_later_is_appended(estate: Estate) -> None:
    by, said_on = estate.person(Role.PLAN_COORDINATOR), dt.date(2026, 6, 1)
    made = promise(estate, owners=("Governor",), due=("January 2026",))
    append([Saying(made, said_on, targets=[target("September 2026")], reason="Few staff.")], by=by, at=AT)
    append([Saying(made, said_on, owners=["Head of Safety", "head of safety", "–"])], by=by, at=AT)
    append([Saying(made, said_on, claim=ClaimKind.PROGRESS, claim_words="Half of it is done.")], by=by, at=AT)
    assert columns(made) == {
        "due_on": dt.date(2026, 9, 30),
        "due_precision": "month",
        "due_kind": "by",
        "due_words": "September 2026",
        "first_due_on": dt.date(2026, 1, 31),
        "moves": 1,
        "claim": "progress",
        "owner_words": "Head of Safety",
    }
    assert [(step.due.words, step.moved, step.now) for step in history(made.target_dates.all())] == [
        ("January 2026", None, False),
        ("September 2026", Slippage(1, months=8), True),
    ]
    assert list(made.ownerships.values_list("owner__words", "saying", "present")) == [
        ("Governor", 1, False),
        ("Head of Safety", 2, True),
    ]


def test_what_is_said_in_one_call_was_said_together(estate: Estate) -> None:
    made = promise(estate, due=("January 2026",))
    append(
        [
            Saying(made, ON, ["Governor"], [target("September 2026")], claim=ClaimKind.PROGRESS, claim_words="Begun."),
            Saying(made, ON, ["Key worker"], [target("March 2027")], claim=ClaimKind.DONE, claim_words="Done."),
        ],
        by=estate.person(Role.PLAN_COORDINATOR),
        at=AT,
    )
    assert (made.due_on, made.moves, made.owner_words) == (dt.date(2027, 3, 31), 1, "Governor; Key worker")
    assert made.claim == ClaimKind.PROGRESS


def test_a_plan_of_eighty_actions_takes_few_queries(estate: Estate) -> None:
    by = estate.person(Role.PLAN_COORDINATOR)
    promises = [
        NewCommitment(
            estate.ashgate,
            f"Do thing {number}.",
            ON,
            [f"Head of {number}", "HMPPS"],
            [target("June 2027"), target("Ongoing")],
            status_words="Complete",
        )
        for number in range(80)
    ]
    with CaptureQueriesContext(connection) as asked:
        made = make_commitments(promises, by=by, at=AT)
    assert len(asked) < 40
    assert [one.owner_words for one in made] == [f"Head of {number}; HMPPS" for number in range(80)]


@pytest.mark.parametrize("ledger_of", [TargetDate, Claim, Ownership])
def test_lines_of_a_ledger_are_never_changed(
    estate: Estate, ledger_of: type[TargetDate] | type[Claim] | type[Ownership]
) -> None:
    promise(estate, owners=("Governor",), due=("Completed",))
    with pytest.raises(DatabaseError), transaction.atomic():
        ledger_of.objects.update(said_on=ON)
    with pytest.raises(DatabaseError), transaction.atomic():
        ledger_of.objects.all().delete()


def test_a_promise_keeps_its_columns_true_when_they_were_lost(estate: Estate) -> None:
    made = promise(estate, owners=("Governor",), due=("January 2027",))
    before = columns(made)
    Commitment.objects.update(due_on=None, due_kind="", moves=7, owner_words="")
    refresh([made])
    assert columns(made) == before


WORDS = st.sampled_from(
    ["January 2026", "3 March 2026", "Ongoing", "Completed", "TBC", "Commencing July 2026", "Annually from May 2026"]
)
SAYINGS = st.lists(
    st.fixed_dictionaries(
        {
            "targets": st.lists(WORDS.map(target), max_size=2),
            "owners": st.lists(st.sampled_from(["Governor", "HMPPS", "Head of Safety"]), max_size=2),
            "claim": st.none() | st.sampled_from(list(ClaimKind)),
        }
    ),
    max_size=5,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAYINGS, st.booleans())
def test_the_columns_say_what_the_ledgers_say(estate: Estate, sayings: list[dict[str, Any]], at_once: bool) -> None:
    made = promise(estate)
    said = [Saying(made, ON, **words) for words in sayings]
    by = estate.person(Role.PLAN_COORDINATOR)
    for together in [said] if at_once else [[one] for one in said]:
        append(together, by=by, at=AT)
    held = Commitment.objects.get(pk=made.pk)
    expected = promised(made.target_dates.all())
    assert {name: getattr(held, name) for name in vars(expected)} == vars(expected)
    claims = made.claims.all()
    assert held.claim == (list(claims)[-1].kind if claims else "")
    lines = list(made.ownerships.select_related("owner"))
    last = max((line.saying for line in lines), default=0)
    assert [line.present for line in lines] == [line.saying == last for line in lines]
    assert held.owner_words == "; ".join(line.owner.words for line in lines if line.saying == last)


DAYS = st.none() | st.dates(ON - dt.timedelta(days=40), ON + dt.timedelta(days=40))


FACTS = st.fixed_dictionaries(
    {
        "due_kind": st.sampled_from(["", *TargetKind]),
        "due_on": DAYS,
        "settled": st.sampled_from(list(Settled)),
        "waiting": st.booleans(),
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FACTS, min_size=1, max_size=12))
def test_lists_by_standing_hold_what_the_rule_says(estate: Estate, facts: list[dict[str, Any]]) -> None:
    by = estate.person(Role.PLAN_COORDINATOR)
    made = Commitment.objects.bulk_create(
        Commitment(place=estate.ashgate, words="Do it.", recorded_by=by, recorded_at=AT, **fact) for fact in facts
    )
    here = Commitment.objects.filter(pk__in=[one.pk for one in made])
    listed = {one.pk: kind for kind in Standing for one in here.filter(standing_q(kind, ON))}
    assert listed == {one.pk: standing(one, on=ON) for one in made}
    assert sum(here.filter(standing_q(kind, ON)).count() for kind in Standing) == len(made)
