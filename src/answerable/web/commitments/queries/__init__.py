"""Reads of commitments, of their ledgers, of owners' names and of tags; each returns what its viewer may see."""

from answerable.web.commitments.queries.commitments import (
    commitment_to_tag,
    commitments,
    owned_by,
    standing_q,
)
from answerable.web.commitments.queries.counting import COUNTED
from answerable.web.commitments.queries.owners import (
    commitments_naming,
    names_shown,
    owner_name_for,
    owner_names,
    places_with_names,
    post_chosen,
    posts_for,
)
from answerable.web.commitments.queries.tags import glossary, is_tag, tag_counts, tag_for, tagging_for, tags

__all__ = [
    "COUNTED",
    "commitment_to_tag",
    "commitments",
    "commitments_naming",
    "glossary",
    "is_tag",
    "names_shown",
    "owned_by",
    "owner_name_for",
    "owner_names",
    "places_with_names",
    "post_chosen",
    "posts_for",
    "standing_q",
    "tag_counts",
    "tag_for",
    "tagging_for",
    "tags",
]
