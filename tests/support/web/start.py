"""Django set up for the tests that need it; the others neither wait for it nor break with it.

A folder of such tests says so in its `conftest.py`: `from tests.support.web.start import pytest_configure`.
"""

import os
import shutil

import pytest
from pytest_django.plugin import blocking_manager_key

SETTINGS = "answerable.web.settings.test"
FIXTURES = "tests.support.web.fixtures"


def pytest_configure(config: pytest.Config) -> None:
    if config.pluginmanager.has_plugin(FIXTURES):
        return
    config.addinivalue_line("markers", "browser: runs in Chromium")
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS

    import django

    django.setup()
    config.add_cleanup(_remove_files)
    config.stash[blocking_manager_key].block()
    config.pluginmanager.import_plugin(FIXTURES)


def _remove_files() -> None:
    """The folders of the files and the figures of this run, if any were kept."""
    from django.conf import settings

    for folder in (settings.STORAGES["default"]["OPTIONS"]["location"], settings.ANSWERABLE_FIGURES):
        shutil.rmtree(folder, ignore_errors=True)
