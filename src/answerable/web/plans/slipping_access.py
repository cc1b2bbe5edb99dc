"""Who may open the pages of likenesses, of findings that another plan's commitment answers, and of plans that end."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_SEE = Access(Capability.SEE_PLANS)
_KEEP_AT = at_place(Capability.BRING_PLANS)

ACCESS: dict[str, Access] = {
    "plans:alike": _SEE,
    "plans:decide_likeness": at_place(Capability.CONFIRM_TAGS),
    "plans:carry": _KEEP_AT,
    "plans:put_down": _KEEP_AT,
    "plans:ending": _SEE,
    "plans:hand_on": _KEEP_AT,
    "plans:handed_on": at_place(Capability.SEE_PLANS),
}
