"""The columns that invented rows fill, parents first; every other column is as its model has it by default."""

from answerable.web.commitments.models import (
    Claim,
    Commitment,
    CommitmentTag,
    Ownership,
    TargetDate,
    Verification,
)
from answerable.web.plans.models import (
    ActionPlan,
    Document,
    Edition,
    Entry,
    Finding,
    FindingTag,
    Import,
    Report,
    Round,
)

COLUMNS = {
    Document: ("id", "sha256", "name", "size", "content", "brought_by_id", "brought_at"),
    Report: ("id", "title", "inspectorate_id", "place_id", "published_on"),
    ActionPlan: (
        *("id", "title", "title_key", "place_id", "report_id", "inspectorate_id"),
        *("submitted_on", "recorded_at", "published_edition_id", "published_at"),
    ),
    Edition: (
        *("id", "plan_id", "number", "document_id", "content", "sha256", "accepted_by_id", "accepted_at"),
        *("published_at", "published_by_id"),
    ),
    Import: ("id", "document_id", "place_id", "state", "title", "brought_by_id", "brought_at", "edition_id"),
    Round: ("id", "plan_id", "position", "label", "date", "kind", "edition_id", "settled_at", "settled_by_id"),
    Finding: ("id", "plan_id", "place_id", "position", "number", "kind", "words", "decision", "edition_id"),
    Commitment: (
        *("id", "place_id", "words", "said_on", "recorded_at", "recorded_by_id", "due_on", "due_precision"),
        *("due_kind", "due_words", "first_due_on", "first_due_precision", "moves", "slipped", "claim", "settled"),
        *("owner_words", "published"),
    ),
    TargetDate: (
        *("id", "commitment_id", "saying", "position", "said_on", "words", "kind", "precision", "date"),
        *("recorded_at", "recorded_by_id"),
    ),
    Ownership: (
        *("id", "commitment_id", "owner_id", "saying", "position", "said_on", "present"),
        *("recorded_at", "recorded_by_id"),
    ),
    Claim: ("id", "commitment_id", "kind", "words", "said_on", "recorded_at", "recorded_by_id"),
    Verification: ("id", "commitment_id", "outcome", "words", "looked_on", "recorded_by_id", "recorded_at"),
    Entry: (
        *("id", "finding_id", "round_id", "position", "words", "owner_words", "owners", "targets", "edition_id"),
        *("relation", "commitment_id", "settled_by_id", "settled_at", "entered_at"),
    ),
    CommitmentTag: ("id", "commitment_id", "tag_id", "state", "because"),
    FindingTag: ("id", "finding_id", "tag_id", "state", "because"),
}
