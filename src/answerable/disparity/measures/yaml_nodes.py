"""YAML as a tree in which every value is text and knows its line.

What a text means depends on where it stands: `no` may be the answer "no", and `12:30` a time. So nothing is guessed
here, and no object is ever made from a file.
"""

from pathlib import Path

import yaml
from yaml.reader import ReaderError

from answerable.disparity.measures.faults import Fault, Misread

MOST_BYTES = 1_000_000
DEEPEST = 40
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


def wrong(node: yaml.Node, why: str) -> Misread:
    """The fault `why` at the line of `node`."""
    return Misread([Fault(why, file=node.start_mark.name, line=node.start_mark.line + 1)])


def read_node(path: Path) -> yaml.Node:
    """The one document of a file; raises Misread where it is no plain YAML in UTF-8 of at most `MOST_BYTES`."""
    text = _text(path)
    try:
        node = _Composer(text, path.name).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = f"This is not YAML: {error.problem or error.context}. Look there and above."
        raise Misread([Fault(why, file=path.name, line=mark.line + 1 if mark else None)]) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Misread([Fault("A character stands here that no text has.", file=path.name, line=line)]) from None
    if node is None:
        raise Misread([Fault("The file is empty. Write at least one measure under `measures`.", file=path.name)])
    return node


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Misread([Fault(f"The file cannot be read: {error.strerror}.", file=path.name)]) from None
    if len(content) > MOST_BYTES:
        why = "The file is larger than 1 MB. No catalogue of measures is: split it."
        raise Misread([Fault(why, file=path.name)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Misread([Fault("The text is not UTF-8. Save the file as UTF-8.", file=path.name, line=line)]) from None
    _refuse_tabs(text, path.name)
    return text


def _refuse_tabs(text: str, name: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise Misread([Fault("A tab stands before the text. Use spaces.", file=name, line=number)])


class _Composer(yaml.BaseLoader):
    """Composes nodes, and refuses what a definition does not need and a reviewer would overlook."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call] # the stubs leave its type out
        if isinstance(event, yaml.AliasEvent):
            raise self._wrong(event, f"*{event.anchor} is an alias. Write out what it stands for.")
        if self._depth >= DEEPEST:
            raise self._wrong(event, f"More than {DEEPEST} levels stand within each other.")
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None and node.tag not in _PLAIN_TAGS:
            raise self._wrong(event, f"The tag {node.tag} has no meaning here. Leave it out.")
        return node

    def _wrong(self, event: yaml.Event, why: str) -> Misread:
        mark = event.start_mark
        return Misread([Fault(why, file=self.name, line=mark.line + 1 if mark else None)])
