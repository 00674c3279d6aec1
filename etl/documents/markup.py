"""The body and the metadata of files that carry markup: HTML pages and front matter."""

from typing import Any

from etl.documents.metadata import Metadata, metadata_of
from models.errors import InputError

NOT_CONTENT = ("script", "style", "nav", "noscript", "template", "form", "iframe")
PUBLISHED_META = ("article:published_time", "date", "dc.date", "dcterms.date", "pubdate")


def read_front_matter(text: str, where: str) -> tuple[str, Metadata]:
    """The body after YAML front matter, stripped of blank lines around it, and what the front matter says.

    A text without front matter comes back untouched.
    """
    import frontmatter
    import yaml

    if not text.startswith("---"):
        return text, Metadata()
    try:
        fields, body = frontmatter.parse(text)
    except yaml.YAMLError as failure:
        raise InputError(
            f"the front matter is not valid YAML: {str(failure).splitlines()[0]}",
            where=where,
            expected="`key: value` lines between two lines of ---",
            hint="correct the lines between the first two ---",
        ) from failure
    return (body, metadata_of(fields, where)) if fields else (text, Metadata())


def read_html(html: str, where: str) -> tuple[str, Metadata]:
    """The text of a page as a reader sees it, without navigation and scripts, and what its head says."""
    from inscriptis import Inscriptis
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
    metadata = metadata_of(head_fields(tree), where)
    etree.strip_elements(tree, *NOT_CONTENT, etree.Comment, with_tail=False)
    return Inscriptis(tree).get_text(), metadata


def head_fields(tree: Any) -> dict[str, object]:
    """Title, language, address and publication date of a page, where its head states them."""
    metas = {
        str(meta.get("name") or meta.get("property") or "").lower(): meta.get("content")
        for meta in tree.iter("meta")
    }
    return {
        "title": (tree.findtext(".//title") or "").strip(),
        "language": tree.get("lang"),
        "url": next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None),
        "published": next((metas[name] for name in PUBLISHED_META if metas.get(name)), None),
    }
