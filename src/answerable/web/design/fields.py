"""The fields of forms: what a person may enter, and the plain words for what is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Unpack

from django import forms

from answerable.web.design.dates import DateField
from answerable.web.design.uploads import FilesField
from answerable.web.design.wording import Options, Worded

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "DateField",
    "EmailField",
    "FilesField",
    "HiddenField",
    "LongTextField",
    "PasswordField",
    "RadiosField",
    "SearchField",
    "SelectField",
    "TextField",
    "WholeNumberField",
]

Choices = Iterable[tuple[Any, str]] | Callable[[], Iterable[tuple[Any, str]]]
_TOO_LONG = {"max_length": "{label} must be %(limit_value)d characters or fewer"}


class TextField(Worded, forms.CharField):
    says: ClassVar[Mapping[str, str]] = _TOO_LONG

    def __init__(self, *, max_length: int | None = None, **options: Unpack[Options]) -> None:
        super().__init__(max_length=max_length, **options)


class LongTextField(Worded, forms.CharField):
    says: ClassVar[Mapping[str, str]] = _TOO_LONG

    def __init__(self, *, rows: int = 5, max_length: int | None = None, **options: Unpack[Options]) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), max_length=max_length, **options)


class EmailField(Worded, forms.EmailField):
    says: ClassVar[Mapping[str, str]] = {
        **_TOO_LONG,
        "invalid": "Enter an email address in the correct format, like name@example.com",
    }

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(max_length=254, widget=forms.EmailInput({"autocomplete": "email"}), **options)


class PasswordField(Worded, forms.CharField):
    def __init__(self, *, new: bool = False, **options: Unpack[Options]) -> None:
        """`new` where the password is being chosen, not given."""
        attributes = {"autocomplete": "new-password" if new else "current-password"}
        super().__init__(widget=forms.PasswordInput(attributes), strip=False, **options)


class SearchField(Worded, forms.CharField):
    def __init__(self, **options: Unpack[Options]) -> None:
        options.setdefault("required", False)
        super().__init__(widget=forms.TextInput({"type": "search"}), **options)


class WholeNumberField(Worded, forms.IntegerField):
    says: ClassVar[Mapping[str, str]] = {
        "invalid": "{label} must be a whole number",
        "min_value": "{label} must be %(limit_value)s or more",
        "max_value": "{label} must be %(limit_value)s or less",
    }

    def __init__(
        self, *, min_value: int | None = None, max_value: int | None = None, **options: Unpack[Options]
    ) -> None:
        widget = forms.TextInput({"inputmode": "numeric"})
        super().__init__(min_value=min_value, max_value=max_value, widget=widget, **options)


class _Choosing(Worded):
    asks = "Choose {called}"
    says: ClassVar[Mapping[str, str]] = {"invalid_choice": "Choose {called} from the list"}
    article = "a"


class RadiosField(_Choosing, forms.TypedChoiceField):
    def __init__(
        self,
        *,
        choices: Choices,
        hints: Mapping[Any, str] | None = None,
        coerce: Callable[[str], object] = str,
        **options: Unpack[Options],
    ) -> None:
        """`hints` says more about a choice, by its value."""
        self.hints = hints or {}
        super().__init__(choices=choices, coerce=coerce, widget=forms.RadioSelect(), **options)


class SelectField(_Choosing, forms.TypedChoiceField):
    def __init__(
        self,
        *,
        choices: Choices,
        empty: str = "Choose from the list",
        coerce: Callable[[str], object] = str,
        **options: Unpack[Options],
    ) -> None:
        """`empty` stands first, before anything is chosen ("Any place"); "" where something always is."""
        given = choices if callable(choices) else lambda: choices
        first = [("", empty)] if empty else []
        super().__init__(choices=lambda: [*first, *given()], coerce=coerce, **options)


class CheckboxesField(_Choosing, forms.TypedMultipleChoiceField):
    article = "at least one of the"

    def __init__(
        self,
        *,
        choices: Choices,
        hints: Mapping[Any, str] | None = None,
        coerce: Callable[[str], object] = str,
        **options: Unpack[Options],
    ) -> None:
        self.hints = hints or {}
        super().__init__(choices=choices, coerce=coerce, widget=forms.CheckboxSelectMultiple(), **options)


class CheckboxField(Worded, forms.BooleanField):
    """One box to tick; with `required` it must be."""

    asks = "Tick “{label}”"

    def __init__(self, **options: Unpack[Options]) -> None:
        options.setdefault("required", False)
        super().__init__(**options)


class HiddenField(forms.CharField):
    def __init__(self, *, max_length: int | None = None, required: bool = True) -> None:
        lost = "Part of this page was lost. Reload the page and try again"
        said = {"required": lost, "max_length": lost}
        super().__init__(widget=forms.HiddenInput(), max_length=max_length, required=required, error_messages=said)
