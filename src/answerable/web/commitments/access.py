"""Who may open the routes of commitments.

The glossary is the whole service's, so whoever may confirm tags anywhere may edit it.
"""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability

_OWNERS = Access(Capability.CONFIRM_OWNERS)
_TAGS = Access(Capability.CONFIRM_TAGS)

ACCESS: dict[str, Access] = {
    "commitments:owners": _OWNERS,
    "commitments:confirm_owners": _OWNERS,
    "commitments:match_owners": _OWNERS,
    "commitments:owner_name": Access(Capability.CONFIRM_OWNERS, at_place=True),
    "commitments:confirm_owner": Access(Capability.CONFIRM_OWNERS, at_place=True),
    "commitments:tags": Access(Capability.SEE_PLANS),
    "commitments:add_tag": _TAGS,
    "commitments:edit_tag": _TAGS,
    "commitments:decide_tag": Access(Capability.CONFIRM_TAGS, at_place=True),
    "commitments:add_commitment_tag": Access(Capability.CONFIRM_TAGS, at_place=True),
}
