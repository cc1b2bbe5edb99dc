"""A whole document is understood as one plan, or refused for what it is not."""

import pytest

from answerable.documents.account import account
from answerable.documents.understanding import understand
from answerable.vocabulary.errors import NoActionPlanError
from tests.unit.documents.understanding.plans_said import HEAD, Entry, document, doubts, leftovers

ROW = ("1", "Mend the looms.", "Agreed", "The mill will buy new thread.", "Head of Looms", "May 2031")


REFUSED = (
    "The document can be read, but there is no action plan in it: no table or list of recommendations or concerns "
    "with a decision, an owner or a date. If it should hold one, see that its words can be selected and copied."
)


@pytest.mark.parametrize(
    "entries",
    [
        ["A history of weaving", "Looms were first used long ago."],
        [("Year", "Cloth"), ("2030", "red")],
        ["1. The looms of the north were first used long ago.", "2. They were then forgotten."],
        [HEAD, ("1", "Mend the looms.", "", "", "", "")],
        [HEAD],
        ["x"],
    ],
    ids=["prose", "another table", "numbered paragraphs", "findings without answers", "headings alone", "a letter"],
)
def test_a_document_without_a_plan_is_refused(entries: list[Entry]) -> None:
    with pytest.raises(NoActionPlanError) as refusal:
        understand(document(*entries, name="looms.txt"))
    assert str(refusal.value) == REFUSED


def test_a_plan_says_from_which_file_it_was_read() -> None:
    read = document(HEAD, ROW, name="looms.txt")
    assert understand(read).file.model_dump() == {
        "name": "looms.txt",
        "sha256": read.file.sha256,
        "media_type": "text/plain",
        "pages": None,
    }


def test_plain_fields_say_where_they_stand() -> None:
    plan = understand(document(HEAD, ROW))
    assert [(source.field, [span.cell for span in source.spans]) for source in plan.sources] == [
        ("/findings/0/number", ["p1.t1.r2.c1"]),
        ("/findings/0/decision_raw", ["p1.t1.r2.c3"]),
    ]


def test_sources_of_actions_point_at_their_round() -> None:
    said = "Commitments (May 2031)\n• Buy thread.\nProgress (June 2031)\n• It was bought."
    head = (*HEAD, "Status", "%")
    plan = understand(document(head, (*ROW[:3], said, "• Head of Looms", "May 2032", "On track", "40")))
    assert [source.field for source in plan.sources] == [
        "/findings/0/number",
        "/findings/0/decision_raw",
        "/findings/0/rounds/0/actions/0/text",
        "/findings/0/rounds/0/label",
        "/findings/0/rounds/1/actions",
        "/findings/0/rounds/1/actions/0/text",
        "/findings/0/rounds/1/actions/0/status_raw",
        "/findings/0/rounds/1/actions/0/percent",
        "/findings/0/rounds/1/label",
    ]


def test_words_that_nothing_takes_are_orphans() -> None:
    read = document(HEAD, (*ROW[:3], "", "Head of Looms", "May 2031"))
    plan = understand(read)
    assert leftovers(plan)[-2:] == [("orphan", "Head of Looms"), ("orphan", "May 2031")]
    assert doubts(plan) == ["no_action", "orphan", "orphan"]
    assert account(read, plan).conserved
