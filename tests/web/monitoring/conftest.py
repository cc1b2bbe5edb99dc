"""A register whose figures are those of `tests/support/monitoring.py`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.support.monitoring import Monitored
    from tests.support.web.places import Estate

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def figures_folder(settings: "Settings", tmp_path: Path) -> Path:
    """Where the runs of this test keep what they make."""
    settings.ANSWERABLE_FIGURES = tmp_path / "figures"
    return tmp_path / "figures"


@pytest.fixture
def estate(db: None) -> "Estate":  # noqa: ARG001 - it must be there
    from tests.support.web.places import make_estate

    return make_estate(AT)


@pytest.fixture
def monitored(estate: "Estate", figures_folder: Path) -> "Monitored":  # noqa: ARG001 - it must be set
    from tests.support.monitoring import installed

    return installed(estate)
