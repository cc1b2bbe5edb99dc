import pytest
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.fixture
def gallery(settings: Settings) -> Client:
    """A client of a site that has nothing but the page of every piece."""
    settings.ROOT_URLCONF = "tests.web.design.gallery"
    settings.MIDDLEWARE = [
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "csp.middleware.CSPMiddleware",
    ]
    settings.ANSWERABLE_DEMONSTRATION = True
    return Client(raise_request_exception=False)
