"""RSS and Atom feeds and sitemaps: the pages that they link, with what they say of each."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from time import struct_time
from typing import Any

from etl.documents.metadata import Metadata
from etl.unpacking import unpacked
from models.errors import InputError

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a feed or a sitemap links; `changed_at` is the time, UTC, of its last change, as far as stated."""

    address: str
    changed_at: datetime | None = None
    known: Metadata = field(default_factory=Metadata)
    is_sitemap: bool = False


def links_in(content: bytes, where: str) -> list[Link] | None:
    """The links of a feed or a sitemap in their order; None where the content is neither.

    InputError for one that is too broken to say what it links.
    """
    content = unpacked(content, "feed.xml")
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head.startswith(b"<") or b"<html" in head or b"<!doctype html" in head:
        return None
    if b"<urlset" in head or b"<sitemapindex" in head:
        return sitemap_links(content, where)
    if any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return feed_links(content, where)
    return None


def sitemap_links(content: bytes, where: str) -> list[Link]:
    """The pages of a sitemap, or the sitemaps of an index of them."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError as error:
        raise broken(where, error) from error
    if root is None:
        raise broken(where, "it is no XML")
    return [
        Link(
            address, stated_time(_text(entry, f"{SITEMAP}lastmod")), _news(entry), _is_named(entry, "sitemap")
        )
        for entry in root
        if isinstance(entry.tag, str) and (address := _text(entry, f"{SITEMAP}loc"))
    ]


def _text(element: Any, path: str) -> str:
    return str(element.findtext(path) or "").strip()


def _is_named(element: Any, name: str) -> bool:
    return bool(element.tag == f"{SITEMAP}{name}")


def _news(entry: Any) -> Metadata:
    published = stated_time(_text(entry, f"{NEWS}news/{NEWS}publication_date"))
    title = _text(entry, f"{NEWS}news/{NEWS}title")
    return Metadata(published.date().isoformat() if published else None, title or None)


def feed_links(content: bytes, where: str) -> list[Link]:
    """The entries of a feed that link a page; a feed that breaks off gives those that stand before."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(content))
    links = [link_of(entry) for entry in feed.entries if entry.get("link")]
    if not links and feed.bozo:
        raise broken(where, feed.bozo_exception)
    return links


def link_of(entry: Any) -> Link:
    """One entry of a feed."""
    updated = utc(dict.get(entry, "updated_parsed"))  # feedparser's own `get` would give the publication
    published = utc(entry.get("published_parsed")) or updated
    known = Metadata(published.date().isoformat() if published else None, entry.get("title") or None)
    return Link(str(entry["link"]), updated or published, known)


def utc(parsed: struct_time | None) -> datetime | None:
    """A time that feedparser has read, UTC."""
    return datetime(*parsed[:6]) if parsed else None


def stated_time(text: str) -> datetime | None:
    """A time in a sitemap, UTC; of a day its end; None where there is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) == len("2022-04-08"):
        return datetime.combine(at, time()) + timedelta(days=1)
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def broken(where: str, error: object) -> InputError:
    """What is said of a feed that cannot be read."""
    return InputError(
        f"cannot be read as a feed or sitemap: {error}",
        where=where,
        expected="RSS, Atom, or a sitemap",
        hint="open the address in a browser; the publisher may have moved the feed",
    )
