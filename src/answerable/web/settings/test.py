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
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Made when the first file is kept.
STORAGES["default"]["OPTIONS"]["location"] = Path(tempfile.gettempdir(), f"answerable-files-{os.getpid()}")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
