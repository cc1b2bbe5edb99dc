"""The forms of sign-in and passwords: what allauth asks, with our own fields."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm

from answerable.web.accounts.models import Person
from answerable.web.design.fields import EmailField, PasswordField
from answerable.web.design.forms import Form


class SignInForm(Form, LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields = {"login": EmailField(label="Email address"), "password": PasswordField(label="Password")}


class ForgottenPasswordForm(Form, ResetPasswordForm):  # type: ignore[misc]
    email = EmailField(label="Email address")


class _NewPasswordField(PasswordField):
    user: Person | None = None

    def __init__(self) -> None:
        hint = (
            "Use at least 10 characters. Three words that have nothing to do with each other are easy to keep in mind."
        )
        super().__init__(new=True, label="New password", called="a new password", hint=hint)

    def clean(self, value: str) -> str:
        cleaned: str = get_adapter().clean_password(super().clean(value), user=self.user)
        return cleaned


class NewPasswordForm(Form, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after following the link in a mail. It is asked for once, as it can be shown while it is typed."""

    password1 = _NewPasswordField()
    password2 = None


class OwnPasswordForm(Form, ChangePasswordForm):  # type: ignore[misc]
    oldpassword = PasswordField(label="Present password")
    password1 = _NewPasswordField()
    password2 = None
