"""The database of a test run: SQLite in a file, or a PostgreSQL server of its own."""

import os

import pytest

from tests.support.web.postgres import MissingError, Server

OPTION = "--database"


def add_option(parser: pytest.Parser) -> None:
    choices = ("sqlite", "postgresql")
    parser.addoption(OPTION, choices=choices, default=choices[0], help="what the register's tests keep their data in")


def choose(config: pytest.Config) -> None:
    """Settle DATABASE_URL before Django reads it; the workers of xdist inherit what the first process chose."""
    if hasattr(config, "workerinput"):
        return
    os.environ.pop("DATABASE_URL", None)
    if config.getoption(OPTION) == "postgresql":
        try:
            server = Server()
        except MissingError as missing:
            raise pytest.UsageError(str(missing)) from None
        config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.url
