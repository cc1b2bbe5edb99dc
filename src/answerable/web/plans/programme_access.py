"""Who may open the pages of programmes, their pilots, and of findings offered to plans."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_SEE = Access(Capability.SEE_PLANS)
_SEE_AT = at_place(Capability.SEE_PLANS)
_KEEP_AT = at_place(Capability.BRING_PLANS)

ACCESS: dict[str, Access] = {
    "plans:programmes": _SEE,
    "plans:programme": _SEE_AT,
    "plans:add_workstream": _KEEP_AT,
    "plans:choose_plan_to_map": _KEEP_AT,
    "plans:map_findings": _KEEP_AT,
    "plans:add_pilot": _KEEP_AT,
    "plans:pilot": _SEE_AT,
    "plans:report_pilot": _KEEP_AT,
    "plans:roll_out": _KEEP_AT,
    "plans:offers": _SEE,
    "plans:decide_offer": _KEEP_AT,
    "plans:offer_finding": _KEEP_AT,
}
