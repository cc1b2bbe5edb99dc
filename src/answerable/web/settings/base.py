"""What holds wherever the register runs; the files beside this one say what differs."""

import json
import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

WEB = Path(__file__).resolve().parent.parent
STATE = Path(os.environ.get("ANSWERABLE_STATE", "state")).resolve()
"""The folder of the database file and of the files that were brought; it is made when it is first needed."""

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "answerable.web.urls"
WSGI_APPLICATION = "answerable.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "answerable.web.design",
    "answerable.web.background",
    "answerable.web.audit",
    "answerable.web.accounts",
    "answerable.web.estate",
    "answerable.web.notices",
    "answerable.web.commitments",
    "answerable.web.plans",
    "answerable.web.monitoring",
    "answerable.web.consultations",
    "answerable.web.dashboard",
    "answerable.web.public",
    "answerable.web.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "answerable.web.estate.middleware.ViewerMiddleware",
    "answerable.web.estate.middleware.AccessMiddleware",
    "answerable.web.api.middleware.ApiMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "answerable.web.design.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "answerable.web.design.context.site",
            ],
        },
    },
    # allauth's own mails and messages are Django templates.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "answerable.web.design.forms.Renderer"

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}
# Compiling a query takes longer than any page of ours may.
_POSTGRESQL = {"options": "-c jit=off"}


def database() -> dict[str, Any]:
    """The database that DATABASE_URL names, else a SQLite file in the state folder."""
    found: dict[str, Any] = dict(
        dj_database_url.config(
            default=f"sqlite:///{STATE / 'answerable.sqlite3'}", conn_max_age=60, conn_health_checks=True
        )
    )
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = _SQLITE
    elif found["ENGINE"].endswith("postgresql"):
        found["OPTIONS"] = _POSTGRESQL | found.get("OPTIONS", {})
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by every web process, as the lock-out after wrong passwords must be.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Too many for anyone to push out the count for one account by failing to sign in to hundreds of others.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": STATE / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = STATE / "static"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
ANSWERABLE_UPLOAD_BYTES = 50_000_000
"""The largest file that may be brought."""

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard:home"
ACCOUNT_ADAPTER = "answerable.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "answerable.web.accounts.forms.SignInForm",
    "change_password": "answerable.web.accounts.forms.OwnPasswordForm",
    "reset_password": "answerable.web.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "answerable.web.accounts.forms.NewPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# A whole establishment may come from one address, so an account is locked early and an address late.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/5m/ip,5/5m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    },
}

# What goes wrong is told where the process writes, whatever DEBUG says.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}

EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ANSWERABLE_MAIL_FROM", "answerable@localhost")
ANSWERABLE_ACCESS = "answerable.web.access.ACCESS"

ANSWERABLE_ADDRESS = os.environ.get("ANSWERABLE_ADDRESS", "http://localhost:8000")
"""Where the site is, as mails and calendars write it before each path."""
ANSWERABLE_TICKS = [
    "answerable.web.commitments.services.reminding.remind",
    "answerable.web.commitments.services.calling.call_verifiers",
    "answerable.web.commitments.services.calling.call_for_answers",
    "answerable.web.plans.services.reminding.remind",
    "answerable.web.monitoring.services.scheduling.tick",
    "answerable.web.monitoring.services.corrections.purge",
    "answerable.web.monitoring.services.escalating.escalate",
]
"""What `tick` calls, in order, with `on=` the day and `at=` the moment: each makes notices of what it knows."""

ANSWERABLE_REGIMES = Path(os.environ.get("ANSWERABLE_REGIMES", WEB / "plans" / "data" / "regimes.toml"))
"""The rules by which plans are written; a service may keep a file of its own."""

ANSWERABLE_FIGURES = STATE / "figures"
"""The folder of what runs counted, and of releases and their ledger."""
ANSWERABLE_MEASURES = Path(os.environ["ANSWERABLE_MEASURES"]) if "ANSWERABLE_MEASURES" in os.environ else None
"""A file or folder of measures of the service's own; the shipped catalogue where none is named."""
ANSWERABLE_SOURCES: dict[str, str] = json.loads(os.environ.get("ANSWERABLE_SOURCES", "{}"))
"""Where data lie, by the names that analysts choose from: folders, files, addresses as `measure run` has them.

They may hold passwords, so no page shows them."""
ANSWERABLE_MEMORY = os.environ.get("ANSWERABLE_MEMORY", "4GB")
"""How much a run may hold in memory while it counts; the rest waits on disk."""
ANSWERABLE_CORRECTIONS_KEY = os.environ.get("ANSWERABLE_CORRECTIONS_KEY", "")
"""The key with which corrections of identity are sealed (`cryptography.fernet`); without one none can be recorded.

Several, with commas between them: the first seals, and each opens what it once sealed."""

ANSWERABLE_API_REQUESTS_A_MINUTE = {"address": 120, "token": 600}
"""How often the API answers an address that shows no token, and a token."""

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ANSWERABLE_DEMONSTRATION = False
"""Whether every page says that what it shows is made up."""
