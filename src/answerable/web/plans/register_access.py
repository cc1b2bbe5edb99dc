"""Who may open the pages of the plans that the register holds."""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability

_SEE = Access(Capability.SEE_PLANS)
_SEE_AT = Access(Capability.SEE_PLANS, at_place=True)
_SETTLE_AT = Access(Capability.BRING_PLANS, at_place=True)

ACCESS: dict[str, Access] = {
    "plans:plans": _SEE,
    "plans:plan": _SEE_AT,
    "plans:plan_table": _SEE_AT,
    "plans:plan_file": _SEE_AT,
    "plans:edition": _SEE_AT,
    "plans:links": _SETTLE_AT,
    "plans:confirm_likely": _SETTLE_AT,
    "plans:undo_link": _SETTLE_AT,
    "plans:settle_round": _SETTLE_AT,
    "plans:not_mentioned": _SEE_AT,
    "plans:publication": _SETTLE_AT,
    "plans:withdraw_publication": _SETTLE_AT,
    "plans:publish": _SETTLE_AT,
    "plans:restrict": _SETTLE_AT,
    "plans:restrict_finding": _SETTLE_AT,
    "plans:add_finding_tag": Access(Capability.CONFIRM_TAGS, at_place=True),
    "plans:decide_finding_tag": Access(Capability.CONFIRM_TAGS, at_place=True),
}
