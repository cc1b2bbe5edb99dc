"""Who may open the routes of the messages."""

from answerable.web.estate.access import CONCERNED, SIGNED_IN, Access, at_place
from answerable.web.estate.types import Capability

ACCESS: dict[str, Access] = {
    "notices:messages": SIGNED_IN,
    "notices:message": CONCERNED,
    "notices:sent": Access(Capability.SEE_MESSAGES),
    "notices:sent_message": at_place(Capability.SEE_MESSAGES),
}
