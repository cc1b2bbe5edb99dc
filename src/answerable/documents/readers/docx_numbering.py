"""The bullets and numbers that Word shows before paragraphs, from the numbering part and the styles.

Rules: ECMA-376 part 1, section 17.9. Paragraphs of all lists made from one abstract list count on together,
unless a list overrides its start; a number at one level starts the levels below it again.
"""

import re
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from answerable.documents.readers import labels
from answerable.documents.readers.bullets import BULLET, INNER_BULLET

_FORMATS = {
    "lowerLetter": labels.repeated_letter,
    "upperLetter": lambda number: labels.repeated_letter(number).upper(),
    "lowerRoman": labels.roman,
    "upperRoman": lambda number: labels.roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": labels.ordinal,
}
_INDENTED_BULLET = re.compile(r"List Bullet [2-9]", re.IGNORECASE)


@dataclass(slots=True)
class _Level:
    start: int
    form: str
    pattern: str
    legal: bool
    restarts: bool
    style: str | None

    def shown(self, number: int, *, legal: bool) -> str:
        return labels.decimal(number) if legal else _FORMATS.get(self.form, labels.decimal)(number)


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels at which this list starts anew, and the number it starts with, until it has."""


class Styles:
    """What paragraph styles say of headings and lists, those they are based on included."""

    def __init__(self, document: Document) -> None:
        styles = document.styles.element.findall(qn("w:style"))
        self._styles = {value(style, "w:styleId"): style for style in styles}
        self._chains: dict[str | None, list[etree._Element]] = {}

    def chain(self, style: str | None) -> list[etree._Element]:
        """The style with this id and those it is based on, nearest first."""
        if style not in self._chains:
            found: list[etree._Element] = []
            based = style
            while based in self._styles and self._styles[based] not in found:
                found.append(self._styles[based])
                based = setting(found[-1], "w:basedOn")
            self._chains[style] = found
        return self._chains[style]

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph with these properties has an outline level, or a style called heading or title."""
        for place in self.places(properties):
            level = setting(place.find(qn("w:pPr")) if place.tag == qn("w:style") else place, "w:outlineLvl")
            if level is not None:
                return level != "9"
            if (setting(place, "w:name") or "").lower().startswith(("heading", "title")):
                return True
        return False

    def places(self, properties: etree._Element | None) -> list[etree._Element]:
        """Where properties of a paragraph may stand, nearest first: its own, then those of its styles."""
        own = [] if properties is None else [properties]
        return [*own, *self.chain(setting(properties, "w:pStyle"))]


class Numbering:
    """Counts through the paragraphs of one story."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(document, styles)
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, properties: etree._Element | None) -> tuple[str, bool]:
        """The mark of the next paragraph, with the space that follows, or ""; and whether its list is an inner one."""
        number, level, name = self._list_of(properties)
        found = self._lists.get(number or "")
        if not found or level not in found.levels:
            return "", False
        if found.levels[level].form == "bullet":
            inner = level > 0 or _INDENTED_BULLET.match(name) is not None
            return (INNER_BULLET if inner else BULLET), inner
        label = self._label(found, level)
        return (f"{label} " if label else ""), False

    def _list_of(self, properties: etree._Element | None) -> tuple[str | None, int, str]:
        """Number of the list, level in it, and name of the paragraph's style."""
        level: str | None = None
        chain = self._styles.chain(setting(properties, "w:pStyle"))
        name = (setting(chain[0], "w:name") if chain else None) or ""
        for place in self._styles.places(properties):
            holder = place.find(qn("w:pPr")) if place.tag == qn("w:style") else place
            settings = holder.find(qn("w:numPr")) if holder is not None else None
            level = level or setting(settings, "w:ilvl")
            number = setting(settings, "w:numId")
            if number is not None:
                return number, _whole(level) if level else self._linked(number, place), name
        return None, 0, name

    def _linked(self, number: str, style: etree._Element) -> int:
        """A list may name the style that each of its levels goes with."""
        levels = self._lists[number].levels if number in self._lists else {}
        linked = (level for level, rule in levels.items() if rule.style and rule.style == value(style, "w:styleId"))
        return next(linked, 0)

    def _label(self, used: _List, level: int) -> str:
        counts = self._counts.setdefault(used.abstract, {})
        rule = used.levels[level]
        if level in used.starts:
            counts[level] = used.starts.pop(level)
        else:
            counts[level] = counts.get(level, rule.start - 1) + 1
        for below in [below for below in counts if below > level]:
            if below not in used.levels or used.levels[below].restarts:
                del counts[below]

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            if place not in used.levels:
                return ""
            number = counts.setdefault(place, used.levels[place].start)
            return used.levels[place].shown(number, legal=rule.legal)

        return re.sub(r"%([1-9])", shown, rule.pattern).strip()


def value(element: etree._Element | None, name: str) -> str | None:
    """The attribute of this name, prefix included."""
    return None if element is None else element.get(qn(name))


def setting(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child of this name."""
    return None if element is None else value(element.find(qn(name)), "w:val")


def _lists(document: Document, styles: Styles) -> dict[str, _List]:
    related = document.part.rels.values()
    part = next((rel.target_part for rel in related if rel.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if part is None:
        return {}
    root = part.element
    abstracts = {value(abstract, "w:abstractNumId"): abstract for abstract in root.findall(qn("w:abstractNum"))}
    nums = {value(num, "w:numId") or "": num for num in root.findall(qn("w:num"))}
    found = {}
    for number, num in nums.items():
        abstract = abstracts.get(setting(num, "w:abstractNumId"))
        link = setting(abstract, "w:numStyleLink")
        if link is not None:
            linked = nums.get(_number_of_style(styles, link) or "")
            abstract = abstracts.get(setting(linked, "w:abstractNumId"))
        if abstract is not None:
            found[number] = _list(num, abstract)
    return found


def _number_of_style(styles: Styles, style: str) -> str | None:
    return next((number for place in styles.chain(style) for number in _numbers(place)), None)


def _numbers(style: etree._Element) -> list[str]:
    return [number for entry in style.iter(qn("w:numId")) if (number := value(entry, "w:val"))]


def _list(num: etree._Element, abstract: etree._Element) -> _List:
    read = _List(value(abstract, "w:abstractNumId") or "", _levels(abstract))
    for override in num.findall(qn("w:lvlOverride")):
        read.levels.update(_levels(override))
        start = setting(override, "w:startOverride")
        if start is not None:
            read.starts[_whole(value(override, "w:ilvl"))] = _whole(start)
    return read


def _levels(holder: etree._Element) -> dict[int, _Level]:
    return {
        _whole(value(level, "w:ilvl")): _Level(
            start=_whole(setting(level, "w:start"), 0),
            form=setting(level, "w:numFmt") or "decimal",
            pattern=setting(level, "w:lvlText") or "",
            legal=level.find(qn("w:isLgl")) is not None,
            restarts=setting(level, "w:lvlRestart") != "0",
            style=setting(level, "w:pStyle"),
        )
        for level in holder.findall(qn("w:lvl"))
    }


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
