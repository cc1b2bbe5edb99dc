"""Who may open the routes of plans."""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability
from answerable.web.plans.register_access import ACCESS as REGISTER

_ANY = Access(Capability.BRING_PLANS)
_AT_PLACE = Access(Capability.BRING_PLANS, at_place=True)

ACCESS: dict[str, Access] = {
    "plans:imports": _ANY,
    "plans:bring": _ANY,
    "plans:import": _AT_PLACE,
    "plans:import_place": _AT_PLACE,
    "plans:review_doubts": _AT_PLACE,
    "plans:review_finding": _AT_PLACE,
    "plans:review_action": _AT_PLACE,
    "plans:review_part": _AT_PLACE,
    "plans:review_leftovers": _AT_PLACE,
    "plans:review_changes": _AT_PLACE,
    "plans:undo_change": _AT_PLACE,
    "plans:accept": _AT_PLACE,
    "plans:withdraw": _AT_PLACE,
    "plans:read_again": _AT_PLACE,
    "plans:original": Access(Capability.SEE_PLANS, at_place=True),
    **REGISTER,
}
