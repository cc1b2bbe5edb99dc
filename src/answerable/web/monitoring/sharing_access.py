"""Who may open: releases, sheets and with whom they were shared."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

ACCESS: dict[str, Access] = {
    "monitoring:releases": Access(Capability.SEE_FIGURES),
    "monitoring:ask_release": Access(Capability.RELEASE_FIGURES, everywhere=True),
    "monitoring:release": Access(Capability.SEE_FIGURES, everywhere=True),
    "monitoring:clear_release": Access(Capability.CLEAR_FIGURES, everywhere=True),
    "monitoring:publish_release": Access(Capability.CLEAR_FIGURES, everywhere=True),
    "monitoring:sheet": at_place(Capability.SEE_FIGURES),
    "monitoring:record_sharing": at_place(Capability.SHARE_FIGURES),
}
