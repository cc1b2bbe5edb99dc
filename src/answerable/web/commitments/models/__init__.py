"""The spine: a commitment, its ledgers, and what else is held of it."""

from answerable.web.commitments.models.circumstances import Backlog, BacklogFigure, Event, Overtaking, Wait
from answerable.web.commitments.models.evidence import Evidence
from answerable.web.commitments.models.judging import Judgement, Verification
from answerable.web.commitments.models.spine import Claim, Commitment, OwnerName, Ownership, TargetDate
from answerable.web.commitments.models.tags import CommitmentTag, Tag, Tagging, TagPhrase
from answerable.web.commitments.models.updates import Update
from answerable.web.commitments.models.voices import Voice, VoiceAnswer

__all__ = [
    "Backlog",
    "BacklogFigure",
    "Claim",
    "Commitment",
    "CommitmentTag",
    "Event",
    "Evidence",
    "Judgement",
    "Overtaking",
    "OwnerName",
    "Ownership",
    "Tag",
    "TagPhrase",
    "Tagging",
    "TargetDate",
    "Update",
    "Verification",
    "Voice",
    "VoiceAnswer",
    "Wait",
]
