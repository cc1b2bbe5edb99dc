import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.reasons import PHRASES, Reason, find_reasons

COMMISSIONING, POLICY, OPERATIONAL, AFFORDABILITY = Reason


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("This part is not agreed for affordability reasons.", (AFFORDABILITY,)),
        ("Not agreed on affordability and commissioning grounds", (COMMISSIONING, AFFORDABILITY)),
        ("Policy and operational", (POLICY, OPERATIONAL)),
        ("(Affordability)", (AFFORDABILITY,)),
        ("Reason: policy", (POLICY,)),
        ("We cannot do this because of cost.", (AFFORDABILITY,)),
        ("This is due to operational pressures", (OPERATIONAL,)),
        *((f"It is said that {phrase}.", (reason,)) for reason, phrases in PHRASES.items() for phrase in phrases),
    ],
)
def test_a_reason_is_found(words: str, reasons: tuple[Reason, ...]) -> None:
    assert find_reasons(words) == reasons


@pytest.mark.parametrize(
    "words",
    [
        "",
        "This might be because of commissioning, policy, operational or affordability reasons.",
        "We will review the policy and how it is used.",
        "A policy on affordable homes is with the commissioning team.",
        "Because of the cost of living, visits are paid for.",
        "Funding is available.",
    ],
)
def test_words_that_give_no_reason_give_none(words: str) -> None:
    assert find_reasons(words) == ()


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    assert set(find_reasons(words)) <= set(Reason)


@pytest.mark.parametrize("piece", ["policy and ", "policy, ", "reason", " "])
def test_long_words_are_read_fast(piece: str) -> None:
    words = piece * (100_000 // len(piece))
    began = time.process_time()
    find_reasons(words)
    assert time.process_time() - began < 10
