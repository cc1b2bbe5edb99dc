"""The child process that reads one file: `reading` starts it, and nothing else should.

On standard input comes a line of JSON (what is wanted, the name of the file, the limits), then the file itself.
On standard output goes a line with the outcome, then the result as JSON, or a sentence.
"""

import errno
import json
import math
import os
import re
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict

from answerable.documents.readers import decode
from answerable.vocabulary.errors import NoActionPlanError, UnreadableDocumentError

_MOST_OPEN_FILES = 64
_MOST_RESULT_BYTES = 256_000_000

_ALREADY_READ = (
    "The file is a plan that Answerable has read already, not a document: it has no pages. Read the document it "
    "was made from, or read it as a plan."
)
_WRONG_PLAN = "The file looks like a result of Answerable, but does not follow its schema ({where}: {error})."
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""The sign U+0000 as JSON writes it: no database keeps it, and no text has it."""

Answer = tuple[bytes, bytes]


def main() -> None:
    """Read one file and answer; standard output is kept from whatever a library prints."""
    # Opened now, because when memory has run out not even this could be.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = json.loads(sys.stdin.buffer.readline())
    set_limits(order["seconds"], order["memory_bytes"])
    outcome, content = answer(order["wanted"], order["name"], sys.stdin.buffer.read)
    out.write(outcome + b"\n")
    out.write(content)
    out.close()
    # Nothing is left to tidy, and a large document takes long to take apart.
    os._exit(0)


def set_limits(seconds: float, memory_bytes: int) -> None:
    """Bind this process for good; a system that has not one of the limits goes without it."""
    processor = math.ceil(seconds)
    limits = (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, _MOST_OPEN_FILES, _MOST_OPEN_FILES),
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
    )
    for limit, soft, hard in limits:
        # macOS refuses a limit on address space; a limit already lower than ours stays.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (soft, hard))


def answer(wanted: str, name: str, load: Callable[[], bytes]) -> Answer:
    """The outcome and the result, whatever happens while the file is read."""
    try:
        content = (_plan if wanted == "plan" else _model)(load(), name)
    except UnreadableDocumentError as error:
        return b"unreadable", str(error).encode()
    except NoActionPlanError as error:
        return b"no plan", str(error).encode()
    except Exception as error:  # noqa: BLE001 - a file can break a library in any way; the parent says so plainly
        return (b"memory", b"") if _lacks_memory(error) else (b"failed", type(error).__name__.encode())
    return (b"read", content) if len(content) <= _MOST_RESULT_BYTES else (b"memory", b"")


def _lacks_memory(error: Exception) -> bool:
    """Whether memory ran out, also while a library was being loaded."""
    return (
        isinstance(error, MemoryError)
        or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
        or (isinstance(error, ImportError) and "failed to map segment" in str(error))
    )


def _plan(data: bytes, name: str) -> bytes:
    if (ready := _ready_plan(data)) is not None:
        return ready
    from answerable.documents.understanding import understand  # noqa: PLC0415 - half a second, for plans only

    return understand(decode(data, name)).model_dump_json().encode()


def _model(data: bytes, name: str) -> bytes:
    if _ready_plan(data) is not None:
        raise UnreadableDocumentError(_ALREADY_READ)
    return json.dumps(asdict(decode(data, name)), ensure_ascii=False).encode()


def _ready_plan(data: bytes) -> bytes | None:
    """The plan that this JSON is already; nothing where it is not JSON of ours."""
    content = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not content.startswith(b"{") or b'"schema_version"' not in content:
        return None
    from pydantic import ValidationError  # noqa: PLC0415 - a quarter of a second, for JSON only

    from answerable.documents.plan import Plan  # noqa: PLC0415 - likewise

    try:
        ready = Plan.model_validate_json(content).model_dump_json().encode()
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(map(str, first["loc"])) or "the whole"
        raise UnreadableDocumentError(_WRONG_PLAN.format(where=where, error=first["msg"])) from error
    if _NUL.search(ready):
        raise UnreadableDocumentError(_WRONG_PLAN.format(where="the whole", error="U+0000 is no sign of a text"))
    return ready


if __name__ == "__main__":
    main()
