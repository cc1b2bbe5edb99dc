"""For real use: what must be secret or particular comes from the environment, and a missing one stops the start."""

import os

from answerable.web.settings.base import *  # noqa: F403
from answerable.web.settings.base import CONTENT_SECURITY_POLICY

SECRET_KEY = os.environ["ANSWERABLE_SECRET_KEY"]
ALLOWED_HOSTS = [host.strip() for host in os.environ["ANSWERABLE_HOSTS"].split(",")]
ANSWERABLE_ADDRESS = os.environ.get("ANSWERABLE_ADDRESS", f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

EMAIL_HOST = os.environ.get("ANSWERABLE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("ANSWERABLE_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("ANSWERABLE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ANSWERABLE_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ANSWERABLE_MAIL_TLS", "1") == "1"

# Wrong passwords are counted for each address: the last that the servers in front pass on.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ANSWERABLE_PROXIES", "1"))
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # whether browsers list the domain is for whoever owns it

# Without this Django would mail what went wrong to nobody, and say it nowhere else.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
