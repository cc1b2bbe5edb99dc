"""Tags of HTML by what they do to the text they hold."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
BLOCKS = HEADINGS | frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
        "html", "legend", "main", "option", "p", "pre", "search", "section", "select", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr",
    )
)  # fmt: skip
"""They begin and end paragraphs."""
DROPPED = frozenset(
    (
        "audio", "canvas", "datalist", "del", "head", "iframe", "nav", "noscript", "object", "script",
        "style", "template", "video",
    )
)  # fmt: skip
"""Nothing in them is read: see `html` for why."""
LEFT_OVER = HEADINGS | LISTS | frozenset(
    (
        "a", "b", "br", "div", "em", "i", "li", "p", "s", "small", "span", "strong", "sub", "sup", "table",
        "td", "th", "tr", "u",
    )
)  # fmt: skip
"""They are taken for mark-up where they stand in plain text."""
