"""Aequitas in an environment of its own, since it needs an older pandas than Answerable."""

import shutil
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "build" / "aequitas"
_PINNED = ("aequitas==1.1.0", "pyarrow")


def environment() -> Path | str:
    """Its Python, once the environment is made; or why it cannot be."""
    python = _FOLDER / "bin" / "python"
    if python.exists():
        return python
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    try:
        for command in (
            ["venv", "--python", sys.executable, _FOLDER],
            ["pip", "install", "--python", python, *_PINNED],
        ):
            subprocess.run([uv, *map(str, command), "--quiet"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(_FOLDER, ignore_errors=True)
        return "Aequitas could not be installed here, so it was not measured."
    return python
