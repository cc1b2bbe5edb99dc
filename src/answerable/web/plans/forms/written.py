"""How words that are written in a form are read: one thing a line, or paragraphs."""

from answerable.web.plans.review.wording import folded

LONGEST = 10_000
LINES = "Put each on a line of its own."


def lines(words: str) -> tuple[str, ...]:
    """Each line once, without those that are empty."""
    return tuple(dict.fromkeys(line for line in map(folded, words.splitlines()) if line))


def paragraphs(words: str) -> tuple[str, ...]:
    """What empty lines part."""
    blocks = "\n".join(line.strip() for line in words.splitlines()).split("\n\n")
    return tuple(folded(block) for block in blocks if block.strip())
