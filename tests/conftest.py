"""What every test can count on: the same terminal everywhere, and time enough on a busy machine."""

import pytest
from hypothesis import settings

settings.register_profile("answerable", deadline=None, print_blob=True)
settings.load_profile("answerable")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("ANSWERABLE_DEBUG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
