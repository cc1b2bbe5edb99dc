"""Measure monitoring on made-up data: `python -m benchmarks.monitoring [--quick] [--write]`."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.page import PAGE, write_section

MEASURES = ("incentives-enhanced", "adjudications-charges", "education-attended", "home-detention-curfew-granted")
SHOWN = (*MEASURES, "recruitment-sift", "settled-housing")
"""What the service shows: some of each theme."""
FEW = ("education-attended", "recruitment-sift")
SIZES = ("full", "demo")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monitoring", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the size of the demonstration")
    parser.add_argument("--write", action="store_true", help=f"write the section of {PAGE.name} in docs/reference")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="answerable-monitoring-") as folder:
        made = _step("make", SIZES[arguments.quick], folder)
        shown = _step("service", folder, *(FEW if arguments.quick else SHOWN))
        counted = [_step("count", name, folder) for name in (FEW[:1] if arguments.quick else MEASURES)]

    from benchmarks.monitoring.report import report  # noqa: PLC0415 - a child's peak memory starts from its parent's

    section = report(
        f"python -m benchmarks.monitoring{' --quick' if arguments.quick else ''}",
        made,
        shown,
        counted,
        cases=20 if arguments.quick else 200,
    )
    print(section)
    if arguments.write:
        write_section(section)


def _step(name: str, *arguments: str) -> dict[str, Any]:
    """One step in a process of its own, with the most memory that it held."""
    command = [sys.executable, "-m", f"benchmarks.monitoring.{name}", *arguments]
    print(" ".join(command[2:]), file=sys.stderr, flush=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as child:
        said = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    found: dict[str, Any] = json.loads(said) | {"mebibytes": usage.ru_maxrss / per_mebibyte}
    return found


if __name__ == "__main__":
    main()
