"""Who may open: cases, their answers, and the pack of a meeting."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_ACTS = ("examine_case", "explain_case", "reform_case", "link_case", "close_case", "decide_case", "note_case")

ACCESS: dict[str, Access] = {
    "monitoring:cases": Access(Capability.SEE_PLANS),
    "monitoring:case": at_place(Capability.SEE_PLANS),
    **{f"monitoring:{name}": at_place(Capability.EXAMINE_CASES) for name in _ACTS},
    "monitoring:challenge_case": at_place(Capability.CHALLENGE_CASES),
    "monitoring:meeting_pack": at_place(Capability.SEE_FIGURES),
    "monitoring:meeting_pack_pdf": at_place(Capability.SEE_FIGURES),
    "monitoring:meeting_pack_odt": at_place(Capability.SEE_FIGURES),
}
