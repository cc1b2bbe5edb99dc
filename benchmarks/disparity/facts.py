"""What is measured: six outcomes by five characteristics, overall, in 12 regions and at 120 places."""

OUTCOMES = tuple(f"outcome_{number}" for number in range(1, 7))
TEXTS = ("ethnicity", "sex", "religion", "disability")
BANDS = {
    "18 to 25": (18, 25),
    "26 to 35": (26, 35),
    "36 to 45": (36, 45),
    "46 to 55": (46, 55),
    "56 and over": (56, None),
}
WHERE = ("place", "region", "on_date")

WAYS = {
    "scan": "DuckDB, bare scan",
    "by_hand": "DuckDB, written by hand",
    "counting": "Answerable, counting",
    "job": "Answerable, whole job",
    "polars": "polars",
    "pandas": "pandas",
    "fairlearn": "Fairlearn",
    "aequitas": "Aequitas",
}
MOST_ROWS = {"pandas": 10_000_000, "fairlearn": 1_000_000, "aequitas": 1_000_000}
"""Beyond these a tool needs too long, or more memory than the machine has."""
