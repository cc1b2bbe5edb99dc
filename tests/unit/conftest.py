"""What tests of several rooms need."""

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

Misbehave = Callable[[str, str, str], None]


@pytest.fixture
def misbehave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Misbehave:
    """Has each child process of a module run statements where it calls a function, named `room.module:function`."""

    def put(child: str, instead_of: str, statements: str) -> None:
        module, _, name = instead_of.partition(":")
        (tmp_path / "sitecustomize.py").write_text(
            "import sys\n"
            f"if {child!r} in sys.orig_argv:\n"
            f"    import {module} as called\n"
            "    def misbehave(*_, **__):\n"
            f"{indent(statements, ' ' * 8)}\n"
            f"    called.{name} = misbehave\n",
            encoding="utf-8",
        )
        monkeypatch.syspath_prepend(tmp_path)

    return put
