"""Who may open: figures: what it is like, where, for whom."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

ACCESS: dict[str, Access] = {
    "monitoring:home": Access(Capability.SEE_PLANS),
    "monitoring:place": at_place(Capability.SEE_FIGURES),
    "monitoring:measure_at": at_place(Capability.SEE_FIGURES),
    "monitoring:group_at": at_place(Capability.SEE_FIGURES),
    "monitoring:theme": at_place(Capability.SEE_FIGURES),
    "monitoring:figure": at_place(Capability.SEE_FIGURES),
}
