"""Simulated estates with known truth: `python -m benchmarks.calibration [--quick] [--write]`."""

import argparse

import pandas as pd

from benchmarks.calibration.estate import Estate
from benchmarks.calibration.questions import coverage, families_flagged, months, power, with_truth, years
from benchmarks.calibration.report import report
from benchmarks.page import PAGE, write_section

DISPARITIES = {2: 1.2, 5: 1.2, 9: 1.2, 1: 1.5, 6: 1.5, 11: 1.5, 3: 2.0, 7: 2.0, 16: 2.0}
"""The true ratio of some groups to white British people, by their number; their size differs between estates."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few and small estates")
    parser.add_argument("--write", action="store_true", help=f"write the section of {PAGE.name} in docs/reference")
    arguments = parser.parse_args()
    places, people, many, few = (24, 12_000, 12, 3) if arguments.quick else (120, 60_000, 120, 12)
    section = report(
        f"python -m benchmarks.calibration{' --quick' if arguments.quick else ''}",
        Estate(places=places, people=people),
        _nothing(places, people, many, few),
        _something(places, people, many // 4, few),
    )
    print(section)
    if arguments.write:
        write_section(section)


def _nothing(places: int, people: int, many: int, few: int) -> dict[str, tuple[int, int]]:
    """Families with a flag, and all of them, where no group is treated otherwise at any place."""
    year = pd.concat(years(Estate(places, 12, people), range(many)))
    month = pd.concat(months(Estate(places, 24, people), range(1000, 1000 + few)))
    local = month[month["level"] == "place"]
    return {
        "One year, at places": families_flagged(year[year["level"] == "place"]),
        "Single months, at places": families_flagged(local[~local["pooled"]]),
        "The latest 12 of 24 months, at places": families_flagged(local[local["pooled"]]),
        "One year, the nation’s crude ratios": families_flagged(year[year["level"] == "nation"]),
    }


def _something(places: int, people: int, many: int, few: int) -> dict[str, pd.DataFrame]:
    """Coverage where people repeat and where they do not, and power with and without pooling."""
    repeating = Estate(places, 12, people, ratios=DISPARITIES)
    single = Estate(places, 12, people, ratios=DISPARITIES, alike=1e6)
    long = Estate(places, 24, people, ratios=DISPARITIES)
    month = with_truth(pd.concat(months(long, range(3000, 3000 + few))), long)
    found = {
        "coverage alike": coverage(with_truth(pd.concat(years(repeating, range(2000, 2000 + many))), repeating)),
        "coverage independent": coverage(with_truth(pd.concat(years(single, range(2500, 2500 + many))), single)),
    }
    return found | {"power pooled": power(month[month["pooled"]]), "power single": power(month[~month["pooled"]])}


if __name__ == "__main__":
    main()
