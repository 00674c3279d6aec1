"""Web pages: their article without what stands around it, and what their head says."""

from contextlib import suppress
from typing import Any

from etl.documents.document import Place
from etl.documents.metadata import Metadata, metadata_of, published_of
from models.errors import InputError

NOT_CONTENT = ("script", "style", "nav", "noscript", "template", "form", "iframe", "svg", "button")
PUBLISHED_META = (
    "article:published_time", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created", "pubdate",
    "publish-date", "datepublished",
)  # fmt: skip
# Below this many characters a page has nothing around its text, and finding the article would lose some of it.
SHORT_PAGE = 1500
# The words of trafilatura's trees, as HTML has them.
HTML_TAGS = {
    "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br",
    "hi": "span", "ref": "span", "del": "s",
}  # fmt: skip
ELEMENTS = {
    **{f"h{level}": ["heading"] for level in range(1, 7)},
    "p": ["paragraph"],
    "li": ["list item"],
    "td": ["table cell"],
    "th": ["table cell"],
    "blockquote": ["quotation"],
    "dd": ["definition"],
    "figcaption": ["caption"],
}


def read_html(html: str, where: str) -> tuple[str, Metadata, tuple[Place, ...]]:
    """The text of a page's article, what its head says, and the elements of the text."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    try:
        tree = lxml_html.document_fromstring(html.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as failure:
        raise InputError(
            "the page has no readable HTML",
            where=where,
            expected="an HTML page with text",
            hint="open the file in a browser; save the text as .txt where that shows one",
        ) from failure
    metadata = head_metadata(tree, where)
    etree.strip_elements(tree, *NOT_CONTENT, etree.Comment, etree.PI, with_tail=False)
    text, places = rendered(tree)
    if len(text) > SHORT_PAGE and (article := article_of(tree)) is not None:
        text, places = rendered(article)
    return text, metadata, places


def article_of(tree: Any) -> Any | None:
    """The article of a page as an HTML tree, without menus, teasers and footers; None where none is found."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True)
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        return None
    for element in body.iter(*HTML_TAGS):
        element.tag = HTML_TAGS[element.tag]
    return body


def rendered(tree: Any) -> tuple[str, tuple[Place, ...]]:
    """The text of a tree as a reader sees it, and its elements in order, numbered by kind; the innermost counts."""
    from inscriptis import Inscriptis
    from inscriptis.css_profiles import STRICT_CSS_PROFILE
    from inscriptis.model.config import ParserConfig

    # Its other profile sets blanks around each link.
    page = Inscriptis(tree, ParserConfig(css=STRICT_CSS_PROFILE, annotation_rules=ELEMENTS))
    text = page.get_text()
    return text, places_of(text, [(one.start, one.end, one.metadata) for one in page.get_annotations()])


def places_of(text: str, elements: list[tuple[int, int, str]]) -> tuple[Place, ...]:
    """Elements as places that do not overlap: where one stands within another, the outer one ends before it."""
    numbers: dict[str, int] = {}
    places: list[Place] = []
    for start, end, kind in sorted(elements, key=lambda one: (one[0], -one[1])):
        if not text[start:end].strip():
            continue
        numbers[kind] = numbers.get(kind, 0) + 1
        if places and places[-1].end > start:
            places[-1] = Place(places[-1].start, start, places[-1].name)
        places.append(Place(start, end, f"{kind} {numbers[kind]}"))
    return tuple(place for place in places if place.end > place.start)


def head_metadata(tree: Any, where: str) -> Metadata:
    """Title, language, address and publication date of a page, where its head states them."""
    metas = {
        str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower(): meta.get(
            "content"
        )
        for meta in tree.iter("meta")
    }
    fields = {
        "title": " ".join((tree.findtext(".//title") or metas.get("og:title") or "").split()),
        "language": tree.get("lang") or metas.get("content-language"),
        "url": next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None),
    }
    stated = (metas[name] for name in PUBLISHED_META if metas.get(name))
    return Metadata(first_date(stated, where) or dated_by_page(tree)).or_else(metadata_of(fields, where))


def first_date(stated: Any, where: str) -> str | None:
    """The first of the stated dates that is one; pages state many things as dates."""
    for date in stated:
        with suppress(InputError):
            return published_of(str(date).strip(), where)
    return None


def dated_by_page(tree: Any) -> str | None:
    """The day of publication as a page states it elsewhere for machines: JSON-LD, `<time>`, its address."""
    from htmldate import find_date

    return find_date(tree, extensive_search=False, original_date=True, outputformat="%Y-%m-%d")
