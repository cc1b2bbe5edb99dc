"""Writes of the spine: promises and their ledgers, whom their owners' words mean, and what they concern."""

from answerable.web.commitments.services.glossary import (
    add_tag,
    distinct,
    edit_tag,
    load_tags,
)
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

__all__ = [
    "NewCommitment",
    "Saying",
    "add_commitment_tag",
    "add_post_for_owner",
    "add_tag",
    "append",
    "confirm_exact_owners",
    "confirm_owner",
    "decide_tag",
    "decline_owner",
    "distinct",
    "edit_tag",
    "holding_words_of",
    "load_tags",
    "make_commitments",
    "name_owner",
    "owner_names",
    "phrases_changed",
    "propose_posts",
    "proposed",
    "refresh",
    "retag_commitments",
    "tag_anew",
    "tag_commitments",
    "tag_matcher",
]
