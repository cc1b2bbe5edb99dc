"""Claims of done that say otherwise; no database."""

import pytest

from answerable.web.commitments.contradictions import contradictions
from answerable.web.commitments.types import ClaimKind

DONE, AND_ON = ClaimKind.DONE, ClaimKind.DONE_AND_CONTINUING


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        (DONE, "The forum met twice and its minutes are published.", []),
        (DONE, "A forum will meet in March.", ["will"]),
        (
            DONE,
            "Training is in progress and has not yet reached nights. It WILL  follow.",
            ["in progress", "not yet", "will"],
        ),
        (DONE, "This will be done, and that will too.", ["will"]),
        (DONE, "Recruitment is\nin\nprogress.", ["in progress"]),
        (DONE, "The goodwill of staff made it so. Nobody is unplanned.", []),
        (AND_ON, "The forum meets each month. This will continue and will be reviewed.", []),
        (AND_ON, "The forum meets, as planned.", []),
        (AND_ON, "The pilot will continue; nights are planned.", ["planned"]),
        (ClaimKind.PROGRESS, "A forum will meet in March.", []),
        (DONE, "", []),
    ],
)
def test_the_words_that_say_otherwise(kind: ClaimKind, words: str, found: list[str]) -> None:
    assert contradictions(kind, words) == found
