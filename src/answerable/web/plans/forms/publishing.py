"""Why something that was published no longer is, or is kept back."""

from typing import Any

from answerable.web.design.fields import RadiosField, TextField
from answerable.web.design.forms import Form

WHOLE, BACK = "whole", "back"


class WithdrawForm(Form):
    because = TextField(
        label="Why is it withdrawn?",
        hint="The reason stands in the audit trail. Do not name people.",
        called="why it is withdrawn",
        max_length=300,
    )


class RestrictForm(Form):
    shown = RadiosField(label="What may everyone read?", called="what everyone may read", choices=())
    because = TextField(
        label="Why is it kept back?",
        hint="Everyone can read the reason. Do not name people.",
        max_length=300,
        required=False,
    )

    says_optional = False

    def __init__(self, *args: Any, back: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["shown"].choices = [(WHOLE, "All of it"), (BACK, back)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("shown") == BACK and not given.get("because"):
            self.add_error("because", "Enter why it is kept back")
        return given
