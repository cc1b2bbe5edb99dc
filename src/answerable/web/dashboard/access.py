"""Who may open the pages that cross apps."""

from answerable.web.estate.access import ANYONE, CONCERNED, SIGNED_IN, Access
from answerable.web.estate.types import Capability

_READERS = Access(Capability.SEE_PLANS)
_READERS_HERE = Access(Capability.SEE_PLANS, at_place=True)

ACCESS = {
    "dashboard:home": SIGNED_IN,
    "dashboard:start": SIGNED_IN,
    "dashboard:more": SIGNED_IN,
    "dashboard:search": _READERS,
    "dashboard:commitments": _READERS,
    "dashboard:commitment": _READERS_HERE,
    "dashboard:findings": _READERS,
    "dashboard:finding": _READERS_HERE,
    "dashboard:place": _READERS_HERE,
    "dashboard:post": _READERS_HERE,
    "dashboard:tag": _READERS,
    "dashboard:what_slips": _READERS,
    "dashboard:slippage": _READERS,
    "dashboard:not_mentioned": _READERS,
    "dashboard:contradictions": _READERS,
    "dashboard:map": _READERS,
    "dashboard:pack": _READERS_HERE,
    "dashboard:pack_file": _READERS_HERE,
    "dashboard:plan_cases": _READERS_HERE,
    "dashboard:calendar": ANYONE,
    "dashboard:calendars": SIGNED_IN,
    "dashboard:make_calendar": _READERS,
    "dashboard:make_place_calendar": _READERS_HERE,
    "dashboard:make_plan_calendar": _READERS_HERE,
    "dashboard:revoke_calendar": CONCERNED,
    "dashboard:add_voice": Access(Capability.SPEAK, at_place=True),
    "dashboard:judge": Access(Capability.JUDGE, at_place=True),
    "dashboard:judge_finding": Access(Capability.JUDGE, at_place=True),
}
