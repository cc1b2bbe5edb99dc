"""The paragraphs and tables of one text (a body, a cell, a header) while they are being read."""

from answerable.documents.readers.build import Grid, Item, Paragraph


class Story:
    """Paragraphs may hold others, in text boxes: those follow the paragraph they are fixed to."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._carried = ""
        self._open: list[tuple[list[str], list[Item]]] = []

    def begin(self) -> None:
        """A paragraph begins."""
        self._open.append(([], []))

    def write(self, text: str) -> None:
        """Words of the paragraph last begun; outside paragraphs they are only white space between tags."""
        if self._open:
            self._open[-1][0].append(text)

    def add(self, *items: Item) -> None:
        """Paragraphs or tables that are complete."""
        kept = self._open[-1][1] if self._open else self._items
        if self._carried and any(isinstance(item, Grid) for item in items):
            kept.append(Paragraph(self.carried()))
        kept.extend(items)

    def carry(self, words: str) -> None:
        """Words of a paragraph whose end was deleted: they run on into the next paragraph, if one follows."""
        self._carried += words

    def carried(self) -> str:
        """The words carried so far, once."""
        words, self._carried = self._carried, ""
        return words

    def finished(self) -> list[Item]:
        """All that was read."""
        if self._carried:
            self._items.append(Paragraph(self.carried()))
        return self._items

    def end(self) -> tuple[str, list[Item]]:
        """The words of the paragraph that ends, and what is fixed to it."""
        words, fixed = self._open.pop()
        return self.carried() + "".join(words), fixed
