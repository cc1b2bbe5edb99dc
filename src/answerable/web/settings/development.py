"""On a developer's machine, and for `make demo`: mail goes to a folder, the key is made once and kept in the state."""

import os
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from answerable.web.settings.base import *  # noqa: F403
from answerable.web.settings.base import ANSWERABLE_CORRECTIONS_KEY, INSTALLED_APPS, STATE, STORAGES

INSTALLED_APPS += ["answerable.web.demonstration"]
DEBUG = os.environ.get("ANSWERABLE_DEBUG") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE / "mail"
ANSWERABLE_DEMONSTRATION = True


def _kept_key() -> str:
    STATE.mkdir(parents=True, exist_ok=True)
    kept = STATE / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = _kept_key()
ANSWERABLE_CORRECTIONS_KEY = (
    ANSWERABLE_CORRECTIONS_KEY or urlsafe_b64encode(sha256(SECRET_KEY.encode()).digest()).decode()
)
