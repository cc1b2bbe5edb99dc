"""Names of OpenDocument's elements and attributes, from the short form its specification uses."""

from functools import cache

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    **{prefix: f"{_OASIS}:{prefix}:1.0" for prefix in ("office", "style", "text", "table")},
    "draw": f"{_OASIS}:drawing:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache
def name(short: str) -> str:
    """The full name of, say, `text:p`."""
    prefix, local = short.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def names(prefix: str, locals_: str) -> frozenset[str]:
    """The full names of several elements of one prefix, given with spaces between."""
    return frozenset(name(f"{prefix}:{local}") for local in locals_.split())


def attribute(element: etree._Element, short: str) -> str | None:
    """The value of an attribute by its short name."""
    return element.get(name(short))
