"""What a person may enter about tokens."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from answerable.web.api.models import Token
from answerable.web.api.types import Scope
from answerable.web.design.fields import CheckboxesField, RadiosField, TextField
from answerable.web.design.forms import Form
from answerable.web.design.words import date

_DAYS = ((30, "30 days"), (90, "90 days"), (365, "A year"))


class TokenForm(Form):
    name = TextField(
        label="What is it for?",
        called="what it is for",
        hint="The name of the program that will use it, so that you know it again.",
        max_length=100,
    )
    scopes = CheckboxesField(label="What may it do?", called="at least one thing it may do", choices=Scope.choices)
    days = RadiosField(
        label="For how long?",
        called="a time",
        choices=_DAYS,
        coerce=int,
    )

    def expires_on(self, on: dt.date) -> dt.date:
        return on + dt.timedelta(days=self.cleaned_data["days"])


class RevokeForm(Form):
    token = RadiosField(label="Which token?", called="a token", choices=(), coerce=int)

    def __init__(self, data: Mapping[str, Any] | None, *, tokens: Iterable[Token], **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, **options)
        self.fields["token"].choices = [(str(one.pk), f"{one.name}, made on {date(one.made_at)}") for one in tokens]  # type: ignore[attr-defined]
