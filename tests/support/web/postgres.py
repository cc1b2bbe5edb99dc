"""A PostgreSQL server for the length of a test run: made, started, stopped and thrown away."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

INSTALL = "sudo apt-get install postgresql"

# The shell lives as long as its input is open, so that however the tests end, killed too, the server ends with them.
# It listens on a socket in its own folder only: any number of servers run side by side.
_SERVE = """
folder=$(mktemp -d /tmp/answerable-postgresql-XXXXXX)
trap 'rm -rf "$folder"' EXIT
say() { "$@" >"$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }; }
cd "$folder"
say "$programs/initdb" -D data -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8
quick="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="
say "$programs/pg_ctl" -w -D data -l log -o "$quick -k $folder" start
echo "$folder"
cat >/dev/null
say "$programs/pg_ctl" -w -D data -m immediate stop
"""


class MissingError(Exception):
    """PostgreSQL is not installed here; the message says how to install it."""


class Server:
    def __init__(self) -> None:
        # PostgreSQL refuses to run as root.
        shell = ["su", "postgres", "-s", "/bin/sh", "-c"] if os.geteuid() == 0 else ["sh", "-c"]
        self._process = subprocess.Popen(
            [*shell, f"programs='{_programs()}'\n{_SERVE}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._folder = self._read().strip()
        if not self._folder.startswith("/tmp/"):  # noqa: S108 - made by mktemp
            raise RuntimeError(f"PostgreSQL did not start: {self._folder}{self._process.communicate()[0]}")

    @property
    def url(self) -> str:
        """The address of a database that Django's test runner has yet to create."""
        return f"postgresql://postgres@{quote(self._folder, safe='')}/answerable"

    def stop(self) -> None:
        self._process.communicate()

    def _read(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def _programs() -> Path:
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which("initdb")
    if found is None:
        raise MissingError(f"These tests need PostgreSQL. Install it with:\n  {INSTALL}")
    return Path(found).resolve().parent
