"""What is held of single persons, sealed with a key that each setting has for itself.

It is derived from the key of the service, so that what opens the values of one setting opens those of no other.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from answerable.web.estate.errors import RefusedError

_PURPOSE = b"corrections of identity at "
_KEY_BYTES = 32
_LENGTH = 512
"""Sealed values are of one length: else the length of a group's name would tell which it is."""


class NoKeyError(RefusedError):
    """The service has no key for corrections, or what is set is none."""

    def __init__(self) -> None:
        super().__init__(
            "This service has no key to seal corrections with, so nothing was recorded or exported. "
            "Ask whoever runs it to set ANSWERABLE_CORRECTIONS_KEY."
        )


class OtherKeyError(RefusedError):
    """It was sealed with a key that is no longer set."""

    def __init__(self) -> None:
        super().__init__(
            "Some corrections were sealed with a key that this service no longer has. Nothing was exported, and all is "
            "kept. Ask whoever runs it to set the earlier key again, after the present one."
        )


@dataclass(frozen=True, slots=True)
class Told:
    """The person's reference in the source system, the group held there, and the group that the person told."""

    person: str
    old: str
    new: str


def has_key() -> bool:
    return bool(_keys())


def seal(told: Told, *, code: str) -> bytes:
    """Raises NoKeyError. `code` is the setting's."""
    return _box(code).encrypt(json.dumps(asdict(told)).ljust(_LENGTH).encode())


def unseal(sealed: bytes, *, code: str) -> Told:
    """Raises NoKeyError, OtherKeyError."""
    try:
        return Told(**json.loads(_box(code).decrypt(sealed)))
    except InvalidToken:
        raise OtherKeyError from None


def _box(code: str) -> MultiFernet:
    """It seals with the first key, and opens what any of them sealed."""
    keys = _keys()
    if not keys:
        raise NoKeyError
    return MultiFernet([Fernet(_own(key, code)) for key in keys])


def _own(key: bytes, code: str) -> bytes:
    """The setting's own key, derived from one of the service."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE + code.encode())
    return urlsafe_b64encode(derived.derive(key))


def _keys() -> list[bytes]:
    """The keys of the service; none where one of those set is no key."""
    written = [key.strip() for key in settings.ANSWERABLE_CORRECTIONS_KEY.split(",") if key.strip()]
    try:
        keys = [urlsafe_b64decode(key) for key in written]
    except ValueError:
        return []
    return keys if all(len(key) == _KEY_BYTES for key in keys) else []
