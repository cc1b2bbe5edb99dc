"""The rules of the estate, without a database."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from answerable.web.estate import policies
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import Capability, Role

DAY = dt.date(2026, 6, 3)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


def refusal(rule: Callable[[], None]) -> str | None:
    try:
        rule()
    except RefusedError as refused:
        return str(refused)
    return None


def test_every_role_stands_in_the_table() -> None:
    assert set(policies.CAPABILITIES) == set(Role)


def test_who_may_do_what() -> None:
    """The table read the other way: by what is allowed."""
    all_who_see = set(Role) - {Role.SEPARATION_STAFF, Role.ORGANISATION_MEMBER}
    administrator, coordinator, governor = Role.ADMINISTRATOR, Role.PLAN_COORDINATOR, Role.GOVERNOR
    reporting = {coordinator, Role.COMMITMENT_OWNER, Role.EQUALITY_LEAD, governor}
    expected = {
        Capability.SEE_PLANS: all_who_see,
        Capability.BRING_PLANS: {coordinator},
        Capability.SEE_DRAFTS: {coordinator, governor},
        Capability.CLEAR_PLANS: {governor},
        Capability.REPORT_PROGRESS: reporting,
        Capability.SEE_EVIDENCE: reporting | {Role.VERIFIER, Role.INSPECTOR, Role.AUDITOR},
        Capability.SEE_OPENINGS: {administrator, coordinator, Role.AUDITOR},
        Capability.VERIFY: {Role.VERIFIER, Role.AUDITOR},
        Capability.JUDGE: {Role.INSPECTOR},
        Capability.SPEAK: {coordinator, Role.EQUALITY_LEAD, Role.ORGANISATION_MEMBER},
        Capability.ANSWER_VOICES: {coordinator, Role.COMMITMENT_OWNER, governor},
        Capability.SEE_MESSAGES: {administrator, coordinator, Role.AUDITOR},
        Capability.REDACT: {administrator},
        Capability.CONFIRM_OWNERS: {coordinator},
        Capability.CONFIRM_TAGS: {coordinator, Role.EQUALITY_LEAD},
        Capability.MANAGE_POSTS: {administrator, coordinator, governor},
        Capability.MANAGE_PLACES: {administrator},
        Capability.MANAGE_PEOPLE: {administrator},
        Capability.SEE_AUDIT: {administrator, Role.AUDITOR},
        Capability.SEE_FIGURES: {Role.ANALYST, Role.EQUALITY_LEAD, governor, Role.INSPECTOR, Role.AUDITOR},
        Capability.MANAGE_DATA: {Role.ANALYST},
        Capability.EXAMINE_CASES: {Role.EQUALITY_LEAD, governor},
        Capability.SET_AIMS: {coordinator, Role.EQUALITY_LEAD, governor},
        Capability.CHALLENGE_CASES: {Role.EQUALITY_LEAD, Role.INSPECTOR, Role.AUDITOR},
        Capability.RELEASE_FIGURES: {Role.ANALYST},
        Capability.CLEAR_FIGURES: {governor},
        Capability.SHARE_FIGURES: {Role.EQUALITY_LEAD, governor},
        Capability.KEEP_CORRECTIONS: {Role.EQUALITY_LEAD},
        Capability.RECORD_ANALYSES: {Role.EQUALITY_LEAD, Role.POLICY_AUTHOR},
    }
    held = {one: {role for role, may in policies.CAPABILITIES.items() if one in may} for one in Capability}
    assert held == expected


@pytest.mark.parametrize(
    ("closed", "facts", "on", "is_closed"),
    [
        (None, {}, DAY, False),
        (DAY, {}, BEFORE, False),
        (DAY, {}, DAY, True),
        (None, {"closed": "day not known"}, DAY, True),
        (AFTER, {"closed": "day not known"}, DAY, False),
    ],
)
def test_when_a_place_is_closed(closed: dt.date | None, facts: dict[str, str], on: dt.date, *, is_closed: bool) -> None:
    assert policies.is_closed(closed, facts, on=on) == is_closed


@pytest.mark.parametrize(
    ("reach", "path", "may"),
    [
        ((), "1.", False),
        (("1.",), "1.", True),
        (("1.",), "1.2.3.", True),
        (("1.2.",), "1.2.", True),
        (("1.2.",), "1.", False),
        (("1.2.",), "1.20.", False),
        (("1.2.", "1.3."), "1.3.9.", True),
    ],
)
def test_nobody_gives_a_role_beyond_their_own_reach(reach: tuple[str, ...], path: str, *, may: bool) -> None:
    said = None if may else "You can give and end roles only at places that your own role as administrator reaches."
    assert refusal(lambda: policies.check_give(reach, path)) == said


@pytest.mark.parametrize(
    ("role", "path", "others", "may"),
    [
        (Role.ADMINISTRATOR, "1.", 0, False),
        (Role.ADMINISTRATOR, "1.", 1, True),
        (Role.ADMINISTRATOR, "1.2.", 0, True),
        (Role.READER, "1.", 0, True),
    ],
)
def test_the_last_administrator_of_all_stays(role: Role, path: str, others: int, *, may: bool) -> None:
    words = "This is the last administrator of the whole service. Give another person the role first."
    said = None if may else words
    checked = refusal(lambda: policies.check_end(role, path, others=others))
    assert (policies.can_end(role, path, others=others), checked) == (may, said)


@pytest.mark.parametrize(
    ("present", "ended", "since", "said"),
    [
        (True, None, None, None),
        (True, None, DAY, None),
        (True, AFTER, None, None),
        (False, None, None, "This post was merged into another. Hand over that post instead."),
        (True, DAY, None, "This post has ended, so nobody can hold it from that day."),
        (True, None, AFTER, "The last holder began on 4 June 2026. Choose that day or a later one."),
    ],
)
def test_when_a_post_can_change_hands(
    ended: dt.date | None, since: dt.date | None, said: str | None, *, present: bool
) -> None:
    rule = refusal(lambda: policies.check_hand_over(present=present, ended=ended, since=since, on=DAY))
    assert rule == said


@pytest.mark.parametrize(
    ("same", "present", "into_present", "ended", "said"),
    [
        (False, True, True, None, None),
        (True, True, True, None, "A post cannot be merged into itself. Choose another post."),
        (False, False, True, None, "This post was already merged into another."),
        (False, True, False, None, "Choose a post that has neither ended nor been merged itself."),
        (False, True, True, DAY, "Choose a post that has neither ended nor been merged itself."),
    ],
)
def test_which_posts_can_be_merged(
    ended: dt.date | None, said: str | None, *, same: bool, present: bool, into_present: bool
) -> None:
    rule = refusal(lambda: policies.check_merge(same=same, present=present, into_present=into_present, ended=ended))
    assert rule == said


def test_a_place_does_not_stand_below_itself() -> None:
    said = "A place cannot stand below itself. Choose another place."
    moves = [refusal(partial(policies.check_move, "1.2.", below)) for below in ("1.", "1.2.", "1.2.5.", "1.20.")]
    assert moves == [None, said, said, None]
