"""Invent records and write them as one Parquet file: `python -m benchmarks.disparity.make ROWS PATH`."""

import sys

import duckdb

from benchmarks.disparity.facts import OUTCOMES

_CODES = "A1 A2 A3 A4 A9 B1 B2 B9 M1 M2 M3 M9 O2 O9 W1 W1 W1 W1 W1 W1 W2 W3 W5 W9 NS"
_VALUES = {
    "ethnicity": _CODES.split(),
    "sex": ["M", "M", "M", "F"],
    "religion": ["Buddhist", "Christian", "Hindu", "Jewish", "Muslim", "No religion", "Sikh", "Other"],
    "disability": ["Y", "N", "N", "U"],
}
_SHARES = (0.10, 0.20, 0.30, 0.05, 0.50, 0.02)


def main() -> None:
    rows, path = sys.argv[1:]
    connection = duckdb.connect()
    connection.execute("SELECT setseed(0.5)")
    drawn = ", ".join(
        f"{values}[1 + floor(random() * {len(values)})::INT] AS {name}" for name, values in _VALUES.items()
    )
    outcomes = ", ".join(f"random() < {share} AS {name}" for name, share in zip(OUTCOMES, _SHARES, strict=True))
    connection.execute(f"""
        COPY (
            SELECT
                'Place ' || lpad(place::VARCHAR, 3, '0') AS place,
                'Region ' || lpad((place // 10)::VARCHAR, 2, '0') AS region,
                DATE '2026-01-01' + day AS on_date, ethnicity, sex, religion, disability, age, {", ".join(OUTCOMES)}
            FROM (
                SELECT
                    floor(sqrt(random()) * 120)::INT AS place, floor(random() * 365)::INT AS day,
                    (18 + floor(random() * 60))::UTINYINT AS age, {drawn}, {outcomes}
                FROM range({rows})
            )
        ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
    """)  # noqa: S608 - all of it is written here


if __name__ == "__main__":
    main()
