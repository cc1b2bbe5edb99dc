"""Who may open the routes of equality analyses."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

ACCESS: dict[str, Access] = {
    "consultations:analyses": Access(Capability.SEE_PLANS),
    "consultations:analysis": at_place(Capability.SEE_PLANS),
    "consultations:record_analysis": Access(Capability.RECORD_ANALYSES),
    "consultations:new_version": at_place(Capability.RECORD_ANALYSES),
    "consultations:answer_challenge": at_place(Capability.RECORD_ANALYSES),
}
