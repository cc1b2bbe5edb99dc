"""The bullets and numbers that OpenDocument shows before list items, from its list styles.

Rules: OpenDocument 1.3 part 3, sections 5.3 (lists), 16.30 (list styles) and 19.880 (display levels).
"""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from answerable.documents.readers import labels
from answerable.documents.readers.bullets import BULLET, INNER_BULLET
from answerable.documents.readers.odt_names import attribute, name

_Otherwise = TypeVar("_Otherwise", int, None)
_STYLES = (name("text:list-style"), name("text:outline-style"))
_NUMBERED = (name("text:list-level-style-number"), name("text:outline-level-style"))


@dataclass(slots=True)
class _Level:
    form: str | None
    """None for bullets, "" for no number at all."""
    prefix: str = ""
    suffix: str = ""
    displayed: int = 1
    start: int = 1
    rounds: bool = False

    def shown(self, number: int) -> str:
        letters = labels.repeated_letter if self.rounds else labels.letter
        plain = {"a": letters, "i": labels.roman}.get((self.form or "").lower(), labels.decimal)(number)
        return plain.upper() if self.form in ("A", "I") else plain


_BULLETS = _Level(None)


@dataclass(slots=True)
class ListStyles:
    """The levels of each list style of a document, by name, and of its headings."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    outline: dict[int, _Level] = field(default_factory=dict)

    def add_from(self, root: etree._Element) -> None:
        """Add the list styles found in this part."""
        for style in root.iter(*_STYLES):
            levels = {_whole(attribute(level, "text:level"), 1): _level(level) for level in style}
            if style.tag == _STYLES[0]:
                self.levels[attribute(style, "style:name") or ""] = levels
            else:
                self.outline = levels


@dataclass(slots=True)
class _OpenList:
    style: str
    counts: dict[int, int]
    """The numbers reached at each level, shared with the lists inside this one."""
    pending: str | None = None
    """The mark of the item being read, until a paragraph shows it."""


class Lists:
    """Follows the lists of one story and says what mark its next paragraph shows."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._open: list[_OpenList] = []
        self._ended: dict[str, dict[int, int]] = {}
        """Numbers reached by each list, by its id and by its style, for those that continue it."""
        self._headings: dict[int, int] = {}

    @property
    def depth(self) -> int:
        """How many lists the next paragraph stands in."""
        return len(self._open)

    def start(self, element: etree._Element) -> None:
        """A list starts, on its own or inside another, whose style and numbers it shares."""
        outer = self._open[-1] if self._open else None
        style = attribute(element, "text:style-name") or (outer.style if outer else "")
        counts = outer.counts if outer else self._continued(element, style)
        self._open.append(_OpenList(style, counts))

    def end(self, element: etree._Element) -> None:
        """The list ends."""
        ended = self._open.pop()
        if not self._open:
            self._ended[ended.style] = ended.counts
            self._ended[f"id {attribute(element, 'xml:id')}"] = ended.counts

    def start_item(self, element: etree._Element) -> None:
        """An item starts: the next paragraph shows its mark."""
        if not self._open:
            return
        level, current = self.depth, self._open[-1]
        rule = self._styles.levels.get(current.style, {}).get(level, _BULLETS)
        if rule.form is None:
            current.pending = BULLET if level == 1 else INNER_BULLET
            return
        given = attribute(element, "text:start-value")
        current.pending = _count(self._styles.levels[current.style], current.counts, level, _whole(given, None))

    def written(self, label: str) -> None:
        """The file itself holds the label of the item."""
        if self._open and label.strip():
            self._open[-1].pending = f"{label.strip()} "

    def take_mark(self) -> str:
        """The mark of the item, for the first paragraph that asks."""
        if not self._open:
            return ""
        mark, self._open[-1].pending = self._open[-1].pending, None
        return mark or ""

    def heading_mark(self, level: int) -> str:
        """The number a heading of this level shows, with the space that follows."""
        rule = self._styles.outline.get(level)
        return _count(self._styles.outline, self._headings, level, None) if rule and rule.form else ""

    def _continued(self, element: etree._Element, style: str) -> dict[int, int]:
        before = attribute(element, "text:continue-list")
        if before:
            return self._ended.get(f"id {before}", {})
        goes_on = attribute(element, "text:continue-numbering") == "true"
        return self._ended.get(style, {}) if goes_on else {}


def _count(levels: dict[int, _Level], counts: dict[int, int], level: int, given: int | None) -> str:
    """Count on at this level; the label with the space that follows, or "" where the level shows none."""
    rule = levels[level]
    counts[level] = given if given is not None else counts.get(level, rule.start - 1) + 1
    for below in [below for below in counts if below > level]:
        del counts[below]
    shown = [
        levels[above].shown(counts.setdefault(above, levels[above].start))
        for above in range(level - rule.displayed + 1, level + 1)
        if above in levels and levels[above].form
    ]
    label = f"{rule.prefix}{'.'.join(shown)}{rule.suffix}".strip() if rule.form else ""
    return f"{label} " if label else ""


def _level(element: etree._Element) -> _Level:
    if element.tag not in _NUMBERED:
        return _BULLETS
    return _Level(
        form=attribute(element, "style:num-format") or "",
        prefix=attribute(element, "style:num-prefix") or "",
        suffix=attribute(element, "style:num-suffix") or "",
        displayed=_whole(attribute(element, "text:display-levels"), 1),
        start=_whole(attribute(element, "text:start-value"), 1),
        rounds=attribute(element, "style:num-letter-sync") == "true",
    )


def _whole(text: str | None, otherwise: _Otherwise) -> int | _Otherwise:
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else otherwise
