"""Plain words for what is wrong with a field, made from its label."""

from collections.abc import Mapping
from typing import Any, ClassVar, Required, TypedDict


class Options(TypedDict, total=False):
    """What every field takes."""

    label: Required[str]
    hint: str
    called: str
    """The field's name inside a sentence ("the date of the review", "a role"); left out, it is made from the label."""
    required: bool
    initial: object
    error_messages: Mapping[str, str]
    params: Mapping[str, Any]
    """Further parameters of the component that draws the field."""


_ASKING = ("How", "What", "When", "Where", "Which", "Who", "Whom", "Why")
"""Words that begin a label which is named without an article: "Enter what was learnt"."""


class Worded:
    """A field whose errors name it."""

    asks: ClassVar[str] = "Enter {called}"
    says: ClassVar[Mapping[str, str]] = {}
    article: ClassVar[str] = "the"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        params: Mapping[str, Any] | None = None,
        error_messages: Mapping[str, str] | None = None,
        **options: object,
    ) -> None:
        names = {"label": label, "called": called or self._called(label)}
        said = {code: words.format(**names) for code, words in {"required": self.asks, **self.says}.items()}
        self.params = params or {}
        super().__init__(label=label, help_text=hint, error_messages=said | dict(error_messages or {}), **options)  # type: ignore[call-arg]

    @classmethod
    def _called(cls, label: str) -> str:
        if label.endswith("?"):
            return "an answer"
        name = label if label[:2].isupper() else label[:1].lower() + label[1:]
        if label.split(maxsplit=1)[0] in _ASKING:
            return name
        article = "an" if cls.article == "a" and name[:1] in "aeiou" else cls.article
        return f"{article} {name}"
