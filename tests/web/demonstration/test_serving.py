import socket
from pathlib import Path

import pytest

from answerable.web.demonstration.serving import HOST, NotServedError, Processes, free_port


def test_a_port_in_use_gives_way_to_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        assert free_port(wanted) not in {0, wanted}
    assert free_port(wanted) == wanted


def test_a_process_that_ends_by_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "there.is.no.such.module")
    logs = tmp_path / "logs"
    with Processes(logs) as processes:
        processes.start_worker()
        with pytest.raises(NotServedError) as told:
            processes.wait()
    assert str(told.value) == f"A process that is needed has ended; {logs / 'worker-1.log'} says why."
    assert "No module named 'there'" in (logs / "worker-1.log").read_text()
