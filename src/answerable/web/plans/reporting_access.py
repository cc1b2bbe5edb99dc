"""Who may open the pages of rounds of progress."""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability

_GATHER_AT = Access(Capability.BRING_PLANS, at_place=True)

ACCESS: dict[str, Access] = {
    "plans:open_round": _GATHER_AT,
    "plans:update_between": _GATHER_AT,
    "plans:updates_due": _GATHER_AT,
    "plans:meet_update": _GATHER_AT,
    "plans:round": _GATHER_AT,
    "plans:my_round": Access(Capability.REPORT_PROGRESS, at_place=True),
    "plans:ask": _GATHER_AT,
    "plans:addresses": _GATHER_AT,
    "plans:chase": _GATHER_AT,
    "plans:sheets": _GATHER_AT,
    "plans:sheet": _GATHER_AT,
    "plans:assemble": _GATHER_AT,
    "plans:close_round": _GATHER_AT,
}
