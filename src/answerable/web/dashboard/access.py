"""Who may open the pages that cross apps."""

from answerable.web.estate.access import SIGNED_IN, Access
from answerable.web.estate.types import Capability

_READERS = Access(Capability.SEE_PLANS)
_READERS_HERE = Access(Capability.SEE_PLANS, at_place=True)

ACCESS = {
    "dashboard:home": SIGNED_IN,
    "dashboard:start": SIGNED_IN,
    "dashboard:search": _READERS,
    "dashboard:commitments": _READERS,
    "dashboard:commitment": _READERS_HERE,
    "dashboard:findings": _READERS,
    "dashboard:finding": _READERS_HERE,
    "dashboard:place": _READERS_HERE,
    "dashboard:post": _READERS_HERE,
    "dashboard:tag": _READERS,
}
