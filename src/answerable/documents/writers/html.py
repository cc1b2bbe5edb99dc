"""The plan as one web page: the official table, its headings marked up, fit for a phone and for print."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby, zip_longest

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.page_breaks import stay_with_next, stays_whole
from answerable.documents.writers.sheet import Band, Column, Fact, Grid, Line, Lines, Row, Sheet

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{main}</main>
</body>
</html>
"""


def render(plan: Plan) -> bytes:
    """A page that needs no other file and no script."""
    return page(lay_out(plan)).encode()


def page(sheet: Sheet) -> str:
    """The sheet as a page; the PDF is printed from it."""
    return _PAGE.format(
        title=escape(sheet.title),
        style=files(__package__).joinpath("plan.css").read_text(encoding="utf-8"),
        main="".join(_main(sheet)),
    )


def _main(sheet: Sheet) -> Iterator[str]:
    yield from map(_fact, sheet.front)
    if sheet.definitions:
        yield _small_table("definitions", sheet.definitions, "<caption>Definitions</caption>\n")
    yield from (f'<p class="caveat"><strong>Caveat:</strong> {escape(caveat)}</p>\n' for caveat in sheet.caveats)
    yield _plan_table(sheet)
    if sheet.totals:
        yield _small_table("totals", sheet.totals)


def _fact(fact: Fact) -> str:
    return f'<p class="fact"><strong>{escape(fact.label)}:</strong> {escape(fact.words)}</p>\n'


def _small_table(name: str, grid: Grid, caption: str = "") -> str:
    body = _element("tbody", "", *map(_small_row, grid.rows))
    return f'<table class="{name}">\n{caption}{_small_head(grid)}{body}</table>\n'


def _small_head(grid: Grid) -> str:
    """A heading for each column, or one for the group of them."""
    if len(grid.heading) != 1:
        return _element("thead", "", _row(_cell("th", words, "col") for words in grid.heading)) if grid.heading else ""
    width = len(grid.widths)
    head = f'<th scope="colgroup" colspan="{width}">{escape(grid.heading[0])}</th>'
    return f'<colgroup span="{width}"></colgroup>\n{_element("thead", "", _row([head]))}'


def _small_row(words: Sequence[str]) -> str:
    first, *rest = words
    return _row([_cell("th", first, "row"), *(_cell("td", text) for text in rest)])


def _plan_table(sheet: Sheet) -> str:
    heading = f"{escape(sheet.heading.label)}: {escape(sheet.heading.words)}"
    columns = "".join(f'<col style="width: {column.width}%">' for column in sheet.columns)
    head = _row(_cell("th", column.heading, "col") for column in sheet.columns)
    return (
        '<div class="wide" role="region" aria-labelledby="plan" tabindex="0">\n<table class="plan">\n'
        f'<caption><h1 id="plan">{heading}</h1></caption>\n<colgroup>{columns}</colgroup>\n'
        f"<thead>\n{head}</thead>\n{''.join(_bodies(sheet))}</table>\n</div>\n"
    )


def _bodies(sheet: Sheet) -> Iterator[str]:
    """A body for each band and for each finding with all its rows."""
    body: list[str] = []
    kept = stay_with_next(sheet.rows, sheet.columns)
    for row, below, keep in zip_longest(sheet.rows, sheet.rows[1:], kept):
        body.append(_plan_row(row, sheet.columns, keep=keep))
        if not (isinstance(below, Row) and not below.opens):
            yield _element("tbody", "\n", *body)
            body.clear()


def _plan_row(row: Band | Row, columns: Sequence[Column], *, keep: bool) -> str:
    """A row; its class says how print breaks pages: `keep` is whether it stays with the next."""
    classes = ["whole"] * stays_whole(row, columns) + ["keep"] * keep
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    return f"<tr{attribute}>{_plan_cells(row, len(columns))}</tr>\n"


def _plan_cells(row: Band | Row, width: int) -> str:
    if isinstance(row, Band):
        return f'<th scope="colgroup" colspan="{width}">{escape(row.text)}</th>'
    first, *rest = (_lines(cell) for cell in row.cells)
    number = f'<th scope="rowgroup">{first}</th>' if first else "<td></td>"
    return number + "".join(f"<td>{cell}</td>" for cell in rest)


def _lines(lines: Lines) -> str:
    """Paragraphs, and items that follow one another as one list."""
    runs = groupby(lines, key=lambda line: line.bullet)
    return "".join(_list(run) if bullet else _paragraphs(run) for bullet, run in runs)


def _list(items: Iterable[Line]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item.text)}</li>' for item in items)}</ul>"


def _paragraphs(lines: Iterable[Line]) -> str:
    return "".join(f"<p>{_strong(line) if line.strong else escape(line.text)}</p>" for line in lines)


def _strong(line: Line) -> str:
    return f"<strong>{escape(line.text)}</strong>"


def _row(cells: Iterable[str]) -> str:
    return _element("tr", "", *cells)


def _cell(tag: str, words: str, scope: str = "") -> str:
    attribute = f' scope="{scope}"' if scope else ""
    return f"<{tag}{attribute}>{escape(words)}</{tag}>"


def _element(tag: str, after_open: str, *children: str) -> str:
    return f"<{tag}>{after_open}{''.join(children)}</{tag}>\n"
