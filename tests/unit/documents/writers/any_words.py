"""Words that a plan might hold, whatever they are, and plans with them in every place that is printed."""

from hypothesis import strategies

from answerable.documents.plan import Plan
from tests.support.plan_making import action, answered, plan, texts

any_words = (
    strategies.text(
        strategies.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
"""On one line, as a reader of documents gives them, without what XML forbids."""


def plan_saying(words: str) -> Plan:
    step = action("Do it.", "Governor", "May 2024").model_copy(
        update={"owner_raw": texts(words)[0], "owners": (words,)}
    )
    return plan(answered("1", words, step, parts=texts(words)), title=words, caveats=texts(words))


def table_saying(words: str) -> list[list[str]]:
    """The rows of that plan's table, below the heading."""
    return [["1", f"{words}\n• {words}", "Agreed", "Do it.", words, "May 2024"]]
