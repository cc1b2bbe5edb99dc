"""OpenDocument texts: body, headers before it, notes and footers after it, in one page.

Read is what shows with every tracked change accepted; comments, hidden words and descriptions of pictures are
not. Headers and footers are those of the page styles that the text names, and of the standard one.
"""

from lxml import etree

from answerable.documents.model import Page
from answerable.documents.readers.archives import check_xml, unpack
from answerable.documents.readers.build import Item, build_page, only_once
from answerable.documents.readers.odt_names import attribute, name
from answerable.documents.readers.odt_story import StoryReader, StyleFacts
from answerable.vocabulary.errors import UnreadableDocumentError

_LOCKED = "The file is password protected. Open it, remove the password, and save it again."
_DAMAGED = "The OpenDocument file is damaged: it holds no text. Open it in LibreOffice and save it again."
_HEADERS = ("style:header-first", "style:header", "style:header-left")
_FOOTERS = ("style:footer-first", "style:footer", "style:footer-left")


def read_odt(data: bytes) -> tuple[Page, ...]:
    """The one page of an OpenDocument text. Raises UnreadableDocumentError where it cannot be opened safely."""
    parts = unpack(data)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableDocumentError(_LOCKED)
    content, styles = _root(parts, "content.xml"), _root(parts, "styles.xml")
    body = content.find(f"{name('office:body')}/{name('office:text')}")
    if body is None:
        raise UnreadableDocumentError(_DAMAGED)
    facts = _facts(content, styles)
    reader = StoryReader(facts)
    items = reader.read(body)
    notes = [item for note in reader.notes for item in StoryReader(facts).read(note)]
    headers = _running(content, styles, facts, _HEADERS)
    footers = _running(content, styles, facts, _FOOTERS)
    return (build_page(1, [*headers, *items, *notes, *footers]),)


def _root(parts: dict[str, bytes], part: str) -> etree._Element:
    if part not in parts:
        return etree.Element("missing")
    check_xml(part, parts[part])
    return etree.fromstring(parts[part], etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _facts(*roots: etree._Element) -> StyleFacts:
    facts = StyleFacts()
    for root in roots:
        facts.lists.add_from(root)
        for style in root.iter(name("style:style")):
            own = attribute(style, "style:name") or ""
            facts.parents[own] = attribute(style, "style:parent-style-name") or ""
            texts = style.findall(name("style:text-properties"))
            if any(attribute(text, "text:display") == "none" for text in texts):
                facts.hidden.add(own)
    return facts


def _running(content: etree._Element, styles: etree._Element, facts: StyleFacts, places: tuple[str, ...]) -> list[Item]:
    """The headers (or footers) of the page styles in use, the same words only once."""
    pages = {attribute(page, "style:name") or "": page for page in styles.iter(name("style:master-page"))}
    used = [attribute(style, "style:master-page-name") for style in content.iter(name("style:style"))]
    wanted = [page for page in (*used, "Standard", *list(pages)[:1]) if page in pages]
    for page in wanted:
        following = attribute(pages[page], "style:next-style-name")
        if following in pages and following not in wanted:
            wanted.append(following)
    runnings = (
        running for page in dict.fromkeys(wanted) for place in places for running in pages[page].iter(name(place))
    )
    shown = (running for running in runnings if attribute(running, "style:display") != "false")
    return only_once(StoryReader(facts).read(running) for running in shown)
