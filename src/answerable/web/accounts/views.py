"""What differs from allauth's own pages."""

from allauth.account.views import PasswordChangeView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from answerable.web.accounts.models import Person


class OwnPassword(PasswordChangeView):  # type: ignore[misc]
    """Changes a password; who has none yet is asked for an email address, to set one by mail."""

    def dispatch(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        if isinstance(request.user, Person) and not request.user.has_usable_password():
            return redirect("account_reset_password")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response
