from pathlib import Path

import pytest

from answerable.disparity.results_folder import Results
from tests.support.disparity.reporting import made_results


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reported")


@pytest.fixture(scope="session")
def results(folder: Path) -> Results:
    return made_results(folder)
