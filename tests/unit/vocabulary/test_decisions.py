import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.decisions import (
    AGREEING,
    NEGATING,
    PARTLY_AFTER,
    PARTLY_BEFORE,
    REFUSING,
    Decision,
    find_verdict,
    looks_like_status,
    read_decision,
)

AGREED, PARTLY_AGREED, NOT_AGREED = Decision


@pytest.mark.parametrize(
    "words", [*AGREEING, "Agreed.", "AGREED", " Agreed\n", "Fully accepted", "Accepted in full", "(Agreed)"]
)
def test_agreed(words: str) -> None:
    assert read_decision(words) is AGREED


@pytest.mark.parametrize(
    "words",
    [
        *(f"{how} agreed" for how in PARTLY_BEFORE),
        *(f"accepted {how}" for how in PARTLY_AFTER),
        *(
            "Partly Agreed",
            "Partly\nagreed",
            "Accepted (in principle)",
            "Accept subject to funding",
            "Not fully accepted",
        ),
        "Partly agreed - affordability",
    ],
)
def test_partly_agreed(words: str) -> None:
    assert read_decision(words) is PARTLY_AGREED


@pytest.mark.parametrize(
    "words",
    [
        *REFUSING,
        *(f"{word} accept" for word in NEGATING),
        *("Not agreed", "NOT AGREED", "Not accepted.", "Not agreed – policy and operational reasons"),
    ],
)
def test_not_agreed(words: str) -> None:
    assert read_decision(words) is NOT_AGREED


@pytest.mark.parametrize(
    "words",
    [
        *("", "Agreed/ Partly Agreed/ Not Agreed", "Agreed / Partly Agreed / Not Agreed", "Agreed?", "Agreement"),
        *("3. Agreed/ Partly Agreed/ Not Agreed", "Agreed, partly agreed or not agreed", "Accepted or rejected"),
        *("agreed actions will be tracked", "Agreed 13", "Complete", "Noted", "Not rejected", "Agreed\t6"),
    ],
)
def test_other_words_are_no_decision(words: str) -> None:
    assert read_decision(words) is None


@pytest.mark.parametrize(
    ("sentence", "said", "decision"),
    [
        ("We accept this recommendation in principle.", "We accept this recommendation in principle", PARTLY_AGREED),
        ("The Government accepts recommendation 3.", "The Government accepts recommendation 3", AGREED),
        ("Response: Partially accepted", "Partially accepted", PARTLY_AGREED),
        ("Recommendation 5.01: Rejected. It would cost too much.", "Rejected", NOT_AGREED),
        ("As this recommendation is partly agreed.", "this recommendation is partly agreed", PARTLY_AGREED),
        ("HMPPS does not agree with this recommendation.", "HMPPS does not agree with this recommendation", NOT_AGREED),
        ("We agree in part with these findings", "We agree in part with these findings", PARTLY_AGREED),
        ("We don’t accept the board’s recommendation", "We don’t accept the board’s recommendation", NOT_AGREED),
        ("The Ministry of Justice rejects recommendations 4 and 5a.", None, NOT_AGREED),
        ("The recommendation has not been accepted.", "The recommendation has not been accepted", NOT_AGREED),
        ("We are unable to accept this recommendation now.", "We are unable to accept this recommendation", NOT_AGREED),
        ("Accepted. We will publish a guide.", "Accepted", AGREED),
        ("  Agreed ", "Agreed", AGREED),
    ],
)
def test_a_verdict_in_prose_comes_with_its_words(sentence: str, said: str | None, decision: Decision) -> None:
    start = sentence.index(said or sentence.rstrip("."))
    assert find_verdict(sentence) == (start, start + len(said or sentence.rstrip(".")), decision)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan confirms whether recommendations are agreed, partly agreed or not agreed.",
        "Recommendations are agreed, partly agreed or not agreed.",
        "All of the recommendation is agreed with, can be done and is affordable.",
        "Say clearly why we cannot fully agree the recommendation.",
        "We accept that the recommendation would help.",
        "If this recommendation is accepted, we will act.",
        "Prisons should accept recommendations made by boards.",
        "The committee agreed a budget.",
        "Agreed actions will be tracked.",
        "",
    ],
)
def test_prose_that_decides_nothing_has_no_verdict(sentence: str) -> None:
    assert find_verdict(sentence) is None


@pytest.mark.parametrize(
    "words",
    ["Complete", "Complete and ongoing", "In progress", "Not started", "Overdue", "On track", "Amber", "75% complete"],
)
def test_a_status_is_known_and_is_no_decision(words: str) -> None:
    assert (looks_like_status(words), read_decision(words)) == (True, None)


@pytest.mark.parametrize("words", ["", "Agreed", "June 2022", "Completed March 2022", "Review complete", "Amber alert"])
def test_other_words_are_no_status(words: str) -> None:
    assert not looks_like_status(words)


PIECES = st.sampled_from(
    (
        "we",
        "accept",
        "accepted",
        "not",
        "partly",
        "recommendation",
        "3",
        "in principle",
        "whether",
        "is",
        ".",
        ",",
        "/",
        "Response:",
        "subject to",
    )
)


@given(st.lists(PIECES).map(" ".join) | st.text())
def test_any_words_can_be_read(words: str) -> None:
    verdict = find_verdict(words)
    assert verdict is None or 0 <= verdict[0] < verdict[1] <= len(words)
    assert looks_like_status(words) in (True, False)


@pytest.mark.parametrize(
    "piece", ["we accept the ", "recommendation ", "not ", " ", "recommendation 3 and 3 and ", "agreed "]
)
def test_long_words_are_read_fast(piece: str) -> None:
    words = piece * (100_000 // len(piece))
    began = time.process_time()
    find_verdict(words)
    looks_like_status(words)
    assert time.process_time() - began < 10
