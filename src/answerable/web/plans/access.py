"""Who may open the routes of plans."""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability
from answerable.web.plans.drafts_access import ACCESS as DRAFTS
from answerable.web.plans.programme_access import ACCESS as PROGRAMMES
from answerable.web.plans.register_access import ACCESS as REGISTER
from answerable.web.plans.reporting_access import ACCESS as REPORTING
from answerable.web.plans.slipping_access import ACCESS as SLIPPING

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
    "plans:redact": Access(Capability.REDACT, everywhere=True),
    **REGISTER,
    **DRAFTS,
    **REPORTING,
    **PROGRAMMES,
    **SLIPPING,
}
