"""Whether HTML is valid, as the Nu checker of the W3C sees it; Java starts once for any number of pages."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

CHECKER = Path(__file__).parents[3] / "build/vnu/vnu.jar"
INSTALL = "sudo apt-get install default-jre-headless npm"


def faults(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """For each page that is not valid, by its name, what is wrong; the pages are written to the empty folder."""
    names = {f"{number:04}.html": name for number, name in enumerate(pages)}
    for file, name in names.items():
        (folder / file).write_text(pages[name], encoding="utf-8")
    found: dict[str, list[str]] = {}
    for message in _check(folder):
        name = names[Path(message["url"]).name]
        found.setdefault(name, []).append(f"line {message.get('lastLine')}: {message['message']}")
    return found


def _check(folder: Path) -> list[dict[str, str]]:
    java = shutil.which("java")
    if java is None or not CHECKER.exists():
        raise FileNotFoundError(f"Pages are checked by Java and a jar that `make vnu` brings; it needs:\n  {INSTALL}")
    options = ("--errors-only", "--exit-zero-always", "--format", "json")
    done = subprocess.run([java, "-jar", CHECKER, *options, folder], capture_output=True, check=True, text=True)
    messages: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return messages
