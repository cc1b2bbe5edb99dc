"""Whether those who were engaged in a review are proportionate to the population: the shipped measure, from a file."""

from pathlib import Path

import pytest

from answerable.disparity.engines import Files
from answerable.disparity.measures import select, shipped
from answerable.disparity.running import Setting, run

MINORITY = "Ethnic minority (excluding white minorities)"


def test_the_share_of_those_engaged_stands_beside_that_of_their_region(tmp_path: Path) -> None:
    """Of 60 people in London 12 are Indian, 42 white British; 6 would not say."""
    codes = ["A1"] * 12 + ["W1"] * 42 + ["NS"] * 6
    people = [f"2025-03-05,Camden,London,p{number},{code}" for number, code in enumerate(codes)]
    file = tmp_path / "review.csv"
    file.write_text("\n".join(["engaged_on,delivery_unit,region,person,ethnicity", *people]), encoding="utf-8")
    measures = select(shipped(), ["engaged-in-reviews"])
    rates = run(measures, {"review_engagement": Files((file,))}, tmp_path / "out", Setting()).tables["rates"]
    told = {row["level"]: row for row in rates.to_pylist() if row["group"] == MINORITY}
    region = told["region"]
    assert [region[name] for name in ("k", "n", "benchmark")] == [12, 54, 0.462]
    ratio = {"index": 0.481, "low": 0.286, "high": 0.756}
    assert {
        "index": region["index"],
        "low": region["low"] / region["benchmark"],
        "high": region["high"] / region["benchmark"],
    } == pytest.approx(ratio, abs=0.001)
    assert region["p"] == pytest.approx(0.0003, abs=0.0001)
    assert (told["nation"]["benchmark"], round(told["nation"]["index"], 3)) == (0.183, 1.214)
