"""How a case may go, whatever people and figures do."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring import policies
from answerable.web.monitoring.policies import Latest, case_state, check_close, check_move, inside, why_open_again
from answerable.web.monitoring.types import CaseAct, CaseState

ON = dt.date(2026, 11, 22)
ACTS = st.lists(st.tuples(st.sampled_from(CaseAct), st.booleans(), st.booleans()), max_size=30)


@given(ACTS)
def test_a_case_closes_only_inside_the_band_and_its_state_follows_from_what_was_done(
    tried: list[tuple[CaseAct, bool, bool]],
) -> None:
    state, done = CaseState.NEW, [CaseAct.OPEN]
    for act, flagged, within_band in tried:
        try:
            check_move(state, act)
            if act is CaseAct.CLOSE:
                check_close(flagged=flagged, within_band=within_band)
        except RefusedError:
            continue
        before, state = state, policies.after(state, act)
        done.append(act)
        assert state is not CaseState.CLOSED or before is CaseState.CLOSED or (within_band and not flagged)
        assert (policies.answer_by(state, was=None, on=ON) is None) == (state not in policies.UNANSWERED)
    assert case_state(done) is state


def test_every_state_can_be_reached_and_left() -> None:
    reached = {after for moves in policies.CASE_MOVES.values() for after in moves.values()}
    assert reached == set(CaseState)
    assert all(policies.CASE_MOVES[state] for state in CaseState)


@pytest.mark.parametrize(
    ("low", "high", "events", "level"),
    [
        (0.80, 1.25, 10, True),
        (0.79, 1.10, 500, False),
        (0.90, 1.26, 500, False),
        (0.95, 1.05, 9, False),
        (None, None, 500, False),
    ],
)
def test_level_is_the_whole_interval_inside_the_band(
    low: float | None, high: float | None, events: float, *, level: bool
) -> None:
    assert inside(low, high, band=(0.8, 1.25), events=events) is level


REVIEW = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("state", "latest", "explained", "review_on", "why"),
    [
        (CaseState.CLOSED, Latest(flagged=True, shrunk=1.5), None, None, "flag it again"),
        (CaseState.CLOSED, Latest(flagged=False, shrunk=1.5), None, None, ""),
        (CaseState.EXPLAINED, Latest(flagged=False, shrunk=1.0), 2.0, REVIEW, "looked at again by 21 November 2026"),
        (CaseState.EXPLAINED, Latest(flagged=True, shrunk=2.5), 2.0, ON, "much worse"),
        (CaseState.EXPLAINED, Latest(flagged=True, shrunk=0.39), 0.5, ON, "much worse"),
        (CaseState.EXPLAINED, Latest(flagged=True, shrunk=2.4), 2.0, ON, ""),
        (CaseState.EXPLAINED, Latest(flagged=True, shrunk=2.4), None, None, ""),
        (CaseState.REFORM, Latest(flagged=True, shrunk=9.0), 2.0, REVIEW, ""),
    ],
)
def test_a_case_opens_again_by_one_of_three_rules(
    state: CaseState, latest: Latest, explained: float | None, review_on: dt.date | None, why: str
) -> None:
    told = why_open_again(state, latest, explained=explained, review_on=review_on, on=ON)
    assert bool(told) == bool(why)
    assert why in told
