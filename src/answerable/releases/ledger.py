"""The ledger: every release that was published, whole, in a chain that shows if one was changed, taken out or added.

A folder with `ledger.json`, which lists releases in order, and a folder for each. The chain of an entry is the SHA-256
of the chain before it (64 zeros at first), the release's name and the SHA-256 of its `release.json`, a line each;
`release.json` holds those of the other files.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from answerable.vocabulary.errors import UnusableLedgerError

LEDGER, RELEASE = "ledger.json", "release.json"
START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One release of the ledger."""

    release: str
    folder: str
    sha256: str
    """Of its `release.json`."""
    chain: str


@dataclass(frozen=True, slots=True)
class Ledger:
    folder: Path
    entries: tuple[Entry, ...]

    def folder_of(self, entry: Entry) -> Path:
        return self.folder / entry.folder

    def name_for(self, wanted: str) -> str:
        """The name of the next release: as wanted, numbered where one has it already."""
        taken = {entry.release for entry in self.entries}
        numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)


def read_ledger(folder: Path) -> Ledger:
    """The ledger in a folder, which is made where there is none; every file of every release is checked.

    Raises UnusableLedgerError where a past release was changed, or the list does not fit the folders.
    """
    if folder.exists() and not folder.is_dir():
        raise UnusableLedgerError(f"{folder} is a file. Name the folder that holds the earlier releases.")
    folder.mkdir(parents=True, exist_ok=True)
    held = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    if not held:
        return Ledger(folder, ())
    ledger = Ledger(folder, tuple(_entries(folder)))
    faults = [*_broken(ledger), *_unlisted(ledger, held)]
    if faults:
        raise UnusableLedgerError(
            f"The ledger {folder} cannot be relied on: {'; '.join(faults)}. Restore it from a copy."
        )
    return ledger


def enter(ledger: Ledger, name: str, release: Path) -> Ledger:
    """Add a copy of a release: first the whole folder, then the line that lists it."""
    entry = _entry(ledger, name, (release / RELEASE).read_bytes())
    aside = ledger.folder / f".{entry.folder}"
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(release, aside)
    aside.rename(ledger.folder / entry.folder)
    grown = Ledger(ledger.folder, (*ledger.entries, entry))
    listing = ledger.folder / f".{LEDGER}"
    listing.write_text(_json({"releases": [asdict(one) for one in grown.entries]}), encoding="utf-8")
    listing.replace(ledger.folder / LEDGER)
    return grown


def _entry(ledger: Ledger, name: str, content: bytes) -> Entry:
    before = ledger.entries[-1].chain if ledger.entries else START
    digest = sha256(content).hexdigest()
    return Entry(name, f"{len(ledger.entries) + 1:04}-{name}", digest, chained(before, name, digest))


def chained(before: str, release: str, digest: str) -> str:
    """What seals an entry and all before it."""
    return sha256(f"{before}\n{release}\n{digest}".encode()).hexdigest()


def _entries(folder: Path) -> Iterator[Entry]:
    try:
        listed = json.loads((folder / LEDGER).read_text(encoding="utf-8"))["releases"]
        yield from [Entry(**entry) for entry in listed]
    except (OSError, ValueError, TypeError, KeyError):
        raise UnusableLedgerError(
            f"{folder} holds no ledger that can be read. Name an empty folder to begin one, or restore {LEDGER}."
        ) from None


def _broken(ledger: Ledger) -> Iterator[str]:
    before = START
    for number, entry in enumerate(ledger.entries, start=1):
        if entry.chain != chained(before, entry.release, entry.sha256) or not entry.folder.startswith(f"{number:04}-"):
            yield f"its entry {number} ({entry.release}) was changed, or one before it"
            return
        before = entry.chain
        yield from _changed(ledger.folder_of(entry), entry)


def _changed(folder: Path, entry: Entry) -> Iterator[str]:
    try:
        content = (folder / RELEASE).read_bytes()
        if sha256(content).hexdigest() != entry.sha256:
            yield f"{entry.release} was changed"
            return
        files: dict[str, Any] = json.loads(content)["files"]
        changed = [name for name, digest in files.items() if sha256((folder / name).read_bytes()).hexdigest() != digest]
    except OSError:
        yield f"a file of {entry.release} is missing"
        return
    if changed:
        yield f"{entry.release} was changed ({', '.join(changed)})"


def _unlisted(ledger: Ledger, held: list[str]) -> Iterator[str]:
    listed = {LEDGER, *(entry.folder for entry in ledger.entries)}
    yield from (f"{name} is not in its list" for name in held if name not in listed)


def _json(content: object) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
