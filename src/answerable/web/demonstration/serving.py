"""The processes that serve the site: a web server and workers, which end when this process ends."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

HOST = "127.0.0.1"
_PATIENCE = 60
"""Seconds within which the site must answer."""
_WEB = ("-m", "gunicorn", "answerable.web.wsgi:application", "--workers", "2", "--threads", "4")
_WORKER = ("-m", "answerable.web", "worker", "--interval", "0.5")
_TICK = ("-m", "answerable.web", "tick")


class NotServedError(Exception):
    """The site does not answer; the message says where to look."""


class Processes:
    """Each writes what it says to a file of the folder `logs`."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: dict[Path, subprocess.Popen[bytes]] = {}
        self._logs_open = ExitStack()

    def __enter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            _end(process)
        self._logs_open.close()

    def start_worker(self) -> None:
        self._start(_WORKER, f"worker-{len(self._running) + 1}.log")

    def tick(self) -> None:
        """Remind people of what is due and send it, once. Raises NotServedError."""
        log = self._logs / "tick.log"
        with log.open("ab") as said:
            ended = subprocess.run([sys.executable, *_TICK], stdout=said, stderr=said, check=False)  # noqa: S603
        if ended.returncode:
            raise NotServedError(f"People could not be told what is due; {log} says why.")

    def start_site(self, port: int) -> str:
        """The address of the site, which answers there. Raises NotServedError."""
        self._start((*_WEB, "--bind", f"{HOST}:{port}"), "web.log")
        address = f"{address_at(port)}/"
        self._wait_for(address)
        return address

    def check(self) -> None:
        """Raises NotServedError where one of them has ended."""
        for log, process in self._running.items():
            if process.poll() is not None:
                raise NotServedError(f"A process that is needed has ended; {log} says why.")

    def wait(self) -> None:
        """For as long as all of them run. Raises NotServedError."""
        while True:
            self.check()
            time.sleep(1)

    def _start(self, arguments: tuple[str, ...], log: str) -> None:
        said = self._logs_open.enter_context((self._logs / log).open("ab"))
        # In a session of its own: Ctrl+C reaches this process alone, which then ends the others in order.
        process = subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *arguments], stdout=said, stderr=said, start_new_session=True
        )
        self._running[self._logs / log] = process

    def _wait_for(self, address: str) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            self.check()
            try:
                urllib.request.urlopen(address, timeout=_PATIENCE).close()  # noqa: S310 - our own address
            except urllib.error.HTTPError as error:
                raise NotServedError(f"The site answers with error {error.code}; {self._logs} says why.") from error
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
            else:
                return
        raise NotServedError(f"The site does not answer; {self._logs} says why.")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Once it has been asked to end."""
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def address_at(port: int) -> str:
    return f"http://{HOST}:{port}"


def free_port(wanted: int) -> int:
    """The port that is wanted, or any that is free where it is not."""
    for port in (wanted, 0):
        with socket.socket() as tried, suppress(OSError):
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((HOST, port))
            return int(tried.getsockname()[1])
    raise NotServedError("No port is free.")


@contextmanager
def ended_by_request() -> Iterator[None]:
    """Ctrl+C, and a polite request to end, end what is within, and are no error."""
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        # Ctrl+C too: whoever starts this in the background of a script has it ignored.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            stack.callback(signal.signal, number, signal.signal(number, _interrupt))
        yield


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
