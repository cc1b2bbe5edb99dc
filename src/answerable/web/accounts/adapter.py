"""How allauth behaves here: accounts are given by administrators, nobody signs up, and the words are our own."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

_MESSAGES = {
    "account/messages/password_changed.txt": "Your password is changed. Everywhere else you are now signed out.",
}
"""What a person is told, by the template that allauth would use; of the rest the page says enough."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "too_many_login_attempts": (
            "A wrong password was entered 5 times, so this account is locked. "
            "Wait 5 minutes and try again, or set a new password."
        ),
        "enter_current_password": "This is not your password. Enter the password you sign in with now.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("accounts:me")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: Any,  # noqa: ANN401
        **_options: Any,  # noqa: ANN401
    ) -> None:
        if message_template in _MESSAGES:
            messages.add_message(request, level, _MESSAGES[message_template])
