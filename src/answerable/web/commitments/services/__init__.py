"""Writes of the spine: promises and their ledgers, whom their owners' words mean, and what they concern."""

from answerable.web.commitments.services.circumstances import add_backlog, add_figure, close_backlog, overtake
from answerable.web.commitments.services.events import add_event, end_wait, record_event, wait_for
from answerable.web.commitments.services.evidence import (
    add_evidence,
    open_evidence,
    redact_evidence,
    release_evidence,
    withdraw_release,
)
from answerable.web.commitments.services.glossary import (
    add_tag,
    distinct,
    edit_tag,
    load_tags,
)
from answerable.web.commitments.services.judging import judge
from answerable.web.commitments.services.ledgers import (
    NewCommitment,
    append,
    make_commitments,
)
from answerable.web.commitments.services.lines import Saying
from answerable.web.commitments.services.owners import (
    add_post_for_owner,
    confirm_exact_owners,
    confirm_owner,
    decline_owner,
    name_owner,
    owner_names,
    propose_posts,
)
from answerable.web.commitments.services.retagging import holding_words_of, phrases_changed, retag_commitments, tag_anew
from answerable.web.commitments.services.standing import refresh
from answerable.web.commitments.services.tags import (
    add_commitment_tag,
    decide_tag,
    proposed,
    tag_commitments,
    tag_matcher,
)
from answerable.web.commitments.services.updates import enter_updates, report_update, withdraw_update
from answerable.web.commitments.services.verifying import verify
from answerable.web.commitments.services.voices import add_voice, answer_voice, name_answerer, withhold_voice

__all__ = [
    "NewCommitment",
    "Saying",
    "add_backlog",
    "add_commitment_tag",
    "add_event",
    "add_evidence",
    "add_figure",
    "add_post_for_owner",
    "add_tag",
    "add_voice",
    "answer_voice",
    "append",
    "close_backlog",
    "confirm_exact_owners",
    "confirm_owner",
    "decide_tag",
    "decline_owner",
    "distinct",
    "edit_tag",
    "end_wait",
    "enter_updates",
    "holding_words_of",
    "judge",
    "load_tags",
    "make_commitments",
    "name_answerer",
    "name_owner",
    "open_evidence",
    "overtake",
    "owner_names",
    "phrases_changed",
    "propose_posts",
    "proposed",
    "record_event",
    "redact_evidence",
    "refresh",
    "release_evidence",
    "report_update",
    "retag_commitments",
    "tag_anew",
    "tag_commitments",
    "tag_matcher",
    "verify",
    "wait_for",
    "withdraw_release",
    "withdraw_update",
    "withhold_voice",
]
