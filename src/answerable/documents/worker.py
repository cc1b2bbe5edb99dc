"""The child process that reads one file: `reading` starts it, and nothing else should.

It is asked what is wanted, a plan or the model, and the name of the file, and is sent the file. Of it comes the result
as JSON, or a sentence.
"""

import json
import re
from dataclasses import asdict

from answerable.children import MEMORY, Answer, Load, Order, answer_parent
from answerable.documents.readers import decode
from answerable.vocabulary.errors import NoActionPlanError, UnreadableDocumentError

_MOST_RESULT_BYTES = 256_000_000

_ALREADY_READ = (
    "The file is a plan that Answerable has read already, not a document: it has no pages. Read the document it "
    "was made from, or read it as a plan."
)
_WRONG_PLAN = "The file looks like a result of Answerable, but does not follow its schema ({where}: {error})."
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""The sign U+0000 as JSON writes it: no database keeps it, and no text has it."""


def answer(order: Order, load: Load) -> Answer:
    """The outcome and the result."""
    try:
        content = (_plan if order["wanted"] == "plan" else _model)(load(), order["name"])
    except UnreadableDocumentError as error:
        return "unreadable", str(error).encode()
    except NoActionPlanError as error:
        return "no plan", str(error).encode()
    return ("read", content) if len(content) <= _MOST_RESULT_BYTES else (MEMORY, b"")


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
    answer_parent(answer)
