"""Work on what a stranger wrote, in a child process: with limits on time and memory, and nothing of our environment.

On standard input of the child comes a line of JSON (what is asked, and its bounds), then whatever it is to work on. On
standard output goes a line with the outcome, then what came of it.
"""

import errno
import json
import math
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass

Load = Callable[[], bytes]
Answer = tuple[str, bytes]
Order = Mapping[str, str]
TIME, MEMORY, FAILED, DIED = "time", "memory", "failed", "died"
"""Outcomes, beside the child's own: a bound was reached, it raised (what comes is the error's name), or it crashed."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a child may take."""

    seconds: float
    """Of time, by the clock and of each processor."""
    memory_bytes: int
    """Of address space, where the system allows a limit on it."""
    processors: int = 1
    """On how many it may be busy at once."""
    file_bytes: int = 0
    """The largest file that it may write."""
    open_files: int = 64
    """How many it may hold open at once."""


def ask_child(module: str, order: Order, sent: bytes, bounds: Bounds) -> Answer:
    """Run `module`, which calls `answer_parent`, in a child process; its outcome, also where it ended without a word.

    Safe to call from several threads at once.
    """
    line = json.dumps({"order": dict(order), "bounds": asdict(bounds)}).encode()
    try:
        status, written = _run(module, line + b"\n" + sent, bounds.seconds)
    except subprocess.TimeoutExpired:
        return TIME, b""
    if not written or status:
        return {-signal.SIGXCPU: TIME, -signal.SIGKILL: MEMORY}.get(status, DIED), b""
    outcome, _, content = written.partition(b"\n")
    return outcome.decode(), content


def answer_parent(answer: Callable[[Order, Load], Answer]) -> None:
    """In the child: answer what was asked, and end; standard output is kept from whatever a library prints."""
    # Opened now, because when memory has run out not even this could be.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    asked = json.loads(sys.stdin.buffer.readline())
    _bind(Bounds(**asked["bounds"]))
    try:
        outcome, content = answer(asked["order"], sys.stdin.buffer.read)
    except Exception as error:  # noqa: BLE001 - a file can break a library in any way; the parent says so plainly
        outcome, content = (MEMORY, b"") if _lacks_memory(error) else (FAILED, type(error).__name__.encode())
    out.write(outcome.encode() + b"\n")
    out.write(content)
    out.close()
    # Nothing is left to tidy, and much that was read takes long to take apart.
    os._exit(0)


def _run(module: str, sent: bytes, seconds: float) -> tuple[int, bytes]:
    """The exit status of the child, and what it wrote."""
    with subprocess.Popen(  # noqa: S603 - our own module, nothing of the file in the command
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        start_new_session=True,
    ) as child:
        try:
            written, _ = child.communicate(sent, timeout=seconds)
        finally:
            _kill_group(child)
    return child.returncode, written


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started, unless it has answered and ended."""
    # While its end has not been collected its number cannot be another's.
    if child.returncode is None:
        os.killpg(child.pid, signal.SIGKILL)


def _bind(bounds: Bounds) -> None:
    """Bind this process for good; a system that has not one of the limits goes without it."""
    processor = math.ceil(bounds.seconds * bounds.processors)
    limits = (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, bounds.file_bytes, bounds.file_bytes),
        (resource.RLIMIT_NOFILE, bounds.open_files, bounds.open_files),
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_AS, bounds.memory_bytes, bounds.memory_bytes),
    )
    for limit, soft, hard in limits:
        # macOS refuses a limit on address space; a limit already lower than ours stays.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (soft, hard))


def _lacks_memory(error: Exception) -> bool:
    """Whether memory ran out, also while a library was being loaded."""
    return (
        # C code that gets no memory sometimes fails without saying why.
        isinstance(error, MemoryError | SystemError)
        or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
        or (isinstance(error, ImportError) and "failed to map segment" in str(error))
    )
