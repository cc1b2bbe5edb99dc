"""Measure reading and print the figures: `python -m benchmarks.reading [--quick] [--write]`."""

import argparse

from benchmarks.page import PAGE, write_section
from benchmarks.reading.cost import compare_costs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short documents, each measured once")
    parser.add_argument("--write", action="store_true", help=f"write the section of {PAGE.name} in docs/reference")
    arguments = parser.parse_args()
    page = measure(quick=arguments.quick)
    print(page)
    if arguments.write:
        write_section(page)


def measure(*, quick: bool) -> str:
    """Costs come first, while this process is still small: a child's peak memory starts from its parent's."""
    costs = compare_costs(quick=quick)

    from benchmarks.reading.report import report  # noqa: PLC0415 - large: see above
    from benchmarks.reading.truth import layout_results, trouble_results  # noqa: PLC0415 - large: see above

    command = f"python -m benchmarks.reading{' --quick' if quick else ''}"
    return report(command, costs, list(layout_results(quick=quick)), trouble_results(quick=quick))


if __name__ == "__main__":
    main()
