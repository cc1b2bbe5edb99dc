"""What every test can count on: the same terminal everywhere, and time enough on a busy machine."""

import os

import pytest
from hypothesis import settings

from tests.support.web import databases

# The same examples every time, so that a failure is one of the change at hand; `make test-more` tries others.
settings.register_profile("answerable", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("more", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile(os.environ.get("ANSWERABLE_EXAMPLES", "answerable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    databases.add_option(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    databases.choose(config)


LONGEST = (
    *("tests/web/test_every_page.py", "tests/web/demonstration/test_demo.py", "tests/web/api/test_fuzzed.py"),
    *("tests/web/test_security.py", "tests/unit/documents/writers/test_docx.py"),
)
"""Files that take longest. They come first, so that of two processes neither waits for the other in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("ANSWERABLE_DEBUG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
