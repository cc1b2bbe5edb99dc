"""The label a numbered list item shows, from its number and the style of numbering."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST_ROMAN = 3999
_MOST_LETTERS = 780


def decimal(number: int) -> str:
    """1, 2, 3."""
    return str(number)


def letter(number: int) -> str:
    """Letters a to z, then aa, ab, ... as web pages and spreadsheets count."""
    if number < 1:
        return str(number)
    shown = ""
    while number:
        number, place = divmod(number - 1, 26)
        shown = chr(ord("a") + place) + shown
    return shown


def repeated_letter(number: int) -> str:
    """Letters a to z, then aa, bb, ... as word processors count; beyond thirty rounds they count in figures here."""
    if not 1 <= number <= _MOST_LETTERS:
        return str(number)
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def roman(number: int) -> str:
    """Numerals i, ii, iii, ...; numbers that have none stay figures."""
    if not 1 <= number <= _LONGEST_ROMAN:
        return str(number)
    shown = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        shown += numeral * times
    return shown


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
