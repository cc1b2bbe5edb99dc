"""Files kept under their SHA-256, outside all that a web server serves."""

import hashlib
import re
import unicodedata

from django.core.files import File
from django.core.files.storage import default_storage

_LONGEST_NAME = 200


def clean_name(name: str) -> str:
    """A name fit to show: no folders, no controls, not too long, its ending kept."""
    visible = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C")
    last = re.split(r"[/\\]", visible)[-1].strip(" .")
    stem, dot, ending = last.rpartition(".")
    if len(last) > _LONGEST_NAME and dot and len(ending) < 10:
        last = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return last[:_LONGEST_NAME] or "document"


def digest(content: File[bytes]) -> tuple[str, int]:
    """The SHA-256 of a file, and its size."""
    found, size = hashlib.sha256(), 0
    for chunk in content.chunks():
        found.update(chunk)
        size += len(chunk)
    return found.hexdigest(), size


def keep(content: File[bytes], sha256: str, size: int, folder: str = "") -> str:
    """The name under which the bytes are stored; what a broken upload left there is put right."""
    name = f"{folder}{sha256[:2]}/{sha256}"
    if default_storage.exists(name):
        if default_storage.size(name) == size:
            return name
        default_storage.delete(name)
    content.seek(0)
    saved = default_storage.save(name, content)
    if saved != name:
        # Another process stored the same bytes in the same moment.
        default_storage.delete(saved)
    return name


def forget(name: str) -> None:
    """Delete the bytes kept under this name, if they are there."""
    if name:
        default_storage.delete(name)
