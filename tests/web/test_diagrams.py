"""The diagrams of states, from the tables that the rules read."""

from answerable.web.commitments.states import VOICE_MOVES
from answerable.web.commitments.types import VoiceState
from answerable.web.diagrams import standings, state_diagram, steps
from answerable.web.plans.states import IMPORT_MOVES, states_before
from answerable.web.plans.types import ImportAct, ImportState
from answerable.web.reference import states_page


def test_a_diagram_has_every_state_and_step_of_its_table() -> None:
    assert state_diagram(steps(VOICE_MOVES), first=VoiceState.UNNAMED).splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        '    state "Nobody is named to answer" as unnamed',
        '    state "To be answered" as to_answer',
        '    state "Withheld" as withheld',
        '    state "Answered" as answered',
        "    [*] --> unnamed",
        "    unnamed --> to_answer: a post is named to answer",
        "    unnamed --> withheld: its words are withheld",
        "    to_answer --> to_answer: a post is named to answer",
        "    to_answer --> answered: the post answers",
        "    to_answer --> withheld: its words are withheld",
        "    answered --> answered: the post answers",
        "    answered --> withheld: its words are withheld",
        "    withheld --> [*]",
        "```",
    ]


def test_every_standing_of_an_open_commitment_is_shown() -> None:
    rows = list(standings())
    assert len(rows) == 16
    assert ("done by a day", "has passed", "Overdue", "Overdue") in rows
    assert ("begun by a day", "has passed", "Continuing", "Waiting for an event") in rows


def test_every_state_of_a_document_stands_in_its_table() -> None:
    assert set(IMPORT_MOVES) == set(ImportState)
    assert states_before(ImportAct.TAKE) == (ImportState.QUEUED, ImportState.READING)


def test_the_page_has_the_five_diagrams() -> None:
    assert states_page().count("```mermaid") == 5
