"""Who may open: what commitments are meant to change."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

ACCESS: dict[str, Access] = {
    "monitoring:add_aim": at_place(Capability.SET_AIMS),
    "monitoring:end_aim": at_place(Capability.SET_AIMS),
    "monitoring:effects": Access(Capability.SEE_FIGURES),
}
