"""Who may open: corrections of identity, and shares whose group is not stated."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_KEEP = Capability.KEEP_CORRECTIONS
ACCESS: dict[str, Access] = {
    "monitoring:identity": Access(_KEEP),
    "monitoring:corrections": at_place(_KEEP),
    "monitoring:record_correction": at_place(_KEEP),
    "monitoring:export_corrections": at_place(_KEEP),
    "monitoring:not_stated": Access(Capability.SEE_FIGURES),
}
