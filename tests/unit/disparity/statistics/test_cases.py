"""Published and derived figures, each with its source and tolerance, through the public functions."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.disparity.statistics.answers import METHODS

OWN = Path(__file__).with_name("cases.json")
PRINTED = {("chi2-smokers", "chi2"): 0.05, ("mh-ucb-admissions", "cmh"): 5e-5, ("mh-ucb-admissions", "p"): 5e-5}
"""Half a unit of the last digit, where the source prints fewer than the tolerance of the case."""
OTHERS = os.environ.get("ANSWERABLE_STAT_CASES")


def cases() -> list[dict[str, Any]]:
    files = [OWN, *([Path(OTHERS)] if OTHERS else [])]
    return [case for file in files for case in json.loads(file.read_text())["cases"]]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_the_figure_is_what_the_source_says(case: dict[str, Any]) -> None:
    answer = METHODS[case["method"]](**case["input"])
    found = {name: np.asarray(answer[name], dtype=float).ravel().tolist() for name in case["expected"]}
    assert found == {
        name: pytest.approx(
            np.asarray(figure, dtype=float).ravel().tolist(),
            rel=0,
            abs=PRINTED.get((case["id"], name), case["abs_tol"]),
        )
        for name, figure in case["expected"].items()
    }
