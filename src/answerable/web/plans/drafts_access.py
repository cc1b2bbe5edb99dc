"""Who may open the pages of plans that are being written, and of what surrounds them."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_WRITE = at_place(Capability.BRING_PLANS)
_LOOK = at_place(Capability.SEE_DRAFTS)

ACCESS: dict[str, Access] = {
    "plans:drafts": Access(Capability.SEE_DRAFTS),
    "plans:begin_draft": Access(Capability.BRING_PLANS),
    "plans:draft": _LOOK,
    "plans:draft_differences": _LOOK,
    "plans:draft_front": _WRITE,
    "plans:add_draft_finding": _WRITE,
    "plans:draft_finding": _WRITE,
    "plans:decide_finding": _WRITE,
    "plans:remove_draft_finding": _WRITE,
    "plans:move_draft_finding": _WRITE,
    "plans:add_draft_action": _WRITE,
    "plans:draft_action": _WRITE,
    "plans:remove_draft_action": _WRITE,
    "plans:clear_draft": at_place(Capability.CLEAR_PLANS),
    "plans:move_draft": _WRITE,
    "plans:correct_plan": _WRITE,
    "plans:plan_terms": _WRITE,
    "plans:add_dependency": _WRITE,
    "plans:remove_dependency": _WRITE,
    "plans:record_dispatch": _WRITE,
    "plans:regimes": Access(Capability.SEE_PLANS),
}
