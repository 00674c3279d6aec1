"""Feeds and sitemaps: what they link, in order, with what they say of each page."""

from datetime import datetime

import pytest

from etl.documents.feeds import Link, links_in
from etl.documents.metadata import Metadata
from models.errors import InputError

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Eight expelled</title><link>https://example.org/1</link><pubDate>Fri, 08 Apr 2022 10:00:00 +0900</pubDate></item>
<item><title>No page</title></item>
<item><title>Second &amp; last</title><link>https://example.org/2</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Eight expelled</title>
<link rel="alternate" href="https://example.org/1"/><published>2022-04-08T01:00:00Z</published>
<updated>2022-04-09T01:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><!-- ours -->
<url><loc> https://example.org/1 </loc><lastmod>2022-04-08</lastmod></url>
<url><loc>https://example.org/2</loc><lastmod>2022-04-08T10:00:00+09:00</lastmod>
<n:news><n:title>T</n:title><n:publication_date>2022-04-08</n:publication_date></n:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://example.org/s.xml</loc></sitemap></sitemapindex>"""


def test_rss_gives_pages_titles_and_days() -> None:
    at = datetime(2022, 4, 8, 1)
    assert links_in(RSS, "feed") == [
        Link("https://example.org/1", at, Metadata("2022-04-08", "Eight expelled")),
        Link("https://example.org/2", None, Metadata(None, "Second & last")),
    ]


def test_atom_tells_the_publication_from_the_last_change() -> None:
    (link,) = links_in(ATOM, "feed") or []
    assert (link.known.published, link.changed_at) == ("2022-04-08", datetime(2022, 4, 9, 1))


def test_a_sitemap_gives_pages_and_their_last_change() -> None:
    first, second = links_in(SITEMAP, "sitemap.xml") or []
    assert (first.address, first.changed_at) == ("https://example.org/1", datetime(2022, 4, 9))
    assert (second.changed_at, second.known.title) == (datetime(2022, 4, 8, 1), "T")


def test_an_index_gives_sitemaps() -> None:
    assert links_in(INDEX, "sitemap.xml") == [Link("https://example.org/s.xml", is_sitemap=True)]


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><html><p>Words</p></html>", b"just words", b"%PDF-1.7", b""]
)
def test_a_page_is_no_feed(content: bytes) -> None:
    assert links_in(content, "page") is None


def test_a_feed_that_breaks_off_gives_what_stands_before() -> None:
    assert [link.address for link in links_in(RSS[:-60], "feed") or []][:1] == ["https://example.org/1"]


def test_a_broken_feed_is_told() -> None:
    with pytest.raises(InputError, match="cannot be read as a feed"):
        links_in(b"<rss version='2.0'><channel><item><", "feed")


def test_entities_are_not_multiplied() -> None:
    bomb = b'<!DOCTYPE f [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    urls = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>&b;</loc></url></urlset>"
    assert all("aaaa" not in link.address for link in links_in(bomb + urls, "s") or [])
