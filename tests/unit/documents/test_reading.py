"""Reading in a child process: what crosses over, and what happens to a file that asks too much."""

import os
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent

import pytest
from reportlab.pdfgen.canvas import Canvas

from answerable.documents.demonstration import demonstration_plan
from answerable.documents.model import Cell, Page
from answerable.documents.readers import decode
from answerable.documents.reading import Limits, read_model, read_plan
from answerable.vocabulary.errors import NoActionPlanError, UnreadableDocumentError
from tests.support.pdf_files import drawn, printed

TABLE = "<p>Before</p><table><tr><th>No</th><th>Response</th></tr><tr><td colspan=2>Both</td></tr></table>"
CRASH = (
    "Reading the file failed: something in it is not as its kind of file should be{detail}. "
    "Save it again from the program that made it, or as another kind of file, and read that."
)
TRY_LESS = "Try a part of it, save it again from the program that made it, or raise the limit."


def many_pages(count: int) -> bytes:
    def draw(canvas: Canvas) -> None:
        for height in range(50, 800, 50):
            canvas.drawString(
                50, height, "The group will say what it needs, and the service will answer within a month."
            )

    return drawn(*[draw] * count)


def bomb(megabytes: int) -> bytes:
    """A PDF of a few hundred kilobytes whose one page unfolds to this size."""
    packer = zlib.compressobj(1)
    zeros = bytes(1_000_000)
    packed = b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))


def unreadable(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_model(data, "plan.pdf", limits or Limits())
    return str(caught.value)


@pytest.fixture
def child_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make each child process do something of its own where it should decode the file."""

    def put(statements: str) -> None:
        (tmp_path / "sitecustomize.py").write_text(
            "import sys\n"
            "if 'answerable.documents.worker' in sys.orig_argv:\n"
            "    import answerable.documents.readers as readers\n"
            "    decode = readers.decode\n"
            "    def misbehave(data, name):\n"
            f"{indent(statements, ' ' * 8)}\n"
            "        return decode(data, name)\n"
            "    readers.decode = misbehave\n"
        )
        monkeypatch.syspath_prepend(tmp_path)

    return put


def test_the_model_is_what_decoding_gives() -> None:
    data = printed(TABLE, tagged=True)
    assert read_model(data, "plan.pdf") == decode(data, "plan.pdf")


def test_names_that_are_no_text_and_letters_of_all_kinds_cross_over() -> None:
    data = "Cynllun gweithredu: tŷ, żółw, 計画\n".encode()
    document = read_model(data, "pl\udcffan\n.txt")
    assert document.file.name == "pl?an\n.txt"
    assert document.pages == (Page(1, (Cell("p1.b1", "Cynllun gweithredu: tŷ, żółw, 計画"),)),)


def test_what_a_library_prints_does_not_reach_the_result(child_that: Callable[[str], None]) -> None:
    child_that("print('noise', flush=True)\nimport os\nos.write(1, b'more noise')")
    assert read_model(b"Words", "plan.txt") == decode(b"Words", "plan.txt")


def test_several_files_are_read_at_once_from_threads() -> None:
    with ThreadPoolExecutor(3) as pool:
        read = list(pool.map(lambda number: read_model(b"Words %d" % number, f"{number}.txt"), range(6)))
    assert read == [decode(b"Words %d" % number, f"{number}.txt") for number in range(6)]


def test_what_a_reader_says_crosses_over() -> None:
    assert unreadable(b"%PDF-1.7\n") == (
        "The PDF is damaged or incomplete. Download it again, or open it and save it as a new PDF."
    )


def test_a_document_without_a_plan_says_so() -> None:
    with pytest.raises(NoActionPlanError):
        read_plan(b"Minutes of a meeting.\n\nThe group met, and nothing was promised.\n", "minutes.txt")


def test_a_plan_that_has_been_read_already_comes_back_as_it_is() -> None:
    plan = demonstration_plan()
    assert read_plan(plan.model_dump_json(indent=2).encode("utf-8-sig"), "plan.json") == plan


def test_a_plan_has_no_pages_to_show() -> None:
    assert unreadable(demonstration_plan().model_dump_json().encode()) == (
        "The file is a plan that Answerable has read already, not a document: it has no pages. "
        "Read the document it was made from, or read it as a plan."
    )


def test_a_plan_that_breaks_the_schema_says_where() -> None:
    broken = demonstration_plan().model_dump_json().replace('"body":', '"corpse":').encode()
    with pytest.raises(UnreadableDocumentError) as caught:
        read_plan(broken, "plan.json")
    assert str(caught.value) == (
        "The file looks like a result of Answerable, but does not follow its schema (body: Field required)."
    )


def test_a_file_too_large_is_refused_at_once() -> None:
    assert unreadable(bytes(2_500_000), Limits(file_bytes=1_000_000)) == (
        "The file is too large: it has 2.5 MB, and at most 1.0 MB are read. "
        "Leave out its pictures, or read a part of it."
    )


def test_300_pages_are_read_within_the_usual_limits_and_stopped_by_small_ones() -> None:
    data = many_pages(300)
    assert len(read_model(data, "plan.pdf").pages) == 300
    started = time.monotonic()
    assert (
        unreadable(data, Limits(seconds=1)) == f"Reading the file took more than 1 seconds and was stopped. {TRY_LESS}"
    )
    assert time.monotonic() - started < 5
    assert unreadable(data, Limits(memory_bytes=60_000_000)) == (
        f"Reading the file needed more than 60 MB of memory and was stopped. {TRY_LESS}"
    )


def test_a_pdf_that_unfolds_to_a_gigabyte_is_stopped() -> None:
    data = bomb(1_000)
    assert len(data) < 6_000_000
    assert unreadable(data, Limits(memory_bytes=500_000_000)) == (
        f"Reading the file needed more than 500 MB of memory and was stopped. {TRY_LESS}"
    )


TOO_LONG = f"Reading the file took more than 2 seconds and was stopped. {TRY_LESS}"
TOO_MUCH = f"Reading the file needed more than 3,221 MB of memory and was stopped. {TRY_LESS}"


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ("bytearray(10**12)", TOO_MUCH),
        ("while True: pass", TOO_LONG),
        ("import time; time.sleep(60)", TOO_LONG),
        ("def down(): down()\ndown()", CRASH.format(detail=" (RecursionError)")),
        ("{}['no such part']", CRASH.format(detail=" (KeyError)")),
        ("import os; os._exit(0)", CRASH.format(detail="")),
        ("import os; os.kill(os.getpid(), 11)", CRASH.format(detail="")),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", TOO_LONG),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", TOO_MUCH),
        # It finds no folder that it may write to.
        ("import tempfile; tempfile.TemporaryFile()", CRASH.format(detail=" (FileNotFoundError)")),
    ],
)
def test_whatever_goes_wrong_a_sentence_comes_back(
    statements: str, sentence: str, child_that: Callable[[str], None]
) -> None:
    child_that(statements)
    assert unreadable(b"Words", Limits(seconds=2)) == sentence


def test_what_the_child_started_ends_with_it(child_that: Callable[[str], None], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    child_that(
        f"import subprocess, time\nsubprocess.Popen(['sh', '-c', 'exec sleep 60 > {tmp_path}/pipe'])\ntime.sleep(60)"
    )
    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit((tmp_path / "pipe").read_bytes)
        unreadable(b"Words", Limits(seconds=1))
        assert ended.result(timeout=10) == b""


def test_the_child_sees_nothing_of_our_environment(
    child_that: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    child_that("import os\nassert 'DATABASE_URL' not in os.environ")
    assert read_model(b"Words", "plan.txt") == decode(b"Words", "plan.txt")
