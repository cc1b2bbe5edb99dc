"""Small phrases in which the command line speaks."""

import re
from datetime import date

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
PLAIN = str.maketrans(
    {
        "→": "->",
        "·": "-",
        "•": "*",
        "◦": "-",
        "…": "...",
        "–": "-",
        "—": "-",
        "─": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "£": "GBP ",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def counted(number: int, noun: str) -> str:
    """A number of things: "1 finding", "2 findings"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def words(code: str) -> str:
    """The words of a code: "partly agreed" for `partly_agreed`."""
    return code.replace("_", " ")


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def shortened(text: str, limit: int) -> str:
    """`text` in one line, cut after a whole word where it is longer than `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{kept} …"


def printable(text: str) -> str:
    """`text` with a mark in the place of each control character, which could command a terminal."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def encoded(text: str, encoding: str) -> bytes:
    """`text` for a terminal; characters that its encoding lacks are written in plain ones."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(encoded_character(character, encoding) for character in text)


def encoded_character(character: str, encoding: str) -> bytes:
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return character.translate(PLAIN).encode(encoding, "replace")
