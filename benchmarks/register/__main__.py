"""Measure the register at its full size: `python -m benchmarks.register [--quick] [--write] [--database-url URL]`."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from benchmarks.page import PAGE, write_section
from benchmarks.register.report import report
from tests.support.web.postgres import MissingError, Server

FULL, QUICK = (60_000, 1_000_000), (1_200, 20_000)
"""Plans and commitments."""
ENGINES = ("sqlite", "postgresql")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.register", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK[1]:,} commitments instead of {FULL[1]:,}")
    parser.add_argument("--write", action="store_true", help=f"write the section of {PAGE.name} in docs/reference")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="of these databases only; both by default")
    parser.add_argument("--database-url", metavar="URL", help="an empty database to fill, instead of those")
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    if arguments.database_url:
        results = [_measure(arguments.database_url, *size)]
    else:
        results = [_measure_on(engine, *size) for engine in arguments.engine or ENGINES]
    command = f"python -m benchmarks.register{' --quick' if arguments.quick else ''}"
    section = report(command, *size, results)
    print(section)
    if arguments.write:
        write_section(section)


def _measure_on(engine: str, plans: int, commitments: int) -> dict[str, Any]:
    with _database(engine) as url:
        return _measure(url, plans, commitments)


def _measure(url: str, plans: int, commitments: int) -> dict[str, Any]:
    filled = _run(url, "fill", str(plans), str(commitments))
    return {"engine": url.partition(":")[0], "filled": filled, **_run(url, "measure")}


def _run(url: str, step: str, *arguments: str) -> dict[str, Any]:
    """One step in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.register.step", step, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ | {"DATABASE_URL": url})
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@contextmanager
def _database(engine: str) -> Iterator[str]:
    """The address of an empty database that is thrown away afterwards."""
    if engine == "sqlite":
        with TemporaryDirectory(prefix="answerable-register-") as folder:
            yield f"sqlite:///{folder}/register.sqlite3"
        return
    try:
        server = Server()
    except MissingError as missing:
        raise SystemExit(str(missing)) from None
    try:
        with psycopg.connect(server.url.removesuffix("answerable") + "postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE answerable")
        yield server.url
    finally:
        server.stop()


if __name__ == "__main__":
    main()
