"""Reading a file that a stranger wrote: in a child process of its own, with limits on time and memory."""

from dataclasses import dataclass
from typing import Final, Literal

from pydantic import TypeAdapter

from answerable.children import Bounds, ask_child
from answerable.documents.model import Document
from answerable.documents.plan import Plan
from answerable.vocabulary.errors import NoActionPlanError, UnreadableDocumentError

_MB: Final = 1_000_000
_GIB: Final = 1 << 30
_DOCUMENTS: Final = TypeAdapter(Document)

_TRY_LESS = "Try a part of it, save it again from the program that made it, or raise the limit."
_CRASH = (
    "Reading the file failed: something in it is not as its kind of file should be{detail}. "
    "Save it again from the program that made it, or as another kind of file, and read that."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    seconds: float = 300
    """Of time, by the clock and of one processor."""
    memory_bytes: int = 3 * _GIB
    """Of address space, where the system allows a limit on it."""
    file_bytes: int = 200 * _MB


DEFAULT: Final = Limits()

Wanted = Literal["plan", "model"]


def read_plan(data: bytes, name: str, limits: Limits = DEFAULT) -> Plan:
    """The plan in this file; a plan that is already a result of ours (JSON) comes back as it is.

    Safe to call from several threads at once: each call has a child process of its own.
    Raises UnreadableDocumentError where the file is no readable document or reaches a limit, NoActionPlanError
    where it is one without an action plan.
    """
    return Plan.model_validate_json(_child_result("plan", data, name, limits))


def read_model(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The pages, blocks and tables of this file, before anything is understood of them.

    Raises UnreadableDocumentError as `read_plan` does, also for JSON that is a plan already.
    """
    return _DOCUMENTS.validate_json(_child_result("model", data, name, limits))


def _child_result(wanted: Wanted, data: bytes, name: str, limits: Limits) -> bytes:
    if len(data) > limits.file_bytes:
        raise UnreadableDocumentError(
            f"The file is too large: it has {len(data) / _MB:,.1f} MB, and at most {limits.file_bytes / _MB:,.1f} MB "
            "are read. Leave out its pictures, or read a part of it."
        )
    # A file name may hold bytes that are no text.
    shown = name.encode(errors="replace").decode()
    order = {"wanted": wanted, "name": shown}
    bounds = Bounds(limits.seconds, limits.memory_bytes)
    outcome, content = ask_child("answerable.documents.worker", order, data, bounds)
    match outcome:
        case "read":
            return content
        case "unreadable":
            raise UnreadableDocumentError(content.decode())
        case "no plan":
            raise NoActionPlanError(content.decode())
        case "time":
            raise UnreadableDocumentError(_time_sentence(limits))
        case "memory":
            raise UnreadableDocumentError(_memory_sentence(limits))
        case _:
            raise UnreadableDocumentError(_CRASH.format(detail=f" ({content.decode()})" if content else ""))


def _time_sentence(limits: Limits) -> str:
    return f"Reading the file took more than {limits.seconds:g} seconds and was stopped. {_TRY_LESS}"


def _memory_sentence(limits: Limits) -> str:
    megabytes = limits.memory_bytes / _MB
    return f"Reading the file needed more than {megabytes:,.0f} MB of memory and was stopped. {_TRY_LESS}"
