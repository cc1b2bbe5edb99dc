"""Count one file with Aequitas, in an environment of its own: `python aequitas_once.py PATH WARM_UP`.

Its groups are values of a column, so a group at a place is a column that joins the two.
"""

import json
import sys
from time import perf_counter

import pandas as pd
from aequitas.group import Group

OUTCOMES = [f"outcome_{number}" for number in range(1, 7)]
TEXTS = ["ethnicity", "sex", "religion", "disability"]
LEVELS = ["", "region", "place"]


def main() -> None:
    path, warm_up = sys.argv[1:]
    count(warm_up)
    start = perf_counter()
    count(path)
    print(json.dumps(perf_counter() - start))


def count(path: str) -> list[pd.DataFrame]:
    rows = pd.read_parquet(path, columns=["place", "region", *TEXTS, "age", *OUTCOMES])
    rows["age_band"] = pd.cut(rows["age"], [17, 25, 35, 45, 55, 200]).astype(str)
    attributes = pd.DataFrame(
        {
            f"{group} {level}": rows[group].str.cat(rows[level], sep=" ") if level else rows[group]
            for group in (*TEXTS, "age_band")
            for level in LEVELS
        }
    )
    return [_crosstabs(attributes, rows[outcome].astype(int)) for outcome in OUTCOMES]


def _crosstabs(attributes: pd.DataFrame, outcome: "pd.Series[int]") -> pd.DataFrame:
    counted, _ = Group().get_crosstabs(attributes.assign(score=outcome, label_value=outcome))
    return counted


if __name__ == "__main__":
    main()
