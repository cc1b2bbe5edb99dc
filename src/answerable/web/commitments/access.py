"""Who may open the routes of commitments.

The glossary is the whole service's, so whoever may confirm tags anywhere may edit it.
"""

from answerable.web.estate.access import Access
from answerable.web.estate.types import Capability

_OWNERS = Access(Capability.CONFIRM_OWNERS)
_TAGS = Access(Capability.CONFIRM_TAGS)
_REPORT_AT = Access(Capability.REPORT_PROGRESS, at_place=True)
_BRING_AT = Access(Capability.BRING_PLANS, at_place=True)

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
    "commitments:report_progress": Access(Capability.REPORT_PROGRESS, at_place=True),
    "commitments:updates": Access(Capability.REPORT_PROGRESS),
    "commitments:withdraw_update": Access(Capability.REPORT_PROGRESS, at_place=True),
    "commitments:verify": Access(Capability.VERIFY, at_place=True),
    "commitments:wait": _REPORT_AT,
    "commitments:end_wait": _REPORT_AT,
    "commitments:add_backlog": _REPORT_AT,
    "commitments:add_figure": _REPORT_AT,
    "commitments:close_backlog": _REPORT_AT,
    "commitments:overtake": _BRING_AT,
    "commitments:voices": Access(Capability.SEE_PLANS),
    "commitments:voice": Access(Capability.SEE_PLANS, at_place=True),
    "commitments:name_answerer": Access(Capability.ANSWER_VOICES, at_place=True),
    "commitments:withhold_voice": _BRING_AT,
    "commitments:events": Access(Capability.SEE_PLANS),
    "commitments:add_event": Access(Capability.BRING_PLANS),
    "commitments:event": Access(Capability.SEE_PLANS, at_place=True),
    "commitments:add_evidence": Access(Capability.REPORT_PROGRESS, at_place=True),
    "commitments:evidence": Access(Capability.SEE_EVIDENCE, at_place=True),
    "commitments:evidence_file": Access(Capability.SEE_EVIDENCE, at_place=True),
    "commitments:replace_evidence": Access(Capability.REPORT_PROGRESS, at_place=True),
    "commitments:release_evidence": Access(Capability.BRING_PLANS, at_place=True),
    "commitments:evidence_seen": Access(Capability.SEE_OPENINGS, at_place=True),
    "commitments:redact_evidence": Access(Capability.REDACT, everywhere=True),
}
