"""Signing in and out, and passwords; a person's own page (`accounts:me`) is the estate's, which knows roles."""

from allauth.account import views
from django.urls import path, re_path

from answerable.web.accounts.views import OwnPassword

urlpatterns = [
    path("account/sign-in/", views.login, name="account_login"),
    path("account/sign-out/", views.logout, name="account_logout"),
    path("account/closed/", views.account_inactive, name="account_inactive"),
    path("account/password/", OwnPassword.as_view(), name="account_change_password"),
    path("account/forgotten-password/", views.password_reset, name="account_reset_password"),
    path("account/forgotten-password/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^account/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/new-password/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
