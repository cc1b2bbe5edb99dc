"""Addresses of the API and of the pages of its tokens."""

from django.urls import path

from answerable.web.api.views import about, tokens
from answerable.web.api.views.v1 import v1

app_name = "api"
urlpatterns = [
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/new/", tokens.make_token, name="make_token"),
    path("account/tokens/revoke/", tokens.revoke_token, name="revoke_token"),
    path("api/", about.about, name="about"),
    path("api/v1/", v1.urls),
]
