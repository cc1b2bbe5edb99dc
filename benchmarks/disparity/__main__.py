"""Measure counting and print the figures: `python -m benchmarks.disparity [--quick] [--write]`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.disparity.cost import costs
from benchmarks.page import PAGE, write_section

SIZES = (1_000_000, 10_000_000, 100_000_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disparity", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1 million rows only")
    parser.add_argument("--write", action="store_true", help=f"write the section of {PAGE.name} in docs/reference")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="answerable-disparity-") as folder:
        found = []
        for one in costs(Path(folder), SIZES[:1] if arguments.quick else SIZES):
            print(one, file=sys.stderr, flush=True)
            found.append(one)

    from benchmarks.disparity.report import report  # noqa: PLC0415 - a child's peak memory starts from its parent's

    section = report(f"python -m benchmarks.disparity{' --quick' if arguments.quick else ''}", found)
    print(section)
    if arguments.write:
        write_section(section)


if __name__ == "__main__":
    main()
