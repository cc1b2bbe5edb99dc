"""For the tests: quick passwords, mail in memory, nothing outside a folder made for the run."""

import os
import tempfile
from pathlib import Path

from answerable.web.settings.base import *  # noqa: F403
from answerable.web.settings.base import INSTALLED_APPS, STORAGES

INSTALLED_APPS += ["answerable.web.demonstration"]
SECRET_KEY = "not secret: only the tests use it"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ANSWERABLE_ADDRESS = "https://register.example"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Made when the first file is kept.
STORAGES["default"]["OPTIONS"]["location"] = Path(tempfile.gettempdir(), f"answerable-files-{os.getpid()}")
ANSWERABLE_FIGURES = Path(tempfile.gettempdir(), f"answerable-figures-{os.getpid()}")
ANSWERABLE_CORRECTIONS_KEY = "bm90IHNlY3JldDogb25seSB0aGUgdGVzdHMgdXNlIGk="
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# The tests ask from one address, and more often than anyone else.
ANSWERABLE_API_REQUESTS_A_MINUTE = {"address": 1_000_000, "token": 1_000_000}
