"""A field for files."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias, Unpack

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from answerable.web.design.widgets import FilesInput
from answerable.web.design.wording import Options, Worded

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Upload: TypeAlias = "UploadedFile[bytes]"


class FilesField(Worded, forms.Field):
    """One file or several; its value is a list of them. None may be empty or larger than ANSWERABLE_UPLOAD_BYTES."""

    asks = "Choose a file"
    says: ClassVar[Mapping[str, str]] = {
        "empty": "%(name)s is empty",
        "large": "%(name)s must be no larger than %(limit)dMB",
    }

    def __init__(self, *, accept: Sequence[str] = (), multiple: bool = True, **options: Unpack[Options]) -> None:
        """`accept` holds endings (".pdf") that the browser offers; what a file is, is seen when it is read."""
        super().__init__(widget=FilesInput(accept, multiple=multiple), **options)

    def to_python(self, value: list[Upload] | None) -> list[Upload]:
        return value or []

    def validate(self, value: list[Upload]) -> None:
        super().validate(value)
        faults = [fault for file in value if (fault := self._fault(file))]
        if faults:
            raise ValidationError(faults)

    def _fault(self, file: Upload) -> ValidationError | None:
        limit = settings.ANSWERABLE_UPLOAD_BYTES
        if not file.size:
            return self._error("empty", name=file.name)
        if file.size > limit:
            return self._error("large", name=file.name, limit=limit // 1_000_000)
        return None

    def _error(self, code: str, **params: object) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)
